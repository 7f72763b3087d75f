using CsCheck;
using Grpc.Core;
using Microsoft.Extensions.Time.Testing;
using Sferum.GrpcHost.Paging;
using Sferum.UnitTests.Requests;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Paging;

public sealed class PageTokensTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly PageTokens _tokens;

    public PageTokensTests() => _tokens = new PageTokens(_time);

    [Fact]
    public void Position_WhenNoTokenIsSent_IsTheFirstPage() => Assert.Null(_tokens.Position(Chats(), new FakeCall()));

    [Fact]
    public void Position_WhenOnlySizeAndSkipChange_IsTheOneWritten()
    {
        var request = Chats();
        request.PageToken = _tokens.Next(request, "5 А/class-5");
        (request.PageSize, request.Skip) = (7, 3);

        Assert.Equal("5 А/class-5", _tokens.Position(request, new FakeCall()));
    }

    [Fact]
    public void Position_WhenAFilterChanges_IsRefused()
    {
        var request = Chats();
        request.PageToken = _tokens.Next(request, "x");
        request.Query = "другое";

        var error = Assert.Throws<RpcException>(() => _tokens.Position(request, new FakeCall()));
        Assert.Equal(StatusCode.InvalidArgument, error.StatusCode);
    }

    [Theory]
    [InlineData(23, true)]
    [InlineData(24, false)]
    public void TryRead_WhenHoursHavePassed_HoldsTheLifetime(int hours, bool isGood)
    {
        var token = _tokens.Next(Chats(), "x");
        _time.Advance(TimeSpan.FromHours(hours));
        Assert.Equal(isGood, _tokens.TryRead(Chats(), token, out _));
    }

    [Fact]
    public void TryRead_WhenOneCharacterIsChanged_IsFalse()
    {
        var token = _tokens.Next(Chats(), "position");
        Gen.Select(Gen.Int[0, token.Length - 2], Gen.Char["ABab01-_"]).Where(change => token[change.Item1] != change.Item2).Sample(change =>
            !_tokens.TryRead(Chats(), string.Concat(token.AsSpan(0, change.Item1), [change.Item2], token.AsSpan(change.Item1 + 1)), out _));
    }

    [Fact]
    public void TryRead_WhenAnythingIsSent_NeverThrows() =>
        Gen.String.Sample(text => !_tokens.TryRead(Chats(), text, out _));

    [Fact]
    public void Next_WhenThePositionIsLong_FitsOrIsABug()
    {
        Assert.True(_tokens.Next(Chats(), new string('я', 180)).Length <= PageTokens.MaxLength);
        Assert.Throws<ArgumentException>(() => _tokens.Next(Chats(), new string('я', 200)));
    }

    private static ListChatsRequest Chats() => new() { Parent = "schools/7", Query = "алгебра" };
}
