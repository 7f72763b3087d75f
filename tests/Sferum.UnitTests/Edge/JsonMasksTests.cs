using System.Text;
using Sferum.GrpcHost.Json;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Edge;

/// <summary>Masks in either spelling.</summary>
public sealed class JsonMasksTests
{
    [Theory]
    [InlineData("local_start,title", "localStart,title")]
    [InlineData("localStart,title", "localStart,title")]
    public void Rewrite_WhenAMaskIsInTheContractsSpelling_GivesJsons(string mask, string expected)
    {
        static string Request(string paths) => $$"""{"conference":{"title":"local_start «ё»"},"updateMask" : "{{paths}}","requestId":"a_b"}""";
        var json = Encoding.UTF8.GetBytes(Request(mask));

        var rewritten = JsonForm.Check(json, UpdateConferenceRequest.Descriptor).Rewrite(json);

        Assert.Equal(Request(expected), Encoding.UTF8.GetString(rewritten.Span));
    }
}
