using System.Globalization;
using Sferum.Grains.Outcomes;

namespace Sferum.GrpcHost.Schools.Rosters;

/// <summary>How many rows of a list a stream says it has, and how many came.</summary>
/// <param name="List">The list, as the snapshot calls it.</param>
/// <param name="Field">The field that says how many.</param>
/// <param name="Expected">Rows that the end message tells of.</param>
/// <param name="Received">Rows that came.</param>
internal sealed record StreamCount(string List, string Field, int Expected, int Received)
{
    internal bool Fits => Expected == Received;

    internal Refusal Refusal() => new(RefusalReason.StreamIncomplete)
    {
        Field = Field,
        Facts = new Dictionary<string, string>
        {
            ["list"] = List,
            ["expected"] = Expected.ToString(CultureInfo.InvariantCulture),
            ["received"] = Received.ToString(CultureInfo.InvariantCulture),
        },
    };
}
