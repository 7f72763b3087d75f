using Sferum.Sandbox.World.Calls;

namespace Sferum.Sandbox.Control.Views;

/// <param name="State">active or finished.</param>
/// <param name="Chat">The world's id of the chat it is in, if in any.</param>
internal sealed record CallView(
    string Id, string State, long StarterId, long? Chat, string JoinLink, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, IReadOnlyList<long> Participants)
{
    public static CallView Of(Call call) => new(
        call.Id,
        call.FinishedAt is null ? "active" : "finished",
        call.StarterId,
        call.Chat,
        call.JoinLink,
        call.StartedAt,
        call.FinishedAt,
        [.. call.Participants.Order()]);
}
