using Google.Api;
using Google.Protobuf.Reflection;
using Sferum.V1;
using ErrorReason = Sferum.V1.ErrorReason;

namespace Sferum.GrpcHost.Requests.Forms;

/// <summary>What the contract says of a field beside its type.</summary>
internal static class FieldRules
{
    /// <summary>Ignored in requests.</summary>
    internal static bool IsOutput(FieldDescriptor field) => Has(field, FieldBehavior.OutputOnly);

    internal static bool IsRequired(FieldDescriptor field) => Has(field, FieldBehavior.Required);

    /// <summary>The reason when a required field is empty.</summary>
    internal static ErrorReason WhenMissing(FieldDescriptor field) => field.Name switch
    {
        "acting_account" => ErrorReason.ActingAccountRequired,
        "children" => ErrorReason.ParentWithoutChild,
        _ => ErrorReason.FieldRequired,
    };

    /// <summary>An id that the caller gives to a change.</summary>
    internal static bool IsChangeId(FieldDescriptor field) =>
        field.Name == "request_id" || (field.Name == "id" && field.ContainingType == RosterChange.Descriptor);

    private static bool Has(FieldDescriptor field, FieldBehavior behavior) =>
        field.GetOptions()?.GetExtension(FieldBehaviorExtensions.FieldBehavior)?.Contains(behavior) == true;
}
