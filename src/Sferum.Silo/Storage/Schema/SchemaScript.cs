using System.Security.Cryptography;
using System.Text;

namespace Sferum.Silo.Storage.Schema;

/// <summary>A script of the schema. Once it was applied anywhere it never changes.</summary>
internal sealed record SchemaScript(string Name, string Text)
{
    /// <summary>The same whatever the line ends of the working copy.</summary>
    public string Checksum { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text.ReplaceLineEndings("\n"))));

    /// <summary>The scripts of this version of the service for a kind of database, in their order.</summary>
    public static IReadOnlyList<SchemaScript> Embedded(StorageKind kind = StorageKind.Sqlite)
    {
        var folder = $".Storage.Scripts.{kind}.";
        var assembly = typeof(SchemaScript).Assembly;
        return
        [
            .. from resource in assembly.GetManifestResourceNames()
               let at = resource.IndexOf(folder, StringComparison.Ordinal)
               where at >= 0
               orderby resource
               select new SchemaScript(resource[(at + folder.Length)..], Read(resource)),
        ];

        string Read(string resource)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            return reader.ReadToEnd();
        }
    }
}
