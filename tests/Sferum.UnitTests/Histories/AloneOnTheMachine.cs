using Xunit;

namespace Sferum.UnitTests.Histories;

/// <summary>These tests take every core: they run by themselves, after all others.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneOnTheMachine
{
    public const string Name = "alone on the machine";
}
