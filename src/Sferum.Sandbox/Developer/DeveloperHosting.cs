using Sferum.Sandbox.Developer.Sections;
using Sferum.Sandbox.Pages;

namespace Sferum.Sandbox.Developer;

/// <summary>The developer's page: the world behind /sandbox for the eye, and faults by forms.</summary>
internal static class DeveloperHosting
{
    public static void AddDeveloper(this IServiceCollection services)
    {
        services.AddSingleton<ISection, CodesSection>();
        services.AddSingleton<ISection, FaultsSection>();
        services.AddSingleton<ISection, PeopleSection>();
        services.AddSingleton<ISection, ChatsSection>();
        services.AddSingleton<ISection, CallsSection>();
        services.AddSingleton<ISection, LedgerSection>();
        services.AddSingleton<ISection, TrafficSection>();
        services.AddSingleton<FaultForms>();
    }

    /// <param name="control">/sandbox, behind its guard.</param>
    public static void MapDeveloper(this IEndpointRouteBuilder control)
    {
        var sections = control.ServiceProvider.GetServices<ISection>().ToList();
        control.MapGet("/style.css", () => new StyleResult(DeveloperStyle.Css));
        foreach (var section in sections)
            control.MapGet(section.Path, (HttpContext http) => DeveloperFrame.Page(sections, section, section.Show(http.Request.Query)));

        var forms = control.ServiceProvider.GetRequiredService<FaultForms>();
        var own = control.MapGroup("/pages/faults").AddEndpointFilter<OwnPageFilter>();
        own.MapPost("/", (Func<HttpContext, Task<IResult>>)forms.AddAsync);
        own.MapPost("/clear", (Func<HttpContext, Task<IResult>>)forms.ClearAsync);
    }
}
