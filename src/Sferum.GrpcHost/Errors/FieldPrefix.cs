using Google.Protobuf.WellKnownTypes;
using Google.Rpc;

namespace Sferum.GrpcHost.Errors;

/// <summary>The status of one item of a batch: its field paths begin with the item's place.</summary>
internal static class FieldPrefix
{
    /// <summary>The same status with every field path under a prefix such as <c>requests[3]</c>.</summary>
    internal static Google.Rpc.Status Under(string prefix, Google.Rpc.Status status)
    {
        var moved = new Google.Rpc.Status { Code = status.Code, Message = status.Message };
        moved.Details.AddRange(status.Details.Select(detail => Under(prefix, detail)));
        return moved;
    }

    private static Any Under(string prefix, Any detail)
    {
        if (detail.TryUnpack<ErrorInfo>(out var info) && info.Metadata.TryGetValue("field", out var path))
        {
            info.Metadata["field"] = $"{prefix}.{path}";
            return Any.Pack(info);
        }

        if (detail.TryUnpack<BadRequest>(out var bad))
        {
            foreach (var violation in bad.FieldViolations)
            {
                violation.Field = $"{prefix}.{violation.Field}";
            }

            return Any.Pack(bad);
        }

        return detail;
    }
}
