namespace Sferum.Grains.Names;

/// <summary>A person of the school information system, unique in the deployment: <c>accounts/{account}</c>.</summary>
/// <param name="Segment">The account's id in the spelling of <see cref="NameCodec"/>.</param>
[GenerateSerializer, Immutable, Alias("sferum.AccountId")]
public readonly record struct AccountId([property: Id(0)] string Segment)
{
    /// <summary>The resource name.</summary>
    public string Name => $"accounts/{Segment}";

    /// <summary>The grain key; <c>u:</c> is neither a number nor a GUID.</summary>
    public string Key => $"u:{Segment}";

    /// <summary>Reads a resource name.</summary>
    public static bool TryParse(string? name, out AccountId id)
    {
        var known = ResourceName.TryParse(name, "accounts", out var segment);
        id = new AccountId(segment);
        return known;
    }

    /// <summary>Reads a grain key.</summary>
    public static AccountId FromKey(string key) => new(key[2..]);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
