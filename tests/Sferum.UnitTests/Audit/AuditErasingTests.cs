using Sferum.Grains.Audit;
using Sferum.Grains.Names;
using Xunit;

namespace Sferum.UnitTests.Audit;

public sealed class AuditErasingTests
{
    private static readonly AccountId Anna = new("1");

    [Theory]
    [InlineData("accounts/1", true)]
    [InlineData("members[accounts/1].role", true)]
    [InlineData("accounts/17", false)]
    [InlineData("accounts/1~20", false)]
    [InlineData("members[accounts/17].role", false)]
    [InlineData("accounts/17, accounts/1", true)]
    [InlineData("accounts/1/link", true)]
    [InlineData("", false)]
    public void Names_OfAText_AreWholeNames(string text, bool isNamed) => Assert.Equal(isNamed, AuditErasing.Names(text, Anna));

    [Theory]
    [InlineData("accounts/1")]
    [InlineData("schools/7/people/1")]
    public void Without_OfAnEntryAboutThePerson_IsNothing(string resource) => Assert.Null(AuditErasing.Without(Record(resource), Anna));

    [Fact]
    public void Without_OfAnEntryThatNamesThePerson_NamesItNoLonger()
    {
        var left = AuditErasing.Without(Record(actor: Anna, changes: [new("members[accounts/1].role", "", "MEMBER"), new("members[accounts/17].role", "", "MEMBER"), new("created_by", "accounts/1", "")]), Anna)!;

        Assert.Null(left.Actor);
        Assert.Equal("members[accounts/17].role", Assert.Single(left.Changes).Field);
    }

    [Fact]
    public void Without_OfAnotherEntry_IsTheSame()
    {
        var record = Record(actor: new("17"), changes: [new("title", "a", "b")]);

        Assert.Same(record, AuditErasing.Without(record, Anna));
    }

    internal static AuditRecord Record(
        string resource = "schools/7/chats/a", AccountId? actor = null, string key = "k", string school = "7", int minute = 0, params FieldChange[] changes) => new()
        {
            School = new(school),
            Key = key,
            Time = new DateTimeOffset(2026, 11, 29, 7, minute, 0, TimeSpan.Zero),
            Caller = "es",
            Actor = actor,
            Action = "ChatService.UpdateChat",
            Resource = resource,
            RequestId = "1",
            Changes = changes,
        };
}
