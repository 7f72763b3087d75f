using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Sferum.Silo;
using Sferum.Silo.VkPlatform;

// A silo alone, without a facade. Its database is embedded, so that it cannot share a data directory with another process.
return await PlainStart.RunAsync(async () =>
{
    var builder = Host.CreateApplicationBuilder(args);
    builder.AddSferumSilo(
        builder.Configuration.GetSection(SiloSettings.Section).Get<SiloSettings>() ?? new SiloSettings(),
        builder.Configuration["Sferum:DataDirectory"] ?? "./data",
        builder.Configuration.GetSection(VkPlatformOptions.Section).Bind);
    using var host = builder.Build();
    host.CheckStart();
    await host.RunAsync();
});
