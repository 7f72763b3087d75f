using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Journal;

namespace Sferum.Sandbox;

/// <summary>The sandbox as an application that any process can start and stop.</summary>
public static class SandboxApplication
{
    /// <summary>
    /// Opens the world and makes the application; it listens once started. Dispose it asynchronously: that lets go of the data directory.
    /// It reads no configuration and catches no signal of the process it runs in.
    /// </summary>
    /// <param name="options">How it is set up.</param>
    /// <param name="time">The clock of the world; the system's if null.</param>
    /// <param name="configure">For what the host wants besides, such as its own logging; the default is silence.</param>
    /// <exception cref="SandboxRefusedException">The options are refused, or the data directory is in use or damaged.</exception>
    public static WebApplication Create(SandboxOptions options, TimeProvider? time = null, Action<WebApplicationBuilder>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, CallerLifetime>();
        configure?.Invoke(builder);
        builder.AddSandbox(options, time ?? TimeProvider.System);
        var app = builder.Build();
        OpenWorld(app);
        app.MapSandbox();
        return app;
    }

    /// <summary>Where a started sandbox answers: <c>http://127.0.0.1:5083/</c>. Both faces and the control surface are there.</summary>
    public static Uri Address(WebApplication sandbox)
    {
        ArgumentNullException.ThrowIfNull(sandbox);
        var addresses = sandbox.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses;
        return new Uri(addresses?.FirstOrDefault() ?? throw new InvalidOperationException("The sandbox has not been started."));
    }

    private static void OpenWorld(WebApplication app)
    {
        try
        {
            app.Services.GetRequiredService<SandboxWorld>();
        }
        catch (Exception trouble) when (trouble is JournalException or IOException or UnauthorizedAccessException)
        {
            ((IDisposable)app).Dispose();
            throw new SandboxRefusedException(trouble.Message, trouble);
        }
    }
}
