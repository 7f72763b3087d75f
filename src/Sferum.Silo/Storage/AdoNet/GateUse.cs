namespace Sferum.Silo.Storage.AdoNet;

/// <summary>What the gate says to a use of ADO.NET that Orleans' providers do not make.</summary>
internal static class GateUse
{
    public static NotSupportedException NotSupported() =>
        new("The gate serves what Orleans' providers use: a connection from the data source, a command, a reader opened asynchronously.");
}
