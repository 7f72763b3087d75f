using Sferum.Sandbox.Control.Views;
using Sferum.Sandbox.VkApi.Limits;
using Sferum.Sandbox.VkId;
using Sferum.Sandbox.VkId.OAuth;
using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Effects;
using Sferum.Sandbox.World.Faults;
using Sferum.Sandbox.World.Tokens;

namespace Sferum.Sandbox.Control;

/// <summary>What else a test may do to the world: begin again, hand out tokens, let someone join a call.</summary>
internal sealed class WorldControl(
    SandboxWorld world, TokenIssuer issuer, FaultBook faults, LoginAttempts attempts, SmsInbox inbox, RateLimiter limiter, SandboxOptions options)
{
    public void Map(IEndpointRouteBuilder control)
    {
        control.MapPost("/reset", Reset);
        control.MapPost("/tokens", IssueToken);
        control.MapPost("/calls/{id}/participants", JoinCall);
    }

    private IResult Reset()
    {
        faults.Clear();
        attempts.Forget();
        inbox.Forget();
        limiter.Forget();
        world.Reset();
        return Results.NoContent();
    }

    private IResult IssueToken(TokenRequest request) => world.Act(request.UserId ?? 0, "sandbox/tokens", turn =>
    {
        var (kind, owner) = request.GroupId is { } group ? (TokenKind.Community, -group) : (TokenKind.User, request.UserId ?? 0);
        if (kind == TokenKind.User && turn.State.People.Profile(owner) is null)
            return Trouble.NotFound("no such user");
        var lifetime = request.ExpiresIn is { } seconds ? TimeSpan.FromSeconds(seconds) : options.AccessTokenLifetime;
        return Results.Json(new
        {
            AccessToken = issuer.IssueBare(turn, kind, owner, lifetime),
            Owner = owner,
            ExpiresIn = (int)lifetime.TotalSeconds,
        });
    });

    private IResult JoinCall(string id, ParticipantRequest request) => world.Act(request.UserId, "sandbox/calls", turn =>
    {
        if (turn.State.Calls.Find(id) is not { FinishedAt: null } call || turn.State.People.Profile(request.UserId) is null)
            return Trouble.NotFound("no such user, or no such call that is active");
        if (!call.Participants.Contains(request.UserId))
            turn.Commit(new ParticipantJoined(call.Id, request.UserId));
        return Results.Json(CallView.Of(call));
    });
}
