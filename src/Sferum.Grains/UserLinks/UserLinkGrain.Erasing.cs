using Sferum.Grains.Names;

namespace Sferum.Grains.UserLinks;

/// <summary>What erasures ask of a link.</summary>
internal sealed partial class UserLinkGrain : IErasedLinkGrain
{
    public Task<LinkRemains> ReadRemainsAsync() => Task.FromResult(Remains());

    public async Task UndoAsync()
    {
        if (State is not null)
            await NoteAsync((state, now) => LinkForgetting.Undone(state!, now));
    }

    public async Task<LinkRemains> LeaveSchoolAsync(SchoolId school)
    {
        if (State is { } state && !ReferenceEquals(LinkForgetting.Left(state, school, Now), state))
            await NoteAsync((current, now) => LinkForgetting.Left(current!, school, now));
        if (State is not null && !(OwedFrom <= Now))
            await NoteAsync((current, _) => LinkForgetting.Unnamed(current!, school));
        return Remains();
    }

    public async Task<bool> RenewAsync()
    {
        if (State is null || LinkForgetting.Renewed(State) is null)
            return true;
        await NoteAsync((state, _) => LinkForgetting.Renewed(state!) ?? state!);
        return false;
    }

    private LinkRemains Remains() => LinkForgetting.RemainsOf(State, OwedFrom <= Now);
}
