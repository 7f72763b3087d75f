using Sferum.Sandbox.Control.People;

namespace Sferum.Sandbox.Control.Approving;

/// <summary>Walk an address as a demo person would.</summary>
/// <param name="Address">The service's start page, or an /authorize address of this sandbox.</param>
/// <param name="Person">User id, phone, mail or name; may be left out when a profile is given.</param>
/// <param name="Profile">Makes the person if nobody is found.</param>
/// <param name="Deny">True presses «Отмена» instead: access_denied goes back.</param>
internal sealed record ApproveRequest(string? Address, string? Person, PersonRequest? Profile, bool? Deny);
