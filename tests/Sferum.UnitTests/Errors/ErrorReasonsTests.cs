using Grpc.Core;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Errors;

public sealed class ErrorReasonsTests
{
    private const int FirstOfService = 900;

    private static readonly ErrorReason[] All =
        [.. Enum.GetValues<ErrorReason>().Where(reason => reason != ErrorReason.Unspecified)];

    public static TheoryData<ErrorReason> Reasons => [.. All];

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Of_WhenReasonIsInTheContract_HasCodeAndBothTexts(ErrorReason reason)
    {
        var entry = ErrorReasons.Of(reason);

        Assert.Equal(reason, entry.Reason);
        Assert.NotEqual(StatusCode.OK, entry.Code);
        Assert.NotEqual(StatusCode.Unknown, entry.Code);
        Assert.True(entry.Russian.Any(letter => letter is >= 'А' and <= 'я'), entry.Russian);
        Assert.False(entry.English.Any(letter => letter is >= 'А' and <= 'я'), entry.English);
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Of_WhenTextsHavePlaceholders_TheyAreTheSameInBothLanguages(ErrorReason reason)
    {
        var entry = ErrorReasons.Of(reason);
        Assert.Equal(ReasonText.Placeholders(entry.Russian).Order(), ReasonText.Placeholders(entry.English).Order());
    }

    [Theory]
    [MemberData(nameof(Reasons))]
    public void Of_WhenDocumented_SaysTheSameAsTheTable(ErrorReason reason)
    {
        var entry = ErrorReasons.Of(reason);
        var row = ErrorsPage.Row(ReasonName.Of(reason));

        Assert.Equal(ReasonName.Of(reason), row.Reason);
        Assert.Equal(ErrorsPage.Code(entry.Code), row.Code);
        Assert.Equal(entry.Russian, row.Russian);
        Assert.Equal(entry.English, row.English);
        Assert.NotEmpty(row.When);
        Assert.NotEmpty(row.Advice);
        Assert.Subset(row.Metadata.ToHashSet(), ReasonText.Placeholders(entry.English).ToHashSet());
        Assert.True(entry.Code != StatusCode.InvalidArgument || row.Metadata.Contains("field"), row.Reason);
        Assert.Equal(entry.RetryAfter is not null, row.Advice.Contains("RetryInfo says", StringComparison.Ordinal));
    }

    // The contract's comment of a reason and the page for people: the same metadata, for every reason.
    [Theory]
    [MemberData(nameof(Reasons))]
    public void Of_WhenDocumented_PromisesTheMetadataOfTheContract(ErrorReason reason)
    {
        var row = ErrorsPage.Row(ReasonName.Of(reason));
        var comment = ErrorsContract.Comment(row.Reason);

        Assert.All(row.Metadata, name => Assert.Matches($@"Metadata: .*\b{name}\b", comment));
        Assert.Equal(row.Metadata.Count == 0, comment.Contains("Metadata: none.", StringComparison.Ordinal));
    }

    [Fact]
    public void Page_WhenRead_HasNoReasonThatDoesNotExist() =>
        Assert.Equal(All.Length, ErrorsPage.Rows.Count);

    [Fact]
    public void RefusalReason_WhenComparedWithTheContract_IsTheSameBelow900()
    {
        var domain = Enum.GetValues<RefusalReason>().ToDictionary(reason => reason.ToString(), reason => (int)reason);
        var contract = Enum.GetValues<ErrorReason>()
            .Where(reason => (int)reason < FirstOfService)
            .ToDictionary(reason => reason.ToString(), reason => (int)reason);
        Assert.Equal(contract.OrderBy(pair => pair.Value), domain.OrderBy(pair => pair.Value));
    }

    [Fact]
    public void Table_WhenCounted_HasNothingBesideTheContract() =>
        Assert.Equal(All.Length, ErrorReasons.All.Count);
}
