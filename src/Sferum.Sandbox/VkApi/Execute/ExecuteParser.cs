using System.Text;
using System.Text.Json;

namespace Sferum.Sandbox.VkApi.Execute;

/// <summary>
/// Reads the part of VKScript that batching clients write: <c>return [API.a.b({json}), API.c.d({json})];</c>, or one call without brackets.
/// </summary>
internal ref struct ExecuteParser
{
    private static readonly JsonReaderOptions Literal = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    private readonly ReadOnlySpan<byte> code;
    private int position;

    private ExecuteParser(ReadOnlySpan<byte> code) => this.code = code;

    /// <summary>The calls, or null with what could not be read.</summary>
    public static ExecuteCode? Parse(string text, out string trouble)
    {
        var parser = new ExecuteParser(Encoding.UTF8.GetBytes(text));
        try
        {
            trouble = "";
            return parser.Script();
        }
        catch (Exception unreadable) when (unreadable is FormatException or JsonException)
        {
            trouble = unreadable.Message;
            return null;
        }
    }

    private ExecuteCode Script()
    {
        Expect("return"u8);
        var isArray = Take((byte)'[');
        var calls = isArray ? List() : [Call()];
        Take((byte)';');
        SkipSpace();
        return position == code.Length ? new ExecuteCode(calls, isArray) : throw Unexpected();
    }

    private List<ExecuteCall> List()
    {
        var calls = new List<ExecuteCall>();
        while (!Take((byte)']'))
        {
            calls.Add(Call());
            if (!Take((byte)',') && Peek() != ']')
                throw Unexpected();
        }

        return calls;
    }

    private ExecuteCall Call()
    {
        Expect("API."u8);
        var start = position;
        while (position < code.Length && (char.IsAsciiLetterOrDigit((char)code[position]) || code[position] is (byte)'.' or (byte)'_'))
            position++;
        var method = Encoding.UTF8.GetString(code[start..position]);
        if (method.Length == 0 || !Take((byte)'('))
            throw Unexpected();
        var parameters = Peek() == ')' ? [] : Parameters();
        return Take((byte)')') ? new ExecuteCall(method, parameters) : throw Unexpected();
    }

    private Dictionary<string, string> Parameters()
    {
        if (Peek() != '{')
            throw Unexpected();
        var reader = new Utf8JsonReader(code[position..], Literal);
        using var document = JsonDocument.ParseValue(ref reader);
        position += (int)reader.BytesConsumed;
        var parameters = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (property.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
                parameters[property.Name] = Text(property.Value);
        }

        return parameters;
    }

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.True => "1",
        JsonValueKind.False => "0",
        JsonValueKind.Array => string.Join(',', value.EnumerateArray().Select(Text)),
        _ => value.GetRawText(),
    };

    private char Peek()
    {
        SkipSpace();
        return position < code.Length ? (char)code[position] : '\0';
    }

    private bool Take(byte symbol)
    {
        SkipSpace();
        if (position >= code.Length || code[position] != symbol)
            return false;
        position++;
        return true;
    }

    private void Expect(ReadOnlySpan<byte> word)
    {
        SkipSpace();
        if (!code[position..].StartsWith(word))
            throw Unexpected();
        position += word.Length;
    }

    private void SkipSpace()
    {
        while (position < code.Length && code[position] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            position++;
    }

    private readonly FormatException Unexpected() => new($"syntax error at {position}");
}
