using System.Globalization;

namespace Sferum.GrpcHost.Paging;

/// <summary>The position of lists that are paged by counting rows.</summary>
internal static class PagePosition
{
    /// <summary>The rows before the page; none on the first one.</summary>
    internal static int Of(string? position) => position is null ? 0 : int.Parse(position, CultureInfo.InvariantCulture);

    internal static string Text(int rows) => rows.ToString(CultureInfo.InvariantCulture);
}
