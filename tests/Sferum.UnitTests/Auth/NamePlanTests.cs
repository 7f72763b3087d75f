using Google.Protobuf.Reflection;
using Sferum.GrpcHost.Auth;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Auth;

public sealed class NamePlanTests
{
    // Texts of requests in which no resource name stands. Whoever adds one here says that a caller of another school may write anything into it.
    private static readonly string[] Texts =
    [
        "class_title", "class_titles", "code", "confirm", "device_id", "display_name", "error", "etag", "family_name", "given_name", "group_title", "id", "lesson_title", "next_page_token", "note", "order_by",
        "page_token", "patronymic", "plan_digest", "position_title", "query", "request_id", "return_uri", "state", "subject", "time_zone", "title", "editable_fields", "chat_title", "join_uri",
        "profile_id", "profile_name", "last_fault", "explanation",
    ];

    [Fact]
    public void Plan_OfEveryRequest_PassesOverNothingButKnownTexts()
    {
        var passed = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var method in GrpcHost.Contract.Services.SelectMany(service => service.Methods))
        {
            Walk(method.InputType, [], passed);
        }

        Assert.Empty(passed.Except(Texts));
    }

    [Theory]
    [InlineData("schools/8/chats/a", "chat.name")]
    [InlineData("schools/7/chats/a", null)]
    public void Find_InASubmessage_GivesItsPath(string name, string? path) =>
        Assert.Equal(path, Find(new UpdateChatRequest { Chat = new() { Name = name, Title = "schools/8" } }));

    [Fact]
    public void Find_InLists_GivesTheFirst()
    {
        var request = new RecreateChatsRequest { School = "schools/7", Chats = { "schools/7/chats/a", "schools/8/chats/b", "schools/9/chats/c" } };

        Assert.Equal("chats[1]", Find(request));
    }

    [Fact]
    public void Find_InRowsOfARoster_GivesTheRow()
    {
        var request = new ReplaceRosterRequest
        {
            School = "schools/7",
            Roster = new() { Classes = { new RosterClass { SchoolClass = "schools/7/classes/a" }, new RosterClass { SchoolClass = "schools/8/classes/b" } } },
        };

        Assert.Equal("roster.classes[1].school_class", Find(request));
    }

    private static string? Find(Google.Protobuf.IMessage request) =>
        NamePlan.Of(request.Descriptor).Find(request, name => SchoolSegment.IsIn(name) && SchoolSegment.Of(name)?.Segment != "7");

    private static void Walk(MessageDescriptor type, HashSet<string> seen, SortedSet<string> passed)
    {
        if (type.File.Package.StartsWith("google.", StringComparison.Ordinal) || !seen.Add(type.FullName))
        {
            return;
        }

        foreach (var field in type.Fields.InDeclarationOrder())
        {
            Assert.False(field.IsMap, $"{field.FullName}: maps are not looked into.");
            if (field.FieldType == FieldType.String && !NamePlan.IsLookedAt(field))
            {
                passed.Add(field.Name);
            }
            else if (field.FieldType == FieldType.Message)
            {
                Walk(field.MessageType, seen, passed);
            }
        }
    }
}
