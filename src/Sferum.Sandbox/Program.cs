namespace Sferum.Sandbox;

/// <summary>In the namespace, so that whoever hosts the sandbox keeps a Program of its own.</summary>
internal static class Program
{
    private static Task<int> Main(string[] args) => StandaloneSandbox.RunAsync(args);
}
