using Sferum.GrpcHost.Auth.Certificates;
using Sferum.GrpcHost.Auth.Tokens;
using Sferum.GrpcHost.Limits;
using Sferum.GrpcHost.Settings;

namespace Sferum.GrpcHost.Auth;

/// <summary>Who may call: read and checked in one place, refused by default.</summary>
internal static class AuthHosting
{
    internal static void AddAuth(this WebApplicationBuilder builder, HostSettings settings)
    {
        var services = builder.Services;
        var auth = settings.Authentication;
        TokenIssuer[] issuers = auth.Jwt.IsConfigured ? [TokenIssuer.Of(auth.Jwt)] : [];
        var development = auth.TakesDevelopmentTokens ? new DevelopmentKey(settings.Deployment.DataDirectory) : null;
        services.AddSingleton(auth);
        services.AddSingleton(provider => new TokenReader(issuers, development, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new CallerCertificates(auth.Certificates));
        services.AddSingleton<CallerReading>();
        services.AddSingleton(provider => new CallLimits(settings.Limits, auth, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CallerEdge>();
        services.AddSingleton<CallerGate>();
    }

    internal static void UseAuth(this WebApplication app) => app.Use(app.Services.GetRequiredService<CallerEdge>().InvokeAsync);
}
