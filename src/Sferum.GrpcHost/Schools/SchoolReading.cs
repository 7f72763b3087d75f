using Sferum.Grains.Chats;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.V1;

namespace Sferum.GrpcHost.Schools;

/// <summary>Puts together what the contract shows of schools and groups from the grains that know it.</summary>
internal sealed class SchoolReading(IGrainFactory grains)
{
    internal async Task<School> ReadAsync(SchoolSnapshot school, CancellationToken cancellation)
    {
        var chats = grains.ChatRegistry(school.Id).ListAsync(new ChatQuery { Take = 0 }, cancellation);
        var trouble = TroubleAsync(school, cancellation);
        return SchoolMapping.Of(school, await trouble, (await chats).Total);
    }

    internal async Task<V1.SubjectGroup> ReadAsync(GroupSnapshot group, CancellationToken cancellation)
    {
        var classes = await Task.WhenAll(group.Group.Classes.Select(c => grains.SchoolClass(c).GetAsync(cancellation)));
        return SchoolMapping.Of(group, classes.Select(c => c.Value?.Title ?? ""));
    }

    internal async Task<IEnumerable<V1.SchoolClass>> ReadAsync(IEnumerable<ClassId> classes, CancellationToken cancellation)
    {
        var read = await Task.WhenAll(classes.Select(c => grains.SchoolClass(c).GetAsync(cancellation)));
        return read.Select(c => c.Value).OfType<ClassSnapshot>().Select(SchoolMapping.Of);
    }

    // Groups of a page have many classes in common.
    internal async Task<IEnumerable<V1.SubjectGroup>> ReadAsync(IEnumerable<GroupId> groups, CancellationToken cancellation)
    {
        var read = (await Task.WhenAll(groups.Select(g => grains.SubjectGroup(g).GetAsync(cancellation)))).Select(g => g.Value).OfType<GroupSnapshot>().ToArray();
        ClassId[] ids = [.. read.SelectMany(g => g.Group.Classes).Distinct()];
        var classes = await Task.WhenAll(ids.Select(c => grains.SchoolClass(c).GetAsync(cancellation)));
        var titles = ids.Zip(classes, (id, one) => KeyValuePair.Create(id, one.Value?.Title ?? "")).ToDictionary();
        return read.Select(g => SchoolMapping.Of(g, g.Group.Classes.Select(c => titles[c])));
    }

    // Without a working link of its administrator nothing of a school happens on the Sferum side (B9).
    private async Task<PlatformTrouble> TroubleAsync(SchoolSnapshot school, CancellationToken cancellation)
    {
        if (school.SferumAdministrator is not { } administrator)
        {
            return PlatformTrouble.AdministratorNotLinked;
        }

        var standing = await grains.UserLink(administrator).GetStandingAsync(school.Id, cancellation);
        return standing.Value?.State switch
        {
            Grains.UserLinks.LinkState.Linked => PlatformTrouble.Unspecified,
            Grains.UserLinks.LinkState.Broken => PlatformTrouble.AdministratorLinkBroken,
            _ => PlatformTrouble.AdministratorNotLinked,
        };
    }
}
