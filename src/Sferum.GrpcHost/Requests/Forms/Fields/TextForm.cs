using Google.Protobuf;
using Google.Protobuf.Reflection;
using Sferum.Grains.Names;
using Sferum.Grains.Outcomes;
using Sferum.V1;

namespace Sferum.GrpcHost.Requests.Forms.Fields;

/// <summary>A text: no field of the contract may hold line breaks, control or format characters.</summary>
internal sealed class TextForm(FieldDescriptor field, bool required) : FieldForm(field.Name)
{
    private const int MaxTokenLength = 512;

    private const int MaxEtagLength = 64;

    private readonly Func<IMessage, string> _read = FieldReader.Of<string>(field);
    private readonly ErrorReason _missing = FieldRules.WhenMissing(field);
    private readonly bool _isPageToken = field.Name == "page_token";

    private readonly bool _isEtag = field.Name == "etag";

    // What people read: blanks alone say nothing, and would be refused by the Sferum side.
    private readonly bool _isWording = field.Name is "title" or "subject" or "family_name" or "given_name";

    internal override Refusal? Check(IMessage message)
    {
        var text = _read(message);
        if (text.Length == 0)
        {
            return required ? Wrong(_missing) : null;
        }

        if (_isPageToken && text.Length > MaxTokenLength)
        {
            return Wrong(ErrorReason.PageTokenInvalid);
        }

        if (_isEtag && !TextLength.Fits(text, MaxEtagLength))
        {
            return Wrong(ErrorReason.TextTooLong, ("limit", $"{MaxEtagLength}"));
        }

        if (_isWording && string.IsNullOrWhiteSpace(text))
        {
            return Wrong(ErrorReason.FieldRequired);
        }

        return IsClean(text) ? null : Wrong(ErrorReason.TextHasControlCharacters);
    }

    /// <summary>Most texts are names in plain ASCII, which is found out many characters at a time.</summary>
    internal static bool IsClean(string text) =>
        !text.AsSpan().ContainsAnyExceptInRange(' ', '~') || Grains.Names.TextForm.IsClean(text);
}
