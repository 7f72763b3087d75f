using Sferum.Grains.Outcomes;
using Sferum.V1;

namespace Sferum.GrpcHost.Errors;

/// <summary>The status of a trouble of the service (reasons from 900 on), with the facts that go with it.</summary>
internal static class Trouble
{
    internal static Google.Rpc.Status Of(ErrorReason reason, CallLanguage language, params (string Name, string Value)[] facts) =>
        RefusalStatus.Status(About(reason, "", facts), language);

    /// <summary>The same, about one field of the request.</summary>
    internal static Refusal About(ErrorReason reason, string field, params (string Name, string Value)[] facts) =>
        new((RefusalReason)reason) { Field = field, Facts = facts.ToDictionary(fact => fact.Name, fact => fact.Value) };
}
