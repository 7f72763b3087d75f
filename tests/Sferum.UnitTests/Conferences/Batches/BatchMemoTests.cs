using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Batches;
using Sferum.Grains.Outcomes;
using Xunit;

namespace Sferum.UnitTests.Conferences.Batches;

/// <summary>What is remembered of a batch.</summary>
public sealed class BatchMemoTests
{
    [Fact]
    public void Read_OfWhatWasRefused_GivesItWithEverything()
    {
        var refusal = new Refusal(RefusalReason.StartTooFar)
        {
            Field = "conference.date",
            Facts = new Dictionary<string, string> { ["limit_days"] = "366" },
            Subjects = ["schools/7/chats/a"],
        };

        var read = BatchMemo.Read(BatchMemo.Of([new Outcome<ConferenceView>(), refusal, new Outcome<ConferenceView>()]));

        var (place, known) = Assert.Single(read);
        Assert.Equal((1, RefusalReason.StartTooFar, "conference.date"), (place, known.Reason, known.Field));
        Assert.Equal("366", known.Facts["limit_days"]);
        Assert.Equal(["schools/7/chats/a"], known.Subjects);
    }

    [Fact]
    public void Of_WhenNothingWasRefused_IsEmpty()
    {
        Assert.Equal("", BatchMemo.Of([new Outcome<ConferenceView>()]));
        Assert.Empty(BatchMemo.Read(""));
    }
}
