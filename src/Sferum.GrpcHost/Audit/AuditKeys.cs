using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Sferum.Grains.Outcomes;

namespace Sferum.GrpcHost.Audit;

/// <summary>
/// The key of an entry: the same for a request and its repetitions, which give the first answer again. A refusal is not remembered, so that the same request may be refused and done: two entries.
/// The day is in it, since an id may be used anew once it is forgotten. Pure.
/// </summary>
internal static class AuditKeys
{
    internal static string Of(string action, string resource, string requestId, RefusalReason refusal, DateTimeOffset time) => requestId.Length == 0
        // Joins have no id: each is one.
        ? Guid.NewGuid().ToString("N")
        : Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(
            string.Create(CultureInfo.InvariantCulture, $"{action}\n{resource}\n{requestId}\n{(int)refusal}\n{time.UtcDateTime:yyyy-MM-dd}"))));
}
