using Grpc.Core;

namespace Sferum.GrpcHost.Schools.Rosters;

/// <summary>How long an import's answer may wait for its carrying out: the caller is to get an answer, not a deadline.</summary>
internal static class ImportPatience
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan ForTheAnswer = TimeSpan.FromSeconds(1);

    internal static TimeSpan Of(ServerCallContext context, TimeProvider time)
    {
        if (context.Deadline == DateTime.MaxValue)
        {
            return Longest;
        }

        var left = context.Deadline - time.GetUtcNow().UtcDateTime - ForTheAnswer;
        return left < TimeSpan.Zero ? TimeSpan.Zero : left < Longest ? left : Longest;
    }
}
