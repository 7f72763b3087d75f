using Grpc.Core;
using Sferum.V1;
using Xunit.Sdk;

namespace Sferum.EndToEndTests.Histories;

/// <summary>Links of accounts, made and undone.</summary>
internal sealed partial class HistoryOfASchool
{
    private Task LinkSomebodyAsync() =>
        Any(_plain.Everybody.Where(person => !_plain.Linked.Contains(person))) is { } person ? LinkAsync(person) : Task.CompletedTask;

    private async Task LinkAsync(string person)
    {
        _told.Add($"link {person}");
        await StubbornAsync(async () =>
        {
            try
            {
                await school.LinkAsync(person);
            }
            catch (Exception cutOff) when (cutOff is RpcException or HttpRequestException or XunitException)
            {
                // A kill in the middle of the walk through the pages: linked all the same, or to be walked again.
                await school.RecallLinkAsync(person);
            }

            return true;
        });
        _plain.Linked.Add(person);
    }

    // Whoever holds chats, or held them and may have to hand them over, stays linked; of who left the school nothing is asked.
    private async Task UnlinkAsync()
    {
        if (Any(_plain.Linked.Where(person => _plain.IsIn(person) && !_plain.Administrators.Contains(person))) is not { } person)
        {
            return;
        }

        _told.Add($"unlink {person}");
        var request = new UnlinkRequest { Account = school.Account(person), RequestId = school.NextRequest() };
        await StubbornAsync(() => school.Clients.Links.UnlinkAsync(request).ResponseAsync);
        _plain.Linked.Remove(person);
    }
}
