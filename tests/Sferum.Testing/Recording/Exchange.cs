namespace Sferum.Testing.Recording;

/// <summary>One request and its answer as they passed.</summary>
/// <param name="Path">The path that was asked for, with its query.</param>
/// <param name="Cookies">The request's cookies and those that the answer set, each as it stands in its header.</param>
/// <param name="Authorization">The header; empty without.</param>
/// <param name="Request">The request's body.</param>
/// <param name="Status">HTTP status; 0 where the connection broke instead of an answer.</param>
/// <param name="Location">Where the answer sent the browser; empty if nowhere.</param>
/// <param name="Answer">The answer's body.</param>
public sealed record Exchange(string Path, IReadOnlyList<string> Cookies, string Authorization, string Request, int Status, string Location, string Answer)
{
    /// <summary>Whether it is about this path, whatever its query.</summary>
    public bool IsAt(string path) => Path.Split('?')[0] == path;
}
