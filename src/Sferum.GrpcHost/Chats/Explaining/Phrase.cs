using Sferum.GrpcHost.Errors;

namespace Sferum.GrpcHost.Chats.Explaining;

/// <summary>A phrase in both languages, with the same <c>{places}</c>.</summary>
/// <param name="Russian">In Russian.</param>
/// <param name="English">In English.</param>
internal sealed record Phrase(string Russian, string English)
{
    /// <summary>The phrase in a language, its places filled.</summary>
    internal string In(CallLanguage language, params (string Name, string Value)[] places) => ReasonText.Fill(
        language == CallLanguage.English ? English : Russian, places.ToDictionary(place => place.Name, place => place.Value), language);
}
