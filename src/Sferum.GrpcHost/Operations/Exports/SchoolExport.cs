using System.Runtime.CompilerServices;
using Sferum.Grains.Audit;
using Sferum.Grains.Names;
using Sferum.Grains.Schools;
using Sferum.Grains.Schools.Lessons;
using Sferum.Grains.Schools.Structure;
using Sferum.GrpcHost.Auth;
using Sferum.GrpcHost.Schools;
using Sferum.GrpcHost.Schools.Lessons;
using Sferum.GrpcHost.Schools.People;
using Sferum.GrpcHost.UserLinks;
using Sferum.V1;

namespace Sferum.GrpcHost.Operations.Exports;

/// <summary>
/// Reads a school page by page, in the order of the contract: school, people, classes, groups, lessons, chats with members, conferences with participants, links, the audit trail. Never more than a page is in memory.
/// No secrets: neither join links nor tokens are read.
/// </summary>
internal sealed class SchoolExport(IGrainFactory grains, SchoolSnapshot school, Caller caller)
{
    internal const int PageSize = 500;

    private const int LinksAtOnce = 64;

    internal async IAsyncEnumerable<ExportSchoolResponse> ReadAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        yield return new ExportSchoolResponse { School = await new SchoolReading(grains).ReadAsync(school, cancellation) };
        IAsyncEnumerable<ExportSchoolResponse>[] parts =
        [
            PeopleAsync(cancellation),
            ClassesAsync(cancellation),
            GroupsAsync(cancellation),
            LessonsAsync(cancellation),
            new ChatExport(grains, school.Id).ReadAsync(cancellation),
            new ConferenceExport(grains, school.Id).ReadAsync(cancellation),
            LinksAsync(cancellation),
            TrailAsync(cancellation),
        ];
        foreach (var part in parts)
        {
            await foreach (var piece in part)
            {
                yield return piece;
            }
        }
    }

    private async IAsyncEnumerable<ExportSchoolResponse> PeopleAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var reading = new PeopleReading(grains, school);
        await foreach (var page in PeoplePagesAsync(cancellation))
        {
            foreach (var person in await reading.ReadAsync(page, cancellation))
            {
                yield return new ExportSchoolResponse { Person = person };
            }
        }
    }

    private async IAsyncEnumerable<ExportSchoolResponse> ClassesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var (skip, total) = (0, 1); skip < total; skip += PageSize)
        {
            var page = await grains.StructureIndex(school.Id).ListClassesAsync(new ClassQuery { ShowClosed = true, Skip = skip, Take = PageSize }, cancellation);
            total = page.Total;
            foreach (var one in await new SchoolReading(grains).ReadAsync(page.Classes, cancellation))
            {
                yield return new ExportSchoolResponse { SchoolClass = one };
            }
        }
    }

    private async IAsyncEnumerable<ExportSchoolResponse> GroupsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var (skip, total) = (0, 1); skip < total; skip += PageSize)
        {
            var page = await grains.StructureIndex(school.Id).ListGroupsAsync(new GroupQuery { ShowClosed = true, Skip = skip, Take = PageSize }, cancellation);
            total = page.Total;
            foreach (var one in await new SchoolReading(grains).ReadAsync(page.Groups, cancellation))
            {
                yield return new ExportSchoolResponse { Group = one };
            }
        }
    }

    private async IAsyncEnumerable<ExportSchoolResponse> LessonsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var reading = new OnlineLessons(grains);
        foreach (var day in await grains.Schools().ReadLessonDaysAsync(school.Id, cancellation))
        {
            for (var (skip, total) = (0, 1); skip < total; skip += PageSize)
            {
                var page = await grains.Timetable(school.Id).ListAsync(new LessonQuery { From = day, To = day, ShowCancelled = true, Skip = skip, Take = PageSize }, cancellation);
                total = page.Total;
                foreach (var lesson in await reading.ReadAsync(page.Lessons, cancellation))
                {
                    yield return new ExportSchoolResponse { Lesson = lesson };
                }
            }
        }
    }

    private async IAsyncEnumerable<ExportSchoolResponse> LinksAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var page in PeoplePagesAsync(cancellation))
        {
            foreach (var some in page.Chunk(LinksAtOnce))
            {
                foreach (var link in await Task.WhenAll(some.Select(person => grains.UserLink(person.Account).GetAsync(cancellation))))
                {
                    if (link.Value is { } known)
                    {
                        yield return new ExportSchoolResponse { Link = UserLinkMapping.ToProto(known, caller) };
                    }
                }
            }
        }
    }

    private async IAsyncEnumerable<ExportSchoolResponse> TrailAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        AuditPage page;
        AuditPosition? after = null;
        do
        {
            page = await grains.Audit().ReadAsync(new AuditQuery { School = school.Id, After = after, Take = PageSize }, cancellation);
            foreach (var record in page.Records)
            {
                yield return new ExportSchoolResponse { AuditEntry = AuditMapping.Of(record) };
                after = new AuditPosition(record.Time, record.Key);
            }
        }
        while (page.Records.Count == PageSize);
    }

    private async IAsyncEnumerable<IReadOnlyList<Grains.Schools.Person>> PeoplePagesAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var (skip, total) = (0, 1); skip < total; skip += PageSize)
        {
            var page = await grains.PeopleIndex(school.Id).ListAsync(new PeopleQuery { Skip = skip, Take = PageSize }, cancellation);
            total = page.Total;
            yield return page.People;
        }
    }
}
