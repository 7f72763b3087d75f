namespace Sferum.Sandbox.Control;

/// <summary>The form of every refusal here.</summary>
internal sealed record Trouble(string Error)
{
    public static IResult BadRequest(string error) => Results.Json(new Trouble(error), statusCode: StatusCodes.Status400BadRequest);

    public static IResult NotFound(string error) => Results.Json(new Trouble(error), statusCode: StatusCodes.Status404NotFound);
}
