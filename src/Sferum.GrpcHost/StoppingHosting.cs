using Sferum.GrpcHost.Stopping;

namespace Sferum.GrpcHost;

/// <summary>An end in order: see <see cref="Farewell"/>.</summary>
internal static class StoppingHosting
{
    internal static void AddFarewell(this WebApplicationBuilder builder, StopSettings settings)
    {
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = settings.Timeout);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<CallGate>();
        builder.Services.AddHostedService<Farewell>();
    }

    /// <summary>Behind routing, before anything that works for a call.</summary>
    internal static void UseCallGate(this WebApplication app)
    {
        var gate = app.Services.GetRequiredService<CallGate>();
        app.Use(gate.InvokeAsync);
    }
}
