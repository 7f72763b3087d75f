using Sferum.GrpcHost;
using Sferum.GrpcHost.Auth.Tokens;
using Sferum.Sandbox;
using Sferum.Silo;

return await PlainStart.RunAsync(
    async () =>
    {
        if (args is [TokenCommand.Name, .. var options])
        {
            Console.WriteLine(TokenCommand.Run(options, TimeProvider.System.GetUtcNow()));
            return;
        }

        await using var sferum = SferumApplication.Create(args);
        await sferum.StartAsync();
        Console.WriteLine(sferum.Banner);
        await sferum.WaitForShutdownAsync();
    },
    error => error is SandboxRefusedException);
