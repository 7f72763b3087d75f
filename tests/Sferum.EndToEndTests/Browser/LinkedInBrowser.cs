using Sferum.EndToEndTests.Rows;
using Sferum.V1;
using Xunit;

namespace Sferum.EndToEndTests.Browser;

/// <summary>What the school's information system does around the browser.</summary>
internal static class LinkedInBrowser
{
    /// <summary>Begins to link, and opens the address in the person's browser.</summary>
    public static async Task<VkIdWalk> BeginAsync(LivingSchool school, Visit visit, string person, string? row = null)
    {
        await visit.OpenAsync(await StartAsync(school, person));
        return new VkIdWalk(visit, row);
    }

    /// <summary>Begins to link; the address to open.</summary>
    public static async Task<string> StartAsync(LivingSchool school, string person) =>
        (await school.Clients.Links.BeginLinkAsync(new BeginLinkRequest { Account = school.Account(person), RequestId = school.NextRequest() })).StartUri;

    /// <summary>The account is linked to the profile of this name.</summary>
    public static async Task IsLinkedAsync(LivingSchool school, string person, string profileName)
    {
        var link = await LinkAsync(school, person);
        Assert.Equal((LinkState.Linked, profileName), (link.State, link.ProfileName));
        await school.RecallLinkAsync(person);
    }

    public static async Task<UserLink> LinkAsync(LivingSchool school, string person) =>
        await school.Clients.Links.GetUserLinkAsync(new GetUserLinkRequest { Account = school.Account(person) });
}
