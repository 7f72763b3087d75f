namespace Sferum.UnitTests.Histories.Simulation;

/// <summary>A call on its way: somebody waits for its answer.</summary>
internal abstract class GrainCall
{
    public required GrainMethod Method { get; init; }

    public required object?[] Arguments { get; init; }

    /// <summary>Where the caller goes on.</summary>
    public required Turns Caller { get; init; }

    /// <summary>What becomes of it on the way.</summary>
    public required Chance Chance { get; init; }

    /// <summary>The same call with other arguments.</summary>
    public abstract GrainCall With(object?[] arguments);

    /// <summary>What the caller waits for.</summary>
    public abstract Task Answer { get; }

    public bool IsAnswered => Answer.IsCompleted;

    /// <summary>Gives the caller what a finished method gave.</summary>
    public abstract void Settle(Task finished);

    public abstract void Fail(Exception error);
}

/// <summary>A call with an answer of this type.</summary>
internal sealed class GrainCall<T> : GrainCall
{
    private readonly TaskCompletionSource<T> _answer;

    public GrainCall()
        : this(new TaskCompletionSource<T>())
    {
    }

    private GrainCall(TaskCompletionSource<T> answer) => _answer = answer;

    public override Task Answer => _answer.Task;

    public override GrainCall With(object?[] arguments) => new GrainCall<T>(_answer) { Method = Method, Arguments = arguments, Caller = Caller, Chance = Chance };

    public override void Settle(Task finished)
    {
        if (finished.Exception?.InnerException is { } error)
        {
            Fail(error);
        }
        else
        {
            _answer.TrySetResult(finished is Task<T> { Result: var result } ? result : default!);
        }
    }

    public override void Fail(Exception error)
    {
        // Looked at here, since whoever asked may be dead; a failure that nobody looks at is kept for the finalizer.
        if (_answer.TrySetException(error))
        {
            _ = _answer.Task.Exception;
        }
    }
}
