using Google.Protobuf.WellKnownTypes;
using Google.Rpc;
using Grpc.Core;
using Sferum.Grains.Outcomes;

namespace Sferum.GrpcHost.Errors;

/// <summary>The <c>google.rpc</c> details of an error.</summary>
internal static class ErrorDetails
{
    internal const string Domain = "sferum";

    /// <summary>Everything that goes with a refusal, the machine reason first.</summary>
    internal static IEnumerable<Any> Of(ReasonEntry entry, Refusal refusal, CallLanguage language)
    {
        yield return Any.Pack(Info(entry, refusal));
        yield return Any.Pack(Localized(entry, refusal, language));

        if (entry.Code == StatusCode.InvalidArgument && refusal.Field.Length > 0)
        {
            yield return Any.Pack(BadField(entry, refusal, language));
        }

        if (entry.Code == StatusCode.FailedPrecondition)
        {
            yield return Any.Pack(Preconditions(entry, refusal));
        }

        if (entry.Code is StatusCode.NotFound or StatusCode.AlreadyExists && refusal.Subjects.Count > 0)
        {
            yield return Any.Pack(Resource(refusal.Subjects[0]));
        }

        if (entry.RetryAfter is { } delay)
        {
            yield return Any.Pack(new RetryInfo { RetryDelay = Duration.FromTimeSpan(delay) });
        }
    }

    private static ErrorInfo Info(ReasonEntry entry, Refusal refusal)
    {
        var info = new ErrorInfo { Reason = ReasonName.Of(entry.Reason), Domain = Domain };
        foreach (var (name, fact) in refusal.Facts)
        {
            info.Metadata[name] = fact;
        }

        if (refusal.Field.Length > 0)
        {
            info.Metadata["field"] = refusal.Field;
        }

        if (entry.Reason == V1.ErrorReason.NotFound && refusal.Subjects.Count > 0)
        {
            info.Metadata["resource_type"] = Resource(refusal.Subjects[0]).ResourceType;
        }

        return info;
    }

    private static LocalizedMessage Localized(ReasonEntry entry, Refusal refusal, CallLanguage language) => new()
    {
        Locale = language == CallLanguage.English ? "en-US" : "ru-RU",
        Message = ReasonText.Fill(entry.Text(language), refusal.Facts, language),
    };

    private static BadRequest BadField(ReasonEntry entry, Refusal refusal, CallLanguage language)
    {
        var violation = new BadRequest.Types.FieldViolation
        {
            Field = refusal.Field,
            Description = ReasonText.Fill(entry.English, refusal.Facts, CallLanguage.English),
            Reason = ReasonName.Of(entry.Reason),
            LocalizedMessage = Localized(entry, refusal, language),
        };
        return new BadRequest { FieldViolations = { violation } };
    }

    private static PreconditionFailure Preconditions(ReasonEntry entry, Refusal refusal)
    {
        var subjects = refusal.Subjects.Count == 0 ? [""] : SubjectBudget.Fit(refusal.Subjects);
        var failure = new PreconditionFailure();
        failure.Violations.AddRange(subjects.Select(subject => new PreconditionFailure.Types.Violation
        {
            Type = ReasonName.Of(entry.Reason),
            Subject = subject,
        }));
        return failure;
    }

    /// <summary>The collection that a name ends in is the type: <c>schools/7/chats/x</c> is one of <c>chats</c>.</summary>
    internal static ResourceInfo Resource(string name)
    {
        var parts = name.Split('/');
        return new ResourceInfo { ResourceName = name, ResourceType = parts.Length > 1 ? parts[^2] : "" };
    }
}
