using Sferum.Sandbox.World.Faults;

namespace Sferum.Sandbox.Control.Faults;

/// <summary>Faults on demand.</summary>
internal sealed class FaultControl(FaultBook faults)
{
    public void Map(IEndpointRouteBuilder control)
    {
        control.MapGet("/faults", () => new Listing<FaultView>([.. faults.All.Select(FaultView.Of)]));
        control.MapPost("/faults", Add);
        control.MapDelete("/faults", Clear);
        control.MapDelete("/faults/{id:int}", (int id) => faults.Remove(id) ? Results.NoContent() : Trouble.NotFound("no such fault"));
    }

    private IResult Add(FaultRequest request) => request.Check() is { } trouble
        ? Trouble.BadRequest(trouble)
        : Results.Json(FaultView.Of(faults.Add(request.Fault())), statusCode: StatusCodes.Status201Created);

    private IResult Clear()
    {
        faults.Clear();
        return Results.NoContent();
    }
}
