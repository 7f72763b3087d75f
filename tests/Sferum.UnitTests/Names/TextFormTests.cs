using Sferum.Grains.Names;
using Xunit;

namespace Sferum.UnitTests.Names;

public sealed class TextFormTests
{
    [Theory]
    [InlineData("Урок 👩\u200D🏫")]
    [InlineData("👩🏽\u200D🏫 и 👨\u200D👩\u200D👧")]
    [InlineData("🏳\uFE0F\u200D🌈")]
    [InlineData("🏃\u200D♂\uFE0F")]
    [InlineData("☀\uFE0F 1\uFE0F\u20E3")]
    public void IsClean_WhenAnEmojiIsPutTogether_Is(string text) => Assert.True(TextForm.IsClean(text));

    [Theory]
    [InlineData("а\u200Dб")]
    [InlineData("\u200D🏫")]
    [InlineData("👩\u200D")]
    [InlineData("👩\u200Dа")]
    [InlineData("а\uFE0F\u200D🏫")]
    [InlineData("👩\u200D\u200D🏫")]
    [InlineData("👩\u200B🏫")]
    [InlineData("\u200D")]
    [InlineData("👩\u200D\uD83C")]
    public void IsClean_WhenAJoinerIsHiddenElsewhere_IsNot(string text) => Assert.False(TextForm.IsClean(text));
}
