using CsCheck;
using Sferum.Grains.Names;
using Xunit;

namespace Sferum.UnitTests.Names;

public sealed class NameCodecTests
{
    [Theory]
    [InlineData("5b", "5b")]
    [InlineData("5B", "5B")]
    [InlineData("05b", "05b")]
    [InlineData("5 А", "5~20~D0~90")]
    [InlineData("a/b", "a~2Fb")]
    [InlineData("a+b", "a~2Bb")]
    [InlineData("{x}", "~7Bx~7D")]
    public void Encode_WhenValid_WritesTheOneSpelling(string id, string segment)
    {
        Assert.Equal(segment, NameCodec.Encode(id));
        Assert.True(NameCodec.TryDecode(segment, out var read));
        Assert.Equal(id, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("~61")]
    [InlineData("~d0~90")]
    [InlineData("~D0")]
    [InlineData("a~")]
    [InlineData("a~0")]
    [InlineData("~00")]
    [InlineData(".")]
    [InlineData("..")]
    [InlineData("~20a")]
    [InlineData("~D0~B8~CC~86")]
    [InlineData("~E2~80~AEa")]
    public void TryDecode_WhenAnotherSpellingOrNoId_Refuses(string segment) => Assert.False(NameCodec.TryDecode(segment, out _));

    [Theory]
    [InlineData(64, true)]
    [InlineData(65, false)]
    public void IsValidId_AtTheLimit_CountsCharacters(int length, bool valid) => Assert.Equal(valid, NameCodec.IsValidId(new string('ё', length)));

    [Fact]
    public void Encode_WhenIdsDiffer_SegmentsDiffer() =>
        Gen.Select(Gen.String, Gen.String).Sample((a, b) =>
            !NameCodec.IsValidId(a) || !NameCodec.IsValidId(b) || string.Equals(a, b, StringComparison.Ordinal)
            || !string.Equals(NameCodec.Encode(a), NameCodec.Encode(b), StringComparison.Ordinal));

    [Fact]
    public void Key_OfEveryNoun_IsNeitherNumberNorGuidAndReadsBack()
    {
        foreach (var id in new[] { "a", "A", "0a", "5b", "10b", "0123456789abcdef0123456789abcdef" })
        {
            var school = new SchoolId(id);
            var chat = new ChatId(school, id);
            Assert.Equal(school, SchoolId.FromKey(school.Key));
            Assert.Equal(chat, ChatId.FromKey(chat.Key));
            Assert.All([school.Key, chat.Key, new AccountId(id).Key], key => Assert.True(key[0] is 's' or 'u' && key[1] == ':'));
        }
    }

    [Fact]
    public void TryParse_WhenNameIsOfAnotherNoun_Refuses()
    {
        Assert.True(ChatId.TryParse("schools/15/chats/class-5a", out var chat));
        Assert.Equal("schools/15/chats/class-5a", chat.Name);
        Assert.False(ChatId.TryParse("schools/15/classes/5a", out _));
        Assert.False(ChatId.TryParse("schools/15/chats/", out _));
        Assert.False(ChatId.TryParse("schools/15/chats/a/b", out _));
        Assert.False(ChatId.TryParse("schools", out _));
        Assert.False(ChatId.TryParse(null, out _));
        Assert.False(SchoolId.TryParse("schools/", out _));
    }
}
