namespace Sferum.Silo.Logging;

/// <summary>How the log looks. What it tells is <c>Logging:LogLevel</c>, as in any .NET program.</summary>
public sealed class LoggingSettings
{
    /// <summary>The section of the configuration that holds these settings.</summary>
    public const string Section = "Sferum:Logging";

    /// <summary>Default: <see cref="LogForm.Plain"/>.</summary>
    public LogForm Format { get; set; } = LogForm.Plain;
}

/// <summary>The forms of the log.</summary>
public enum LogForm
{
    /// <summary>A line each, for people.</summary>
    Plain = 0,

    /// <summary>A JSON object in a line each, for collectors.</summary>
    Json = 1,
}
