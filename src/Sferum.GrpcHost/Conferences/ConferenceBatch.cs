using System.Globalization;
using Grpc.Core;
using Sferum.Grains.Conferences;
using Sferum.Grains.Conferences.Batches;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.GrpcHost.Errors;
using Sferum.GrpcHost.Errors.Subjects;
using Sferum.GrpcHost.Names;
using Sferum.GrpcHost.Requests;
using Sferum.GrpcHost.Requests.Forms;
using Sferum.V1;

namespace Sferum.GrpcHost.Conferences;

/// <summary>A batch of conferences: what is wrong with the form of one is its own outcome, the others go on.</summary>
internal sealed class ConferenceBatch
{
    private const int Most = 200;

    private readonly BatchCreateConferencesRequest _request;
    private readonly ServerCallContext _context;
    private readonly PlannedConference?[] _planned;
    private readonly Google.Rpc.Status?[] _wrong;

    private ConferenceBatch(BatchCreateConferencesRequest request, ServerCallContext context)
    {
        (_request, _context) = (request, context);
        School = NameField.School(request.Parent, "parent", context);
        Actor = NameField.OptionalAccount(request.ActingAccount, "acting_account", context);
        _planned = new PlannedConference?[request.Requests.Count];
        _wrong = new Google.Rpc.Status?[request.Requests.Count];
    }

    internal SchoolId School { get; }

    internal AccountId? Actor { get; }

    /// <summary>What goes to the grain: those whose form is right.</summary>
    internal CreateConferences Command => new(RequestFingerprint.Of(_request), [.. _planned.OfType<PlannedConference>()], _request.ValidateOnly);

    /// <summary>Reads a batch; refused as a whole when it is too large, or names a request id twice.</summary>
    internal static ConferenceBatch Read(BatchCreateConferencesRequest request, ServerCallContext context)
    {
        if (WhyNot(request) is { } refusal)
        {
            throw RefusalStatus.Of(refusal, AcceptLanguage.Of(context));
        }

        var batch = new ConferenceBatch(request, context);
        for (var i = 0; i < request.Requests.Count; i++)
        {
            batch.Plan(i);
        }

        return batch;
    }

    /// <summary>The answer, once the grain has given its outcomes.</summary>
    internal BatchCreateConferencesResponse Answer(IReadOnlyList<Outcome<ConferenceView>> outcomes)
    {
        var (response, next) = (new BatchCreateConferencesResponse(), 0);
        for (var i = 0; i < _planned.Length; i++)
        {
            response.Outcomes.Add(_wrong[i] is { } wrong ? Refused(i, wrong) : Of(i, outcomes[next++]));
        }

        return response;
    }

    private static Refusal? WhyNot(BatchCreateConferencesRequest request)
    {
        if (request.Requests.Count > Most)
        {
            var facts = new Dictionary<string, string> { ["limit"] = Most.ToString(CultureInfo.InvariantCulture) };
            return new Refusal(RefusalReason.TooManyItems) { Field = "requests", Facts = facts };
        }

        var seen = new HashSet<string>();
        var twice = request.Requests.Index().FirstOrDefault(item => item.Item.RequestId.Length > 0 && !seen.Add(item.Item.RequestId));
        return twice.Item is null ? null : Refusal.Of(RefusalReason.DuplicateItem, $"{Place(twice.Index)}.request_id");
    }

    private void Plan(int index)
    {
        var item = _request.Requests[index].Clone();
        if (WhyNot(item) is { } refusal)
        {
            _wrong[index] = RefusalStatus.Status(refusal, AcceptLanguage.Of(_context));
            return;
        }

        try
        {
            var (id, command) = ConferenceValidation.Create(item, _context);
            _planned[index] = new PlannedConference(id, command);
        }
        catch (RpcException error)
        {
            _wrong[index] = error.GetRpcStatus();
        }
    }

    // What the batch says for all of them is put in, so that each is the same request as if it came alone.
    private Refusal? WhyNot(CreateConferenceRequest item)
    {
        if (NotAllowed(item) is { } field)
        {
            return Refusal.Of(RefusalReason.FieldNotAllowed, field);
        }

        (item.Parent, item.ActingAccount, item.ValidateOnly) = (_request.Parent, _request.ActingAccount, _request.ValidateOnly);
        return RequestForm<CreateConferenceRequest>.Check(item);
    }

    // A school that is not there is named by the batch, not by its items.
    private CreateConferenceRequest Item(int index)
    {
        var item = _request.Requests[index].Clone();
        item.Parent = _request.Parent;
        return item;
    }

    private string? NotAllowed(CreateConferenceRequest item) =>
        item.Parent.Length > 0 && item.Parent != _request.Parent ? "parent"
        : item.ActingAccount.Length > 0 ? "acting_account"
        : item.ValidateOnly ? "validate_only"
        : null;

    private BatchCreateConferenceOutcome Of(int index, Outcome<ConferenceView> outcome) => outcome.IsRefused
        ? Refused(index, RefusalStatus.Status(outcome.Refusal, AcceptLanguage.Of(_context)))
        : new BatchCreateConferenceOutcome { RequestId = _request.Requests[index].RequestId, Conference = ConferenceMapping.Of(outcome.Value, Actor) };

    private BatchCreateConferenceOutcome Refused(int index, Google.Rpc.Status status) =>
        new() { RequestId = _request.Requests[index].RequestId, Error = FieldPrefix.Under(Place(index), RequestSubject.Complete(status, Item(index))) };

    private static string Place(int index) => string.Create(CultureInfo.InvariantCulture, $"requests[{index}]");
}
