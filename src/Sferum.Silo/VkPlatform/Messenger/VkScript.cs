using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sferum.Silo.VkPlatform.Messenger;

/// <summary>
/// Several methods as one script for VK's <c>execute</c>. Every argument is a JSON string in which all but plain ASCII letters, digits and harmless
/// marks is escaped, so that no title can leave its literal: quotes, backslashes, line ends (U+2028 too), <c>&lt;/script&gt;</c>.
/// </summary>
internal static class VkScript
{
    private static readonly JsonWriterOptions Escaped = new() { Encoder = JavaScriptEncoder.Default };

    public static string Of(IEnumerable<VkMethod> methods) => $"return [{string.Join(',', methods.Select(Call))}];";

    private static string Call(VkMethod method) => $"API.{method.Name}({Arguments(method)})";

    private static string Arguments(VkMethod method)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Escaped))
        {
            json.WriteStartObject();
            foreach (var (name, value) in method.Parameters)
                json.WriteString(name, value);
            json.WriteEndObject();
        }

        return Encoding.ASCII.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }
}
