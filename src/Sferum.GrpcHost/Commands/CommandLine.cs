using System.Globalization;
using Sferum.GrpcHost.Auth.Tokens;
using Sferum.Silo.Storage;
using Sferum.Silo.Storage.Backup;

namespace Sferum.GrpcHost.Commands;

/// <summary>What this program does besides serving: its first argument names the command, the others are settings as ever (<c>--Sferum:DataDirectory=…</c>).</summary>
internal static class CommandLine
{
    /// <summary>The command that the arguments name; null: serve.</summary>
    /// <exception cref="StorageStartException">There is no such command, or an argument of it is missing.</exception>
    internal static Func<Task>? Of(string[] args)
    {
        if (args is not [var name, .. var rest] || name.StartsWith('-'))
        {
            return null;
        }

        var configuration = new ConfigurationBuilder().AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().AddCommandLine(rest).Build();
        return name switch
        {
            "backup" => () => BackupAsync(configuration),
            "restore" => () => RestoreAsync(configuration),
            TokenCommand.Name => () => Console.Out.WriteLineAsync(TokenCommand.Run(rest, TimeProvider.System.GetUtcNow())),
            _ => throw new StorageStartException($"There is no command {name}. There are: backup --to=DIRECTORY, restore --from=DIRECTORY, token --schools=IDS; without one the service runs."),
        };
    }

    private static Task BackupAsync(IConfiguration configuration)
    {
        if (string.Equals(configuration["Sferum:Storage:Kind"], nameof(StorageKind.PostgreSql), StringComparison.OrdinalIgnoreCase))
        {
            throw new StorageStartException("This command copies the embedded database. Of PostgreSQL, use its own: pg_dump, or a base backup with archived log.");
        }

        var target = Needed(configuration, "to");
        StorageBackup.Save(DataDirectory(configuration), target, TimeProvider.System);
        return Console.Out.WriteLineAsync($"The data of {Path.GetFullPath(DataDirectory(configuration))} was copied to {Path.GetFullPath(target)}.");
    }

    private static Task RestoreAsync(IConfiguration configuration)
    {
        var madeAt = StorageBackup.Restore(Needed(configuration, "from"), DataDirectory(configuration));
        return Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"The data of {madeAt:yyyy-MM-dd HH:mm:ss} UTC is in {Path.GetFullPath(DataDirectory(configuration))}."));
    }

    private static string DataDirectory(IConfiguration configuration) => configuration["Sferum:DataDirectory"] is { Length: > 0 } chosen ? chosen : "./data";

    private static string Needed(IConfiguration configuration, string argument) => configuration[argument] is { Length: > 0 } value
        ? value
        : throw new StorageStartException($"--{argument}=DIRECTORY is missing.");
}
