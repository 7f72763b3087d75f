using Sferum.Sandbox.Control.Approving;
using Sferum.Sandbox.Control.Faults;
using Sferum.Sandbox.Control.People;

namespace Sferum.Sandbox.Control;

/// <summary>The developer's own surface, /sandbox: what VK does not have and tests need.</summary>
internal static class ControlHosting
{
    public static void AddControl(this IServiceCollection services)
    {
        services.AddSingleton<WorldReader>();
        services.AddSingleton<PeopleControl>();
        services.AddSingleton<FaultControl>();
        services.AddSingleton<WorldControl>();
        services.AddSingleton<Approver>();
    }

    /// <summary>Maps the calls, and gives what further may be mapped beside them.</summary>
    public static RouteGroupBuilder MapControl(this WebApplication app)
    {
        var control = app.MapGroup("/sandbox").AddEndpointFilter(new SettledFilter(app.Services.GetRequiredService<World.SandboxWorld>()));
        app.Services.GetRequiredService<WorldReader>().Map(control);
        app.Services.GetRequiredService<PeopleControl>().Map(control);
        app.Services.GetRequiredService<FaultControl>().Map(control);
        app.Services.GetRequiredService<WorldControl>().Map(control);
        control.MapGet("/captcha/{sid}", (string sid) => Results.Text($"Captcha {sid}: nothing to solve here; the fault that asked for it is used up."));
        control.MapGet("/validation/{sid}", (string sid) => Results.Text($"Validation {sid}: nothing to prove here; the fault that asked for it is used up."));
        control.MapPost("/approve", app.Services.GetRequiredService<Approver>().ApproveAsync);
        return control;
    }
}
