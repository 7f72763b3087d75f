namespace Sferum.EndToEndTests.Guide;

/// <summary>A step of the guide as it is walked.</summary>
/// <param name="Key">How its row begins on the page.</param>
/// <param name="Do">Does what the row says.</param>
internal sealed record GuideStep(string Key, Func<Task> Do)
{
    /// <summary>Reasons of the row that are shown by another test, and by which: they take ten minutes, or a race.</summary>
    public IReadOnlyDictionary<string, string> Elsewhere { get; init; } = new Dictionary<string, string>();
}
