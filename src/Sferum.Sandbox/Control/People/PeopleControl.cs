using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Effects;
using Sferum.Sandbox.World.People;

namespace Sferum.Sandbox.Control.People;

/// <summary>Making demo people and switching their flags.</summary>
internal sealed class PeopleControl(SandboxWorld world)
{
    public void Map(IEndpointRouteBuilder control)
    {
        control.MapPost("/people", Create);
        control.MapPost("/people/{id:long}/flags", SetFlags);
    }

    private IResult Create(PersonRequest request) => world.Act(0, "sandbox/people", turn =>
    {
        var (person, trouble) = PersonMaker.Make(turn, request);
        return person is null
            ? Trouble.BadRequest(trouble!)
            : Results.Json(PersonView.Of(turn.State.People, person), statusCode: StatusCodes.Status201Created);
    });

    private IResult SetFlags(long id, FlagsRequest request) => world.Act(0, "sandbox/flags", turn =>
    {
        if (turn.State.People.OwnerOf(id) is null)
            return Trouble.NotFound("no such user");
        var before = turn.State.People.Flags(id);
        var after = new ProfileFlags(request.Privacy ?? before.Privacy, request.Deactivated ?? before.Deactivated);
        if (after != before)
            turn.Commit(new PersonFlagged(id, after.Privacy, after.Deactivated));
        return Results.Json(new { UserId = id, after.Privacy, after.Deactivated });
    });
}
