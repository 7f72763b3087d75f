using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Audit;
using Xunit;

namespace Sferum.UnitTests.Audit;

public sealed class AuditKeysTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 29, 7, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Of_ARepetition_IsTheSame() => Assert.Equal(Key(), Key(now: Now.AddHours(3)));

    [Fact]
    public void Of_AnythingElse_IsAnother() => Assert.Equal(6, new[]
    {
        Key(), Key(action: "ChatService.DeleteChat"), Key(resource: "schools/7/chats/b"), Key(id: "2"), Key(refusal: RefusalReason.UnlinkedMembers), Key(now: Now.AddDays(1)),
    }.Distinct().Count());

    [Fact]
    public void Of_AJoin_IsEachTimeAnother() => Assert.NotEqual(Key(id: ""), Key(id: ""));

    private static string Key(
        string action = "ChatService.UpdateChat", string resource = "schools/7/chats/a", string id = "1", RefusalReason refusal = RefusalReason.Unspecified, DateTimeOffset? now = null) =>
        AuditKeys.Of(action, resource, id, refusal, now ?? Now);
}
