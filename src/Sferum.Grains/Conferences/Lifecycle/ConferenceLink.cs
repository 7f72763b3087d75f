using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.Grains.UserLinks;

namespace Sferum.Grains.Conferences.Lifecycle;

/// <summary>The join link: sealed in the row, opened once for each activation.</summary>
internal sealed class ConferenceLink(ConferenceId id, ITokenProtector protector)
{
    private readonly string _purpose = $"conference-link:{id.Key}";
    private string _sealed = "";
    private string _link = "";

    /// <summary>The link as it may be stored.</summary>
    public string Seal(string link) => protector.Protect(_purpose, link);

    /// <summary>The link of a call.</summary>
    /// <exception cref="SferumFault">It cannot be opened: the deployment's keys are lost.</exception>
    public string Open(ConferenceCall call)
    {
        if (!ReferenceEquals(_sealed, call.SealedLink))
        {
            _link = protector.TryUnprotect(_purpose, call.SealedLink, out var link) ? link : throw new SferumFault(FaultKind.DamagedState);
            _sealed = call.SealedLink;
        }

        return _link;
    }

    /// <summary>Forgets the link.</summary>
    public void Erase() => (_sealed, _link) = ("", "");
}
