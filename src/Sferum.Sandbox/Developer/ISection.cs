using Sferum.Sandbox.Pages;

namespace Sferum.Sandbox.Developer;

/// <summary>One page of the developer's page.</summary>
internal interface ISection
{
    /// <summary>Its address below /sandbox.</summary>
    string Path { get; }

    string Title { get; }

    Markup Show(IQueryCollection query);
}
