using System.Text;
using System.Text.Json;
using CsCheck;
using Sferum.Grains.Platform;
using Sferum.Silo.VkPlatform.Messenger;
using Xunit;

namespace Sferum.UnitTests.VkPlatform;

public sealed class VkScriptTests
{
    private const string Head = "return [API.messages.createChat(";
    private const string Tail = ")];";

    private static readonly int[] Dangerous = ['"', '\\', '\'', '\n', 0x2028, 0x2029, '<', '/', ')', ']', ';', 0];

    // Any text that is text: code points without halves of surrogate pairs, with the dangerous ones often.
    private static readonly Gen<string> Title = Gen.OneOf(
            Gen.Int[0, 0xD7FF], Gen.Int[0xE000, 0x10FFFF], Gen.Int[0, Dangerous.Length - 1].Select(i => Dangerous[i]))
        .Select(point => new Rune(point).ToString()).Array[0, 80].Select(string.Concat);

    [Fact]
    public void Of_WhenAnyTitle_RoundTripsThroughItsLiteral() => Title.Sample(AssertRoundTrip);

    [Theory]
    [InlineData("\"}),API.messages.editChat({\"chat_id\":\"1")]
    [InlineData("\\\"); return API.users.get(); //")]
    [InlineData("a\u2028b\u2029c")]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("Ёжики 🦔 — «5 А»\0\r\n\t")]
    [InlineData("")]
    public void Of_WhenTitleIsHostile_RoundTripsThroughItsLiteral(string title) => AssertRoundTrip(title);

    [Fact]
    public void Of_WhenHalfASurrogatePair_ReplacesItWithoutLeavingTheLiteral()
    {
        using var arguments = JsonDocument.Parse(Argument(Script("a\ud800\"b")));
        Assert.Equal("a\ufffd\"b", arguments.RootElement.GetProperty("title").GetString());
    }

    private static void AssertRoundTrip(string title)
    {
        var script = Script(title);
        Assert.True(script.All(letter => letter is >= ' ' and <= '~'), "plain ASCII only");
        Assert.DoesNotContain('<', script);
        Assert.DoesNotContain('\'', script);
        // No quote but the four that delimit name and value: nothing inside can end the literal.
        Assert.Equal(4, script.Count(letter => letter == '"'));
        using var arguments = JsonDocument.Parse(Argument(script));
        Assert.Equal(title, arguments.RootElement.GetProperty("title").GetString());
    }

    private static string Script(string title) => VkScript.Of([VkMethod.Of(new CreateChatCall(title))]);

    private static string Argument(string script)
    {
        Assert.StartsWith(Head, script, StringComparison.Ordinal);
        Assert.EndsWith(Tail, script, StringComparison.Ordinal);
        return script[Head.Length..^Tail.Length];
    }
}
