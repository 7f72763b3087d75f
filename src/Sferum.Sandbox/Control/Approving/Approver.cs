using Sferum.Sandbox.Control.People;
using Sferum.Sandbox.VkId.Authorize;
using Sferum.Sandbox.World;
using Sferum.Sandbox.World.People;

namespace Sferum.Sandbox.Control.Approving;

/// <summary>POST /sandbox/approve: does in one call what the browser of a demo person does over the pages.</summary>
internal sealed class Approver(SandboxWorld world, CodeIssuer issuer, SandboxOptions options)
{
    public async Task<IResult> ApproveAsync(ApproveRequest request, HttpContext context)
    {
        if (!Uri.TryCreate(request.Address, UriKind.Absolute, out var address) || !DemoBrowser.MayVisit(address))
            return Trouble.BadRequest("address must be an absolute address on loopback");
        var (person, trouble) = world.Act(0, "sandbox/approve", turn => FindOrMake(turn, request));
        if (person is null)
            return Trouble.BadRequest(trouble!);
        if (ProfileOf(person, request.Person) is not { } profile)
            return Trouble.BadRequest("this person has no educational profile");
        using var walk = new ApproveWalk(issuer, options, context.Connection.LocalPort, profile.UserId, request.Deny == true);
        var result = await walk.RunAsync(address, context.RequestAborted);
        return Results.Json(result, statusCode: result.Ok ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity);
    }

    private static (Person? Person, string? Trouble) FindOrMake(WorldTurn turn, ApproveRequest request)
    {
        var found = request.Person is { Length: > 0 } name ? PersonSearch.Find(turn.State.People, name) : [];
        if (found.Count > 1)
            return (null, $"several people are called so: {string.Join(", ", found.Select(person => PersonView.Of(turn.State.People, person).UserId ?? person.VkId))}");
        if (found.Count == 1)
            return (found[0], null);
        return request.Profile is null ? (null, "nobody of this id, phone or name") : PersonMaker.Make(turn, request.Profile);
    }

    private static EducationalProfile? ProfileOf(Person person, string? named) =>
        person.Profiles.OrderByDescending(profile => $"{profile.UserId}" == named).FirstOrDefault();
}
