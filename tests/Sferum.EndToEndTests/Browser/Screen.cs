namespace Sferum.EndToEndTests.Browser;

/// <summary>A size of the window that every page has to fit.</summary>
/// <param name="Name">The end of a picture's name.</param>
/// <param name="Width">CSS pixels.</param>
/// <param name="Height">CSS pixels.</param>
internal sealed record Screen(string Name, int Width, int Height)
{
    public static readonly Screen Phone = new("phone", 375, 812);
    public static readonly Screen Wide = new("wide", 1280, 800);
}
