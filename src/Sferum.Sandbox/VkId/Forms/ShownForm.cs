namespace Sferum.Sandbox.VkId.Forms;

/// <summary>A form as it is shown: with what was typed into it before, and what is wrong with that.</summary>
internal sealed record ShownForm(IReadOnlyDictionary<string, string> Typed, IReadOnlyList<Complaint> Complaints)
{
    public static readonly ShownForm Fresh = new(new Dictionary<string, string>(StringComparer.Ordinal), []);

    public string Value(string field) => Typed.GetValueOrDefault(field, "");

    public string? Wrong(string field) => Complaints.FirstOrDefault(complaint => complaint.Field == field)?.Text;
}
