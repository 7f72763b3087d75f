using Google.Rpc;
using Grpc.Core;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Errors;

public sealed class RefusalStatusTests
{
    [Fact]
    public void Of_WhenPeopleAreNotLinked_NamesThemAndSaysItInRussian()
    {
        var refusal = new Refusal(RefusalReason.UnlinkedMembers)
        {
            Facts = new Dictionary<string, string> { ["count"] = "2" },
            Subjects = ["accounts/1", "accounts/2"],
        };

        var exception = RefusalStatus.Of(refusal, CallLanguage.Russian);
        var status = exception.GetRpcStatus()!;

        Assert.Equal(StatusCode.FailedPrecondition, exception.StatusCode);
        Assert.Equal("UNLINKED_MEMBERS", status.GetDetail<ErrorInfo>()!.Reason);
        Assert.Equal("sferum", status.GetDetail<ErrorInfo>()!.Domain);
        Assert.Equal("2", status.GetDetail<ErrorInfo>()!.Metadata["count"]);
        Assert.Equal(["accounts/1", "accounts/2"], status.GetDetail<PreconditionFailure>()!.Violations.Select(violation => violation.Subject));
        Assert.Equal("ru-RU", status.GetDetail<LocalizedMessage>()!.Locale);
        Assert.Contains("Не привязали аккаунт к Сферуму: 2.", status.GetDetail<LocalizedMessage>()!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_WhenAFieldIsWrong_SaysWhichInTheCallersLanguage()
    {
        var refusal = Refusal.Of(RefusalReason.TextTooLong, "chat.title") with
        {
            Facts = new Dictionary<string, string> { ["limit"] = "128" },
        };

        var status = RefusalStatus.Of(refusal, CallLanguage.English).GetRpcStatus()!;
        var violation = Assert.Single(status.GetDetail<BadRequest>()!.FieldViolations);

        Assert.Equal((int)Code.InvalidArgument, status.Code);
        Assert.Equal("chat.title", violation.Field);
        Assert.Equal("TEXT_TOO_LONG", violation.Reason);
        Assert.Equal("chat.title", status.GetDetail<ErrorInfo>()!.Metadata["field"]);
        Assert.Equal("The text is too long: at most 128 characters are allowed.", status.GetDetail<LocalizedMessage>()!.Message);
    }

    [Fact]
    public void Of_WhenATimeIsAFact_ShowsItAsPeopleWriteIt()
    {
        var refusal = new Refusal(RefusalReason.ConferenceNotStarted)
        {
            Facts = new Dictionary<string, string> { ["start_time"] = "2026-09-14T08:30:00+03:00" },
        };

        Assert.Equal(
            "Видеоконференция ещё не началась. Начало: 14.09.2026 08:30.",
            RefusalStatus.Of(refusal, CallLanguage.Russian).GetRpcStatus()!.GetDetail<LocalizedMessage>()!.Message);
        Assert.Equal(
            "The video conference has not started yet. It starts at 14 Sep 2026, 08:30.",
            RefusalStatus.Of(refusal, CallLanguage.English).GetRpcStatus()!.GetDetail<LocalizedMessage>()!.Message);
    }

    [Fact]
    public void Of_WhenAFactIsMissing_LeavesAnEllipsis() =>
        Assert.Contains("Начало: ….", RefusalStatus.Of(new Refusal(RefusalReason.ConferenceNotStarted), CallLanguage.Russian)
            .GetRpcStatus()!.GetDetail<LocalizedMessage>()!.Message, StringComparison.Ordinal);

    [Fact]
    public void Of_WhenARecordIsMissing_NamesIt()
    {
        var refusal = new Refusal(RefusalReason.NotFound) { Subjects = ["schools/7/chats/x"] };
        var resource = RefusalStatus.Of(refusal, CallLanguage.Russian).GetRpcStatus()!.GetDetail<ResourceInfo>()!;
        Assert.Equal(("schools/7/chats/x", "chats"), (resource.ResourceName, resource.ResourceType));
    }

    [Fact]
    public void Of_WhenARetryHelps_SaysWhen()
    {
        var status = RefusalStatus.Of(ErrorReason.Unavailable, CallLanguage.English).GetRpcStatus()!;
        Assert.Equal(2, status.GetDetail<RetryInfo>()!.RetryDelay.Seconds);
        Assert.Null(RefusalStatus.Of(ErrorReason.Internal, CallLanguage.English).GetRpcStatus()!.GetDetail<RetryInfo>());
    }

    [Fact]
    public void Of_WhenThousandsAreNotLinked_StaysWithinTrailers()
    {
        var refusal = new Refusal(RefusalReason.UnlinkedMembers)
        {
            Facts = new Dictionary<string, string> { ["count"] = "3000" },
            Subjects = [.. Enumerable.Range(0, 3000).Select(i => $"accounts/{new string('x', 60)}{i}")],
        };

        var trailers = RefusalStatus.Of(refusal, CallLanguage.Russian).Trailers;

        Assert.InRange(trailers.Sum(entry => entry.Key.Length + (entry.IsBinary ? entry.ValueBytes.Length * 4 / 3 : entry.Value.Length)), 1, 7_000);
    }

    [Theory]
    [InlineData(null, nameof(CallLanguage.Russian))]
    [InlineData("", nameof(CallLanguage.Russian))]
    [InlineData("en", nameof(CallLanguage.English))]
    [InlineData("en-GB,ru;q=0.5", nameof(CallLanguage.English))]
    [InlineData("de,en;q=0.3,ru;q=0.8", nameof(CallLanguage.Russian))]
    [InlineData("de", nameof(CallLanguage.Russian))]
    [InlineData(";;;=", nameof(CallLanguage.Russian))]
    public void Parse_WhenLanguagesAreAskedFor_TakesTheBestKnown(string? header, string expected) =>
        Assert.Equal(expected, AcceptLanguage.Parse(header).ToString());
}
