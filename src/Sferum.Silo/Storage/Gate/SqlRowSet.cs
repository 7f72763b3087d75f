namespace Sferum.Silo.Storage.Gate;

/// <summary>The rows of one statement; values are null, long, double, string or byte[].</summary>
internal sealed record SqlRowSet(string[] Columns, List<object?[]> Rows);
