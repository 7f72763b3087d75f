using Sferum.Grains.Commits;
using Sferum.Grains.Conferences.Lifecycle;
using Sferum.Grains.Conferences.Listing;
using Sferum.Grains.Conferences.Participation;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Conferences;

/// <summary>The plumbing of a conference: what callers ask of it. What its clock asks of it is in the other part.</summary>
[GrainType("conference")]
internal sealed partial class ConferenceGrain : DurableGrain<ConferenceState>, IConferenceGrain, IRemindable
{
    private readonly TimeProvider _time;
    private readonly ConferenceId _id;
    private readonly ConferenceNeighbours _neighbours;
    private readonly ConferenceCalls _calls;
    private readonly ConferenceLink _link;

    public ConferenceGrain(
        [PersistentState("conference", StateStore.Name)] IPersistentState<StoredState<ConferenceState>> storage, GrainEquipment equipment, ITokenProtector protector)
        : base(storage, equipment)
    {
        _time = equipment.Time;
        _id = ConferenceId.FromKey(this.GetPrimaryKeyString());
        _neighbours = new ConferenceNeighbours(GrainFactory, _id.School);
        _calls = new ConferenceCalls(GrainFactory, _id, Log);
        _link = new ConferenceLink(_id, protector);
        _bell = equipment.Bell;
    }

    public async Task<Outcome<ConferenceView>> CreateAsync(CreateConference command, CancellationToken cancellation)
    {
        if (State is { } made)
        {
            return made.Fingerprint == command.Request.Fingerprint
                ? await LookAsync(made, await CheckedAsync(made, await OverlapPolicyAsync(cancellation)) with { WhyNot = null }, command.Actor, cancellation)
                : Refusal.Of(RefusalReason.RequestIdReused, "request_id");
        }

        var plan = await PlanAsync(command, cancellation);
        if (plan.IsRefused)
        {
            return plan.Refusal;
        }

        var policy = await OverlapPolicyAsync(cancellation);
        return command.ValidateOnly
            ? await LookAsync(plan.Value, await CheckedAsync(plan.Value, policy), command.Actor, cancellation)
            : await CreateAsync(command, plan.Value, policy, cancellation);
    }

    private async Task<Outcome<ConferenceView>> CreateAsync(CreateConference command, ConferenceState plan, OverlapPolicy policy, CancellationToken cancellation)
    {
        var listed = ListedAsync(plan, policy);
        if (policy == OverlapPolicy.Refuse && await listed is { WhyNot: { } refusal })
        {
            await ReleaseAsync(command.Lesson);
            return refusal;
        }

        var announced = AnnouncedAsync(plan);
        await ArmAsync(plan);
        plan = await announced with { Listed = (await listed).Listed };
        if (ConferenceRules.IsStale(plan, Now))
        {
            await ReleaseAsync(command.Lesson);
            throw new SferumFault(FaultKind.Unavailable);
        }

        var created = await CommitAsync(command.Request, (_, _) => plan);
        ConferenceMetrics.Planned();
        LogCreated(Log, _id);
        RingWhenNear(created.Value!);
        await ShownAsync(created.Value!);
        var look = await LookAsync(created.Value!, await listed, command.Actor, cancellation);
        RestWhenFar();
        return look;
    }

    public Task<Outcome<ConferenceSnapshot>> GetAsync(CancellationToken cancellation) =>
        Task.FromResult<Outcome<ConferenceSnapshot>>(Shown is { } state ? ConferenceReading.Snapshot(_id, state) : Unknown);

    public Task<Outcome<ConferenceView>> ViewAsync(AccountId? viewer, CancellationToken cancellation) =>
        Shown is { } state ? ViewAsync(state, viewer, cancellation) : Task.FromResult<Outcome<ConferenceView>>(Unknown);

    public async Task<Outcome<ConferenceDoor>> JoinAsync(AccountId account, CancellationToken cancellation)
    {
        if (Shown is not { } state)
        {
            return Unknown;
        }

        var who = await _neighbours.WhoIsAsync(state.Chat, account, cancellation);
        return ConferenceParticipation.WhyNoDoor(State!, who.Presence, who.Standing, Now) is { } refusal
            ? About(refusal)
            : new ConferenceDoor(_link.Open(State!.Call!), State!.End);
    }

    public async Task<Outcome<ParticipantPage>> ListParticipantsAsync(ParticipantQuery query, CancellationToken cancellation)
    {
        if (Shown is not { } state)
        {
            return Unknown;
        }

        if (await WhyHiddenAsync(state, query.Viewer, cancellation) is { } hidden)
        {
            return hidden;
        }

        var crowd = await _neighbours.CrowdAsync(state, cancellation);
        var links = await _neighbours.LinksAsync(crowd.OutsideChat(state), cancellation);
        return ParticipantListing.Page(crowd.Participants(state, links), query);
    }

    public async Task<Outcome<ConferenceView>> EndAsync(EndConference command, CancellationToken cancellation)
    {
        if (State is not { } state)
        {
            return Unknown;
        }

        if (await Around.WhyMayNotAsync(state.Chat, command.Actor, cancellation) is { } forbidden)
        {
            return forbidden;
        }

        var ended = command.ValidateOnly
            ? ConferenceRules.End(State!, command.Etag, Now)
            : await CommitAsync(command.Request, (current, now) => ConferenceRules.End(current!, command.Etag, now));
        return ended.IsRefused ? About(ended.Refusal) : await LookAsync(ended.Value, command.Actor, cancellation);
    }

    private Refusal Unknown => new(RefusalReason.NotFound) { Subjects = [_id.Name] };

    private async Task<Outcome<ConferenceState>> PlanAsync(CreateConference command, CancellationToken cancellation)
    {
        var around = await _neighbours.AroundAsync(command, cancellation);
        return around.IsRefused ? around.Refusal : await PlanAsync(command, around.Value, cancellation);
    }

    private async Task<Outcome<ConferenceView>> ViewAsync(ConferenceState state, AccountId? viewer, CancellationToken cancellation) =>
        await WhyHiddenAsync(state, viewer, cancellation) is { } hidden ? hidden : await LookAsync(state, viewer, cancellation);

    private async Task<Refusal?> WhyHiddenAsync(ConferenceState state, AccountId? viewer, CancellationToken cancellation)
    {
        if (viewer is not { } account)
        {
            return null;
        }

        var who = await _neighbours.WhoIsAsync(state.Chat, account, cancellation);
        return ConferenceParticipation.WhyHidden(state, who.Presence, who.Standing);
    }

    private async Task<Outcome<ConferenceView>> LookAsync(ConferenceState state, Announcement announced, AccountId? viewer, CancellationToken cancellation) =>
        announced.WhyNot is { } refusal ? refusal : await LookAsync(state, viewer, cancellation) with { Overlaps = announced.Overlaps };

    private async Task<ConferenceView> LookAsync(ConferenceState state, AccountId? viewer, CancellationToken cancellation)
    {
        var crowd = await _neighbours.CrowdAsync(state, cancellation);
        var refusal = RefusalReason.Unspecified;
        if (viewer is { } account)
        {
            var who = await _neighbours.WhoIsAsync(state.Chat, account, cancellation);
            refusal = ConferenceReading.WhyNoJoin(state, who, Now);
        }

        return ConferenceReading.View(_id, state, crowd, refusal);
    }
}
