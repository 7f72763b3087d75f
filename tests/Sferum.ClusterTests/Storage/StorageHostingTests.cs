using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Sferum.Silo.Storage;
using Sferum.Testing.Cluster;
using Xunit;

namespace Sferum.ClusterTests.Storage;

public sealed class StorageHostingTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Silo_WhenStartedAgain_FindsItsStatesAndReminders()
    {
        for (var life = 1; life <= 3; life++)
        {
            await using var cluster = StorageCluster.Build(_directory.Path);
            await cluster.DeployAsync();
            var grain = cluster.Client.GetGrain<IStorageTestGrain>("t:again");
            Assert.Equal(life, await grain.Add($"life {life}"));
            await grain.Remind($"life {life}", TimeSpan.FromDays(life));
            Assert.Equal(life, (await grain.Reminders()).Count);
        }
    }

    [Fact]
    public async Task Silo_OnADirectoryInUse_RefusesToStartNamingIt()
    {
        await using var first = StorageCluster.Build(_directory.Path);
        await first.DeployAsync();
        await using var second = StorageCluster.Build(_directory.Path);
        var error = await Assert.ThrowsAnyAsync<Exception>(() => second.DeployAsync());
        var refusal = Causes(error).OfType<StorageStartException>().First();
        Assert.Contains(_directory.Path, refusal.Message, StringComparison.Ordinal);
        Assert.Equal(1, await first.Client.GetGrain<IStorageTestGrain>("t:first").Add("still works"));
    }

    [Fact]
    public void Options_OutOfRange_AreRefused()
    {
        var services = new ServiceCollection();
        services.AddOptions<StorageOptions>().Configure(options => options.Readers = 0).ValidateDataAnnotations();
        using var provider = services.BuildServiceProvider();
        Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<StorageOptions>>().Value);
    }

    private static IEnumerable<Exception> Causes(Exception error) =>
        error is AggregateException many ? many.InnerExceptions.SelectMany(Causes) : error.InnerException is { } inner ? Causes(inner).Prepend(error) : [error];
}
