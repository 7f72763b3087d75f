using Sferum.Grains.Names;
using Xunit;

namespace Sferum.UnitTests.Names;

public sealed class TextFoldingTests
{
    [Theory]
    [InlineData("Ёлкина-Щедрина  Анна", new[] { "елкина", "щедрина", "анна" })]
    [InlineData("«5 А» Родители", new[] { "5", "а", "родители" })]
    [InlineData("Йод И\u0306од", new[] { "йод", "йод" })]
    [InlineData(" - ", new string[0])]
    [InlineData("", new string[0])]
    public void Words_AreFoldedRunsOfLettersAndDigits(string text, string[] words) => Assert.Equal(words, TextFolding.Words(text));

    [Fact]
    public void Fold_WhenDecomposedYo_IsYeToo() => Assert.Equal("елка", TextFolding.Fold("Е\u0308лка"));
}
