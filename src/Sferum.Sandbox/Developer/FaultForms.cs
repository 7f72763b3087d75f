using System.Globalization;
using Sferum.Sandbox.Developer.Sections;
using Sferum.Sandbox.Pages;
using Sferum.Sandbox.World.Faults;

namespace Sferum.Sandbox.Developer;

/// <summary>Takes the forms of the faults.</summary>
internal sealed class FaultForms(FaultBook faults, IEnumerable<ISection> sections)
{
    private readonly FaultsSection section = sections.OfType<FaultsSection>().Single();

    private string Address => $"/sandbox{section.Path}";

    public async Task<IResult> AddAsync(HttpContext context)
    {
        var form = await FormAsync(context.Request);
        var (request, trouble) = FaultForm.Read(form);
        if (request is null)
            return DeveloperFrame.Page(sections, section, section.Show(form, trouble), StatusCodes.Status400BadRequest);
        faults.Add(request.Fault());
        return new SeeOther(Address);
    }

    /// <summary>One fault by its <c>id</c>, or all of them.</summary>
    public async Task<IResult> ClearAsync(HttpContext context)
    {
        var form = await FormAsync(context.Request);
        if (!form.TryGetValue("id", out var id))
            faults.Clear();
        else if (int.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            faults.Remove(number);
        return new SeeOther(Address);
    }

    private static async Task<Dictionary<string, string>> FormAsync(HttpRequest request) => request.HasFormContentType
        ? (await request.ReadFormAsync(request.HttpContext.RequestAborted)).ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal)
        : [];
}
