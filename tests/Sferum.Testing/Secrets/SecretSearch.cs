using System.Buffers.Binary;
using System.Text;

namespace Sferum.Testing.Secrets;

/// <summary>Looks for many secrets at once, in all their forms, in any bytes: databases with their logs and free pages, text, key rings.</summary>
public sealed class SecretSearch
{
    private const int Head = sizeof(ulong);
    private const int Shown = 100;

    private readonly ILookup<ulong, (Secret Secret, SecretForm Form)> _byHead;

    /// <summary>For these secrets.</summary>
    public SecretSearch(IEnumerable<Secret> secrets)
    {
        ArgumentNullException.ThrowIfNull(secrets);
        _byHead = secrets
            .Distinct()
            .SelectMany(secret => SecretForm.Of(secret.Value).Select(form => (Secret: secret, Form: form)))
            .ToLookup(one => HeadOf(one.Secret, one.Form.Bytes));
    }

    /// <summary>Every place in a directory, files in use and folders below included.</summary>
    public IReadOnlyList<SecretFound> InDirectory(string directory) =>
        [.. Directory.EnumerateFiles(directory, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).SelectMany(InFile)];

    /// <summary>Every place in a file.</summary>
    public IReadOnlyList<SecretFound> InFile(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[file.Length];
        // A file in use may have become shorter.
        return InBytes(bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)), Path.GetFileName(path));
    }

    /// <summary>Every place in some bytes.</summary>
    /// <param name="bytes">Where to look.</param>
    /// <param name="place">What to call it.</param>
    public IReadOnlyList<SecretFound> InBytes(ReadOnlySpan<byte> bytes, string place)
    {
        var found = new List<SecretFound>();
        for (var start = 0; start + Head <= bytes.Length; start++)
        {
            foreach (var (secret, form) in _byHead[BinaryPrimitives.ReadUInt64LittleEndian(bytes[start..])])
            {
                if (bytes[start..].StartsWith(form.Bytes))
                    found.Add(new SecretFound(secret, form.Name, place, start, Around(bytes, start, form.Bytes.Length)));
            }
        }

        return found;
    }

    private static ulong HeadOf(Secret secret, byte[] bytes) => bytes.Length >= Head
        ? BinaryPrimitives.ReadUInt64LittleEndian(bytes)
        : throw new ArgumentException($"{secret} is too short to be looked for: it would be found anywhere.");

    private static string Around(ReadOnlySpan<byte> bytes, int start, int length)
    {
        var from = Math.Max(0, start - Shown);
        var text = Encoding.Latin1.GetString(bytes[from..Math.Min(bytes.Length, start + length + Shown)]);
        return string.Concat(text.Select(letter => char.IsControl(letter) ? '·' : letter));
    }
}
