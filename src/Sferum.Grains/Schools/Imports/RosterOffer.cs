namespace Sferum.Grains.Schools.Imports;

/// <summary>A roster that lies ready to be taken.</summary>
/// <param name="Import">What readers get of it.</param>
/// <param name="Step">What is to be carried out; null when it was only looked at, or changes nothing.</param>
/// <param name="Laid">Where rows and plan lie; null when there are none.</param>
/// <param name="Lines">Lines of the plan.</param>
internal sealed record RosterOffer(RosterImportSnapshot Import, RosterStep? Step, StagedParts? Laid, int Lines);
