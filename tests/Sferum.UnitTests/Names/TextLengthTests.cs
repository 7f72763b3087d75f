using System.Text;
using Sferum.Grains.Names;
using Xunit;

namespace Sferum.UnitTests.Names;

public sealed class TextLengthTests
{
    private const string Smile = "😀";

    private const string Thumb = "👍🏽";

    [Theory]
    [InlineData("", 0)]
    [InlineData("5 А", 3)]
    [InlineData(Smile, 1)]
    [InlineData(Thumb, 2)]
    public void Of_CountsCodePoints(string text, int characters) => Assert.Equal(characters, TextLength.Of(text));

    [Fact]
    public void Fits_WhenUtf16TakesMoreUnits_CountsCharacters()
    {
        Assert.True(TextLength.Fits(Repeat(Smile, 128), 128));
        Assert.False(TextLength.Fits(Repeat(Smile, 129), 128));
        Assert.False(TextLength.Fits(new string('я', 129), 128));
    }

    [Theory]
    [InlineData("Алгебра", 7, "Алгебра")]
    [InlineData("Алгебра", 6, "Алгеб…")]
    [InlineData("Не тут", 4, "Не…")]
    [InlineData("аб" + Thumb + "в", 4, "аб…")]
    [InlineData("И\u0306\u0301од", 3, "…")]
    public void Cut_KeepsWholeCharactersAndSaysThatThereIsMore(string text, int characters, string cut) => Assert.Equal(cut, TextLength.Cut(text, characters));

    [Theory]
    [InlineData(63, 126)]
    [InlineData(64, 128)]
    [InlineData(65, 127)]
    [InlineData(128, 127)]
    public void CutUnits_NeverLeavesHalfAnEmoji(int smiles, int units)
    {
        var cut = TextLength.CutUnits(Repeat(Smile, smiles), 128);
        Assert.Equal(units, cut.Length);
        Assert.Equal(cut, Encoding.UTF8.GetString(new UTF8Encoding(false, true).GetBytes(cut)));
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
