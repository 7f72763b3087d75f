using Google.Protobuf;
using Google.Rpc;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Errors.Subjects;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Errors;

/// <summary>What a refusal leaves unsaid and the request says.</summary>
public sealed class RequestSubjectTests
{
    [Fact]
    public void Complete_WhenTheDomainsFieldIsNotTheRequests_NamesTheRequestsOwn() =>
        AssertFound(Refusal.Of(RefusalReason.NotFound, "name"), new ListChatsRequest { Parent = "schools/8" }, "parent", "schools/8", "schools");

    [Fact]
    public void Complete_WhenTheDomainSaysNothing_TakesWhatTheRequestIsAbout() =>
        AssertFound(Refusal.Of(RefusalReason.NotFound), Update, "conference.name", "schools/7/conferences/x", "conferences");

    [Fact]
    public void Complete_WhenTheResourceIsKnown_FindsItsField() => AssertFound(
        new Refusal(RefusalReason.NotFound) { Subjects = ["schools/7/chats/y"] }, Update, "conference.chat", "schools/7/chats/y", "chats");

    [Fact]
    public void Complete_WhenAFieldOfAListIsMeant_TakesThatOne() => AssertFound(
        Refusal.Of(RefusalReason.NotFound, "chats[1]"),
        new RecreateChatsRequest { School = "schools/7", Chats = { "schools/7/chats/a", "schools/8/chats/b" } }, "chats[1]", "schools/8/chats/b", "chats");

    [Fact]
    public void Complete_WhenAPreconditionHasNoSubject_IsAboutTheRequestsResource()
    {
        var request = new JoinConferenceRequest { Name = "schools/7/conferences/x", ActingAccount = "accounts/anna" };
        var bare = RefusalStatus.Status(new Refusal(RefusalReason.ConferenceOver), CallLanguage.English);
        var told = RefusalStatus.Status(new Refusal(RefusalReason.AccountNotLinked) { Subjects = ["accounts/anna"] }, CallLanguage.English);

        Assert.Equal("schools/7/conferences/x", RequestSubject.Complete(bare, request).GetDetail<PreconditionFailure>()!.Violations[0].Subject);
        Assert.Equal("accounts/anna", RequestSubject.Complete(told, request).GetDetail<PreconditionFailure>()!.Violations[0].Subject);
    }

    private static UpdateConferenceRequest Update => new() { Conference = new Conference { Name = "schools/7/conferences/x", Chat = "schools/7/chats/y" } };

    private static void AssertFound(Refusal refusal, IMessage request, string field, string name, string type)
    {
        var status = RequestSubject.Complete(RefusalStatus.Status(refusal, CallLanguage.English), request);
        var (info, resource) = (status.GetDetail<ErrorInfo>()!, status.GetDetail<ResourceInfo>()!);

        Assert.Equal((field, type), (info.Metadata["field"], info.Metadata["resource_type"]));
        Assert.Equal((name, type), (resource.ResourceName, resource.ResourceType));
    }
}
