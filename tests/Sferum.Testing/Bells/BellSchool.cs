namespace Sferum.Testing.Bells;

/// <summary>A school of a <see cref="BellTown"/>: its administrator is linked, its chats are there on both sides.</summary>
/// <param name="Name"><c>schools/bell-1</c>.</param>
/// <param name="Administrator">The Sferum chats administrator's account.</param>
/// <param name="Chats">Its class and parents' chats, in the order of their names.</param>
public sealed record BellSchool(string Name, string Administrator, IReadOnlyList<BellChat> Chats);

/// <summary>A chat of a <see cref="BellSchool"/>.</summary>
/// <param name="Name">Resource name.</param>
/// <param name="Title">Its title, which no other chat of the town has.</param>
public sealed record BellChat(string Name, string Title);
