namespace Sferum.EndToEndTests.Peers;

/// <summary>One test of a file, as tests/peers/report.mjs tells it.</summary>
/// <param name="Name">What it says it proves.</param>
/// <param name="Depth">0 on the outside, 1 within another test …</param>
/// <param name="Passed">False also for one that was skipped.</param>
/// <param name="Trouble">What was thrown.</param>
internal sealed record NodeTest(string Name, int Depth, bool Passed, string Trouble);
