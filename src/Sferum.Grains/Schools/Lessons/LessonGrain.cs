using Sferum.Grains.Chats;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;

namespace Sferum.Grains.Schools.Lessons;

/// <summary>The plumbing of a lesson. Its row in the index of its day is the timetable's affair, which writes those of an import together.</summary>
[GrainType("lesson")]
internal sealed partial class LessonGrain : DurableGrain<LessonState>, ILessonGrain, ILessonPlanGrain
{
    // More than a message about them can name.
    private const int MostChats = 500;

    private readonly LessonId _id;
    private readonly TimeProvider _time;

    public LessonGrain([PersistentState("lesson", StateStore.Name)] IPersistentState<StoredState<LessonState>> storage, GrainEquipment equipment)
        : base(storage, equipment) => (_id, _time) = (LessonId.FromKey(this.GetPrimaryKeyString()), equipment.Time);

    protected override LessonState Without(LessonState state, Forgotten forgotten) =>
        forgotten.Is(state.Plan.Teacher) ? state with { Plan = state.Plan with { Teacher = null } } : state;

    public async Task<Outcome<LessonSnapshot>> GetAsync(CancellationToken cancellation) =>
        State is { } state ? await WithFactsAsync(state, cancellation) : Refusal.Of(RefusalReason.NotFound, "name");

    public Task<LessonSnapshot?> ReadAsync() => Task.FromResult(State is { } state ? LessonReadings.Bare(_id, state) : null);

    public async Task<TakenLesson> TakeAsync(LessonPlan plan, long import)
    {
        await NoteAsync((state, now) => LessonRules.Take(state, plan, import, now));
        return await ToldAsync(import);
    }

    public async Task<TakenLesson> CancelAsync(long import)
    {
        if (State is null)
        {
            return LessonReadings.Nothing;
        }

        await NoteAsync((state, now) => LessonRules.Cancel(state!, import, now));
        return await ToldAsync(import);
    }

    public async Task<TakenLesson> PreviewAsync(LessonPlan? plan)
    {
        const long Import = long.MaxValue;
        if (State is null && plan is null)
        {
            return LessonReadings.Nothing;
        }

        var next = plan is null ? LessonRules.Cancel(State!, Import, Now) : LessonRules.Take(State, plan, Import, Now);
        var taken = LessonReadings.Taken(next, Import);
        return next.OwesNews && next.Claim is { } claim
            ? taken with { Conference = claim.Conference, Effect = await TellAsync(next, claim, validateOnly: true) }
            : taken;
    }

    public async Task<Outcome<ChosenChat>> ChooseChatAsync(AccountId? actor, CancellationToken cancellation)
    {
        var lesson = await GetAsync(cancellation);
        if (lesson.IsRefused)
        {
            return lesson.Refusal;
        }

        var fitting = new ChatQuery { Lesson = new LessonChats(lesson.Value.Group, lesson.Value.Classes), HideClosed = true, Take = MostChats };
        var chats = GrainFactory.ChatRegistry(_id.School).ListAsync(fitting, cancellation);
        var own = actor is { } account ? await GrainFactory.UserLink(account).ReadChatsAsync(_id.School, cancellation) : null;
        return LessonChatRules.Choose(_id, (await chats).Chats, own);
    }

    // A decision that refuses is how one asks what is remembered.
    public async Task<Outcome<OnlineLessonMemory>> RecallOnlineAsync(RequestKey request)
    {
        var outcome = await CommitAsync(request, (_, _) => (Outcome<Decision<LessonState>>)Refusal.Of(RefusalReason.NotFound));
        return outcome.Refusal is { Reason: RefusalReason.NotFound } ? new OnlineLessonMemory(null) : outcome.Map(Memory);
    }

    public async Task<Outcome<OnlineLessonMemory>> NoteOnlineAsync(RequestKey request, ConferenceId conference)
    {
        var outcome = await CommitAsync(request, (state, _) => state is null
            ? (Outcome<Decision<LessonState>>)Refusal.Of(RefusalReason.NotFound, "lesson")
            : new Decision<LessonState>(state, conference.Segment));
        return outcome.Map(Memory);
    }

    private OnlineLessonMemory Memory(Committed<LessonState> committed) => new(new ConferenceId(_id.School, committed.Memo));

    private async Task<LessonSnapshot> WithFactsAsync(LessonState state, CancellationToken cancellation)
    {
        var bare = LessonReadings.Bare(_id, state);
        var facts = await GrainFactory.StructureIndex(_id.School).FindGroupsAsync([bare.Group], cancellation);
        return facts is [{ } group] ? bare with { Facts = group } : bare;
    }
}
