using System.Net;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Sferum.Sandbox.Control;
using Sferum.Sandbox.Developer;
using Sferum.Sandbox.Pages;
using Sferum.Sandbox.VkApi;
using Sferum.Sandbox.VkId;
using Sferum.Sandbox.World;
using Sferum.Sandbox.World.Faults;
using Sferum.Sandbox.World.Journal;

namespace Sferum.Sandbox;

/// <summary>What the sandbox is made of.</summary>
internal static class SandboxHosting
{
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(3);

    public static void AddSandbox(this WebApplicationBuilder builder, SandboxOptions options, TimeProvider time)
    {
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Parse(options.Address), options.Port);
        });
        builder.Services.AddRoutingCore();
        builder.Services.ConfigureHttpJsonOptions(json => ConfigureJson(json.SerializerOptions));
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownPatience);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton(time);
        builder.Services.AddSingleton(_ => new SandboxWorld(options.DataDirectory, time));
        builder.Services.AddSingleton<FaultBook>();
        builder.Services.AddVkId();
        builder.Services.AddVkApi();
        builder.Services.AddControl();
        builder.Services.AddDeveloper();
    }

    public static void MapSandbox(this WebApplication app)
    {
        app.UseLoopbackGuard();
        app.MapVkId();
        app.MapVkApi();
        app.MapControl().MapDeveloper();
        // Where «Перейти в Сферум» leads when the sandbox stands for it.
        app.MapGet("/", () => new SeeOther("/sandbox/"));
    }

    private static void ConfigureJson(JsonSerializerOptions json)
    {
        json.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
        json.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        json.Converters.Add(new TimeText());
        json.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower));
    }
}
