namespace Sferum.GrpcHost.Errors;

/// <summary>The language in which a caller wants texts for people.</summary>
internal enum CallLanguage
{
    /// <summary>Russian, the default.</summary>
    Russian,

    /// <summary>English.</summary>
    English,
}
