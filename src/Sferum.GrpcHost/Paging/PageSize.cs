namespace Sferum.GrpcHost.Paging;

/// <summary>How many rows a page has.</summary>
internal static class PageSize
{
    /// <summary>Rows when the caller names no number.</summary>
    internal const int Default = 50;

    /// <summary>Most rows; more asked for is cut to it.</summary>
    internal const int Maximum = 500;

    /// <summary>Most rows that can be left out before a page.</summary>
    internal const int MaximumSkip = 100_000;

    /// <summary>The rows of a page for a request's <c>page_size</c>, whose form has been checked.</summary>
    internal static int Of(int asked) => asked == 0 ? Default : Math.Min(asked, Maximum);
}
