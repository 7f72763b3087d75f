using System.Globalization;
using System.Text.Json;
using Sferum.Sandbox.Control.Faults;
using Sferum.Sandbox.Pages;
using Sferum.Sandbox.World.Faults;

namespace Sferum.Sandbox.Developer;

/// <summary>The form by which a fault is set: the same fields as the JSON call has.</summary>
internal static class FaultForm
{
    private static readonly Dictionary<string, FaultKind> Kinds =
        Enum.GetValues<FaultKind>().ToDictionary(kind => JsonNamingPolicy.SnakeCaseLower.ConvertName($"{kind}"), StringComparer.Ordinal);

    public static Markup Show(IReadOnlyDictionary<string, string> typed) => Markup.Of($"""
        <form class="line" method="post" action="/sandbox/pages/faults"><label>Kind <select name="kind">{Markup.Join(Kinds.Keys.Select(kind => Option(kind, typed)))}</select></label>
        {Field(typed, "method", "Method, messages.* or *", "")}{Field(typed, "user_id", "Token’s user id", "numeric")}{Field(typed, "count", "How many calls", "numeric")}
        {Field(typed, "code", "API code (error)", "numeric")}{Field(typed, "error", "VK ID error (error)", "")}{Field(typed, "status", "HTTP status (http)", "numeric")}
        {Field(typed, "latency_ms", "Milliseconds (latency)", "numeric")}<button type="submit">Set</button></form>
        """);

    /// <summary>The fault that was asked for, or what is wrong.</summary>
    public static (FaultRequest? Request, string? Trouble) Read(IReadOnlyDictionary<string, string> form)
    {
        if (!Kinds.TryGetValue(form.GetValueOrDefault("kind", ""), out var kind))
            return (null, $"kind must be one of {string.Join(", ", Kinds.Keys)}");
        foreach (var name in new[] { "user_id", "count", "code", "status", "latency_ms" })
        {
            if (Text(form, name) is not null && Number(form, name) is null)
                return (null, $"{name} must be a number");
        }

        var request = new FaultRequest(
            kind, Text(form, "method"), Number(form, "user_id"), Number(form, "code"), Text(form, "error"), Number(form, "status"), Number(form, "latency_ms"), Number(form, "count"));
        return request.Check() is { } trouble ? (null, trouble) : (request, null);
    }

    private static string? Text(IReadOnlyDictionary<string, string> form, string name) =>
        form.GetValueOrDefault(name, "").Trim() is { Length: > 0 } text ? text : null;

    private static int? Number(IReadOnlyDictionary<string, string> form, string name) =>
        int.TryParse(Text(form, name), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Markup Option(string kind, IReadOnlyDictionary<string, string> typed) => Markup.Of($"""
        <option{(typed.GetValueOrDefault("kind") == kind ? new Markup(" selected") : Markup.None)}>{kind}</option>
        """);

    private static Markup Field(IReadOnlyDictionary<string, string> typed, string name, string label, string keyboard) => Markup.Of($"""
        <label>{label} <input name="{name}" value="{typed.GetValueOrDefault(name, "")}"{(keyboard.Length == 0 ? Markup.None : Markup.Of($""" inputmode="{keyboard}" """))}></label>
        """);
}
