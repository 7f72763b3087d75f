using Sferum.GrpcHost.UserLinks;
using Xunit;

namespace Sferum.UnitTests.UserLinks;

public sealed class ReturnAddressTests
{
    private static readonly Uri[] Allowed = [new("http://127.0.0.1"), new("http://localhost"), new("https://es.example/sferum"), new("https://es.example:8443/")];

    [Theory]
    [InlineData("http://127.0.0.1/", true)]
    [InlineData("http://127.0.0.1:4321/a?b=c", true)]
    [InlineData("http://LOCALHOST:1/", true)]
    [InlineData("https://es.example/sferum", true)]
    [InlineData("https://es.example/sferum/done?x=1#y", true)]
    [InlineData("https://es.example:8443/any", true)]
    [InlineData("https://es.example/sferumX", false)]
    [InlineData("https://es.example/", false)]
    [InlineData("https://es.example:444/sferum", false)]
    [InlineData("http://es.example/sferum", false)]
    [InlineData("https://es.example.evil/sferum", false)]
    [InlineData("https://es.example@evil/sferum", false)]
    [InlineData("https://user:x@es.example/sferum", false)]
    [InlineData("https://es.example\\@evil/sferum", false)]
    [InlineData("https://es.example/sferum/../x", false)]
    [InlineData("http://127.0.0.1.evil/", false)]
    [InlineData("http://127.0.0.2/", false)]
    [InlineData("javascript:alert(1)", false)]
    [InlineData("data:text/html,x", false)]
    [InlineData("//127.0.0.1/", false)]
    [InlineData("/path", false)]
    [InlineData("http://localhost/\"><script>", false)]
    [InlineData("http://localhost/ x", false)]
    [InlineData("http://localhost/\n", false)]
    public void IsAllowed_ByScheme_OriginAndPath(string address, bool allowed) => Assert.Equal(allowed, ReturnAddress.IsAllowed(address, Allowed));

    [Fact]
    public void IsAllowed_WhenTooLong_IsNot() => Assert.False(ReturnAddress.IsAllowed("http://localhost/" + new string('a', 2000), Allowed));
}
