using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using NodaTime;
using Sferum.Grains.Commits;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.Schools.Lessons.Days;

namespace Sferum.Grains.Schools.Lessons.Imports;

/// <summary>
/// Takes imports of lessons, one at a time: checks the whole, accepts it in one commit, carries it out behind that, however often it is cut off. The lessons' rows are the truth; those of the
/// days are written from what the lessons answered.
/// </summary>
[GrainType("timetable")]
internal sealed partial class TimetableGrain(
    [PersistentState("timetable", StateStore.Name)] IPersistentState<StoredState<TimetableState>> storage, GrainEquipment equipment, IGrainFactory grains)
    : DurableGrain<TimetableState>(storage, equipment), ITimetableGrain
{
    private const int LessonsAtOnce = 128;

    private const int DaysAtOnce = 8;

    private readonly Settling _settling = new(equipment.Time);
    private bool _checking;
    private bool _lost;

    private SchoolId School => SchoolId.FromKey(this.GetPrimaryKeyString());

    public async Task<Outcome<LessonImportResult>> ImportAsync(ImportLessons command, CancellationToken cancellation)
    {
        var known = command.ValidateOnly ? New : await RecallAsync(command.Request);
        if (known.Refusal is not { Reason: RefusalReason.NotFound })
        {
            return known;
        }

        if (State?.Running is { } running)
        {
            return running.Request.Id == command.Request.Id && !command.ValidateOnly ? await JoinAsync(running, command, cancellation) : Refusal.Of(RefusalReason.ConcurrentChange);
        }

        return _checking ? Refusal.Of(RefusalReason.ConcurrentChange) : await AloneAsync(command, cancellation);
    }

    public async Task<LessonPage> ListAsync(LessonQuery query, CancellationToken cancellation) =>
        await new LessonListing(grains, School).PageAsync(query, cancellation);

    protected override async Task<WorkStep> WorkAsync(CancellationToken cancellation)
    {
        if (State?.Running is not { } running)
        {
            return WorkStep.Done;
        }

        var taken = await EachAsync(running.Lessons, running.Cancelled, (lesson, plan) => plan is null ? lesson.CancelAsync(running.Number) : lesson.TakeAsync(plan, running.Number), cancellation);
        ILookup<DateOnly, LessonRow> days = TimetableRules.Rows(taken);
        await FanOut.ForEachAsync([.. days], DaysAtOnce, day => grains.SchoolDay(new SchoolDayId(School, day.Key)).PutAsync([.. day]), cancellation);
        var result = TimetableRules.Result(School, taken);
        await FinishAsync(running, result);
        LogTaken(Log, School, running.Number, result.Added, result.Changed, result.Cancelled, result.Unchanged);
        _settling.Noted();
        return WorkStep.Again;
    }

    // Nobody waits on at an activation that has come to its end.
    private async Task FinishAsync(AcceptedLessons running, LessonImportResult result)
    {
        try
        {
            await CommitAsync(running.Request, (state, _) => (Outcome<Decision<TimetableState>>)new Decision<TimetableState>(
                TimetableRules.Finish(state!, running.Number), LessonImportMemo.Write(result)));
        }
        catch
        {
            _lost = true;
            _settling.Noted();
            throw;
        }
    }

    private static Outcome<LessonImportResult> New => Refusal.Of(RefusalReason.NotFound);

    private async Task<Outcome<LessonImportResult>> AloneAsync(ImportLessons command, CancellationToken cancellation)
    {
        ImmutableArray<string> cancelled;
        _checking = true;
        try
        {
            if (await WhyNotAsync(command, cancellation) is { } refusal)
            {
                return refusal;
            }

            cancelled = TimetableRules.Cancelled(command, await KnownAsync(command, cancellation));
            if (!command.ValidateOnly)
            {
                var accepted = await CommitAsync(key: null, (state, _) => TimetableRules.Accept(state, command, cancelled));
                return accepted.IsRefused ? accepted.Refusal : await JoinAsync(accepted.Value.Running!, command, cancellation);
            }
        }
        finally
        {
            _checking = false;
        }

        return TimetableRules.Result(School, await EachAsync([.. command.Lessons], cancelled, (lesson, plan) => lesson.PreviewAsync(plan), cancellation));
    }

    private async Task<Refusal?> WhyNotAsync(ImportLessons command, CancellationToken cancellation)
    {
        var school = await grains.School(School).GetAsync(cancellation);
        if (school.IsRefused)
        {
            return Refusal.Of(RefusalReason.NotFound, "school");
        }

        if (school.Value.WhyFixed is { } isFixed)
        {
            return isFixed;
        }

        var board = await grains.StructureRows(School).ReadBoardAsync(cancellation);
        AccountId[] teachers = [.. command.Lessons.Select(lesson => lesson.Teacher).OfType<AccountId>().Distinct()];
        var people = teachers.Length == 0 ? [] : await grains.PeopleIndex(School).GetAsync(teachers, cancellation);
        return TimetableRules.WhyNot(command, new LessonSurroundings(
            DateTimeZoneProviders.Tzdb[school.Value.TimeZone],
            board.Groups.Where(group => !group.Value.Closed).Select(group => group.Key).ToHashSet(StringComparer.Ordinal),
            people.Where(person => person.Kinds.HasFlag(PersonKinds.Staff)).Select(person => person.Account).ToHashSet()));
    }

    private async Task<IEnumerable<LessonRow>> KnownAsync(ImportLessons command, CancellationToken cancellation)
    {
        if (command.Days is not { } days)
        {
            return [];
        }

        var rows = await Task.WhenAll(days.All.Select(day => grains.SchoolDay(new SchoolDayId(School, day)).ReadAllAsync())).WaitAsync(cancellation);
        return rows.SelectMany(day => day);
    }

    private async Task<IReadOnlyCollection<TakenLesson>> EachAsync(
        ImmutableArray<LessonPlan> lessons, ImmutableArray<string> cancelled, Func<ILessonPlanGrain, LessonPlan?, Task<TakenLesson>> ask, CancellationToken cancellation)
    {
        var taken = new TakenLesson[lessons.Length + cancelled.Length];
        await FanOut.ForEachAsync([.. Enumerable.Range(0, taken.Length)], LessonsAtOnce, async i =>
        {
            var plan = i < lessons.Length ? lessons[i] : null;
            taken[i] = await ask(grains.LessonPlan(new LessonId(School, plan?.Lesson ?? cancelled[i - lessons.Length])), plan);
        }, cancellation);
        return taken;
    }

    // Waits for the import that is under way; the same request with another body is another one.
    private async Task<Outcome<LessonImportResult>> JoinAsync(AcceptedLessons running, ImportLessons command, CancellationToken cancellation)
    {
        if (running.Request != command.Request)
        {
            return Refusal.Of(RefusalReason.RequestIdReused, "request_id");
        }

        return await _settling.UntilAsync(() => _lost || State?.Running?.Number != running.Number, command.Patience, cancellation) && !_lost
            ? await RecallAsync(command.Request)
            : throw new SferumFault(FaultKind.OutcomeUnknown);
    }

    // A decision that refuses is how one asks what is remembered: NotFound means that the request is new.
    private async Task<Outcome<LessonImportResult>> RecallAsync(RequestKey request)
    {
        var outcome = await CommitAsync(request, (_, _) => (Outcome<Decision<TimetableState>>)Refusal.Of(RefusalReason.NotFound));
        return outcome.Map(committed => LessonImportMemo.Read(committed.Memo, School));
    }

    [LoggerMessage(1, LogLevel.Information, "{School}: timetable {Number} carried out: {Added} lessons new, {Changed} changed, {Cancelled} cancelled, {Unchanged} as they were.")]
    private static partial void LogTaken(ILogger logger, SchoolId school, long number, int added, int changed, int cancelled, int unchanged);
}
