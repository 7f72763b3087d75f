namespace Sferum.Grains.Commits;

/// <summary>Lets pieces of a grain's work follow each other, though its calls are interleaved; used by one grain, on its own scheduler.</summary>
internal sealed class Turns
{
    private Task _last = Task.CompletedTask;

    /// <summary>Does a piece of work once those before it have ended, well or not.</summary>
    public async Task<T> TakeAsync<T>(Func<Task<T>> work)
    {
        var before = _last;
        var ended = new TaskCompletionSource();
        _last = ended.Task;
        await before;
        try
        {
            return await work();
        }
        finally
        {
            ended.SetResult();
        }
    }
}
