using System.IO.Compression;
using Google.Protobuf;
using Grpc.Core;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Edge;

/// <summary>Every class of malformed, oversized and odd input, on both faces; what came back is kept in malformed-input.txt, which people read too.</summary>
public sealed class MalformedInputTests(SferumFixture fixture) : IClassFixture<SferumFixture>, IDisposable
{
    private const string GetChat = "sferum.v1.ChatService/GetChat";
    private const string CreateChat = "sferum.v1.ChatService/CreateChat";
    private const string ListChats = "sferum.v1.ChatService/ListChats";
    private const string ImportRoster = "sferum.v1.RosterService/ImportRoster";
    private const string ReplaceRoster = "sferum.v1.RosterService/ReplaceRoster";
    private const string Chats = "v1/schools/7/chats";

    private readonly RawCalls _raw = new(fixture.Sferum);

    [Fact]
    public async Task Table_WhenSent_IsTheApprovedOne()
    {
        var lines = new List<string> { "face | input | HTTP | code | reason | field" };
        var bad = new List<string>();
        foreach (var (name, send) in Cases())
        {
            var answer = await send();
            lines.Add($"{name} | {answer}");
            bad.AddRange(answer is { Reason: not "-", Code: not (StatusCode.Unknown or StatusCode.Internal or StatusCode.OK) } ? [] : [lines[^1]]);
        }

        var received = string.Join('\n', lines) + "\n";
        await File.WriteAllTextAsync(Path.Combine(AppContext.BaseDirectory, "malformed-input.received.txt"), received);
        Assert.Empty(bad);
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "malformed-input.txt")), received);
    }

    public void Dispose() => _raw.Dispose();

    private IEnumerable<(string Name, Func<Task<RawAnswer>> Send)> Cases() => [.. Bytes(), .. Frames(), .. Values(), .. Addresses(), .. Json(), .. JsonHttp()];

    private IEnumerable<(string, Func<Task<RawAnswer>>)> Bytes() =>
    [
        ("gRPC | bytes that are no message", () => _raw.GrpcAsync(GetChat, [0xFF, 0xFE, 0xFD, 0x00, 0x80])),
        ("gRPC | a message cut short", () => _raw.GrpcAsync(GetChat, [0x0A, 0x20, 0x41])),
        ("gRPC | invalid UTF-8", () => _raw.GrpcAsync(GetChat, [0x0A, 0x02, 0xC3, 0x28])),
        ("gRPC | nested 200 deep in unknown groups", () => _raw.GrpcAsync(GetChat, [.. Enumerable.Repeat((byte)0xA3, 1), .. Deep(200)])),
        ("gRPC | a varint of 11 bytes", () => _raw.GrpcAsync(ListChats, [0x60, .. Enumerable.Repeat((byte)0xFF, 10), 0x01])),
        ("gRPC | a length of 2 GB inside", () => _raw.GrpcAsync(GetChat, [0x0A, 0xFF, 0xFF, 0xFF, 0xFF, 0x07])),
        ("gRPC | field number 0", () => _raw.GrpcAsync(GetChat, [0x02, 0x01, 0x41])),
        ("gRPC | a known field of another wire type", () => _raw.GrpcAsync(GetChat, [0x08, 0x01])),
        ("gRPC | a message of no bytes", () => _raw.GrpcAsync(GetChat, [])),
        ("gRPC | 10 MB", () => _raw.GrpcAsync(GetChat, Name(10 * 1024 * 1024))),
        ("gRPC | 300 KB", () => _raw.GrpcAsync(GetChat, Name(300 * 1024))),
        ("gRPC | 5 MB to rosters", () => _raw.GrpcAsync(ReplaceRoster, Name(5 * 1024 * 1024))),
        ("gRPC | 5 MB in a stream", () => _raw.GrpcAsync(ImportRoster, Name(5 * 1024 * 1024))),
        ("gRPC | a stream's message that is none", () => _raw.GrpcAsync(ImportRoster, [0xFF, 0xFE, 0xFD, 0x00, 0x80])),
    ];

    private IEnumerable<(string, Func<Task<RawAnswer>>)> Frames() =>
    [
        ("gRPC | no body", () => _raw.GrpcBodyAsync(GetChat, [])),
        ("gRPC | half a frame header", () => _raw.GrpcBodyAsync(GetChat, [0, 0, 0])),
        ("gRPC | a frame longer than its body", () => _raw.GrpcBodyAsync(GetChat, [0, 0, 0, 0, 9, 1])),
        ("gRPC | a frame of 4 GB", () => _raw.GrpcBodyAsync(GetChat, [0, 0xFF, 0xFF, 0xFF, 0xFF, 1])),
        ("gRPC | two messages in a unary call", () => _raw.GrpcBodyAsync(GetChat, [0, 0, 0, 0, 0, 0, 0, 0, 0, 0])),
        ("gRPC | compression flag 7", () => _raw.GrpcAsync(GetChat, [], flag: 7)),
        ("gRPC | compressed, but it does not say how", () => _raw.GrpcAsync(GetChat, [1, 2, 3], flag: 1)),
        ("gRPC | compressed as gzip, but it is not", () => _raw.GrpcAsync(GetChat, [1, 2, 3], flag: 1, encoding: "gzip")),
        ("gRPC | compressed in a way not spoken here", () => _raw.GrpcAsync(GetChat, [1, 2, 3], flag: 1, encoding: "snappy")),
        ("gRPC | 20 KB of gzip that unfold to 20 MB", () => _raw.GrpcAsync(GetChat, Gzip(Name(20 * 1024 * 1024)), flag: 1, encoding: "gzip")),
        ("gRPC | a stream's frame longer than its body", () => _raw.GrpcBodyAsync(ImportRoster, [0, 0, 0, 0, 9, 1])),
        ("gRPC | a stream's compression flag 7", () => _raw.GrpcAsync(ImportRoster, [], flag: 7)),
    ];

    private IEnumerable<(string, Func<Task<RawAnswer>>)> Values() =>
    [
        ("gRPC | NUL in a text", () => _raw.GrpcAsync(GetChat, new GetChatRequest { Name = "schools/7/chats/\0" }.ToByteArray())),
        ("gRPC | a bidirectional mark in a text", () => _raw.GrpcAsync(GetChat, new GetChatRequest { Name = "schools/7/chats/\u202E" }.ToByteArray())),
        ("gRPC | a line break deep inside", () => _raw.GrpcAsync(CreateChat, New(chat => chat.Title = "a\nb").ToByteArray())),
        ("gRPC | an unknown enum value", () => _raw.GrpcAsync(CreateChat, New(chat => chat.Type = (ChatType)99).ToByteArray())),
        ("gRPC | an unknown enum value in a list", () => _raw.GrpcAsync(ListChats, new ListChatsRequest { Parent = "schools/7", Types_ = { (ChatType)99 } }.ToByteArray())),
        ("gRPC | a request id with a space", () => _raw.GrpcAsync(CreateChat, New(_ => { }, "a b").ToByteArray())),
        ("gRPC | no request id", () => _raw.GrpcAsync(CreateChat, New(_ => { }, "").ToByteArray())),
        ("gRPC | a negative page size", () => _raw.GrpcAsync(ListChats, new ListChatsRequest { Parent = "schools/7", PageSize = -1 }.ToByteArray())),
    ];

    private IEnumerable<(string, Func<Task<RawAnswer>>)> Addresses() =>
    [
        ("gRPC | no such method", () => _raw.GrpcAsync("sferum.v1.ChatService/Nothing", [])),
        ("gRPC | no such service", () => _raw.GrpcAsync("sferum.v1.Nothing/Nothing", [])),
        ("gRPC | no such path", () => _raw.GrpcAsync("nothing", [])),
        ("gRPC | another content type", () => _raw.GrpcBodyAsync(GetChat, [], contentType: "application/grpc-web")),
    ];

    private IEnumerable<(string, Func<Task<RawAnswer>>)> Json() =>
    [
        ("JSON | not JSON", () => _raw.JsonAsync(Chats, "{chat")),
        ("JSON | cut short", () => _raw.JsonAsync(Chats, """{"chat":{"title":"a""")),
        ("JSON | something after it", () => _raw.JsonAsync(Chats, "{}{}")),
        ("JSON | no body", () => _raw.JsonAsync(Chats, "")),
        ("JSON | null", () => _raw.JsonAsync(Chats, "null")),
        ("JSON | a list instead of a message", () => _raw.JsonAsync(Chats, "[]")),
        ("JSON | invalid UTF-8", () => _raw.JsonAsync(Chats, "{\"requestId\":\"\u00C3(\"}")),
        ("JSON | half a surrogate pair", () => _raw.JsonAsync(Chats, """{"chat":{"title":"\ud800"},"requestId":"1"}""")),
        ("JSON | NUL in a text", () => _raw.JsonAsync(Chats, """{"chat":{"title":"\u0000"},"requestId":"1"}""")),
        ("JSON | nested 200 deep", () => _raw.JsonAsync(Chats, $"{string.Concat(Enumerable.Repeat("""{"chat":""", 200))}1{new string('}', 200)}")),
        ("JSON | an unknown field", () => _raw.JsonAsync(Chats, """{"chat":{"titel":"a"}}""")),
        ("JSON | an unknown enum name", () => _raw.JsonAsync(Chats, """{"chat":{"type":"ROUND"}}""")),
        ("JSON | an unknown enum number", () => _raw.JsonAsync(Chats, """{"chat":{"type":99},"requestId":"1"}""")),
        ("JSON | a text for a flag", () => _raw.JsonAsync(Chats, """{"acceptUnlinked":"perhaps"}""")),
        ("JSON | a number too large for its field", () => _raw.JsonAsync(Chats, """{"chat":{"memberCount":99999999999}}""")),
        ("JSON | a fraction for a whole number", () => _raw.JsonAsync("v1/schools/7/conferences", """{"conference":{"date":{"year":2026.5}},"requestId":"1"}""")),
        ("JSON | a time that is none", () => _raw.JsonAsync(Chats, """{"chat":{"createTime":"yesterday"}}""")),
        ("JSON | 10 MB", () => _raw.JsonAsync(Chats, $$"""{"requestId":"{{new string('a', 10 * 1024 * 1024)}}"}""")),
        ("JSON | 300 KB", () => _raw.JsonAsync(Chats, $$"""{"requestId":"{{new string('a', 300 * 1024)}}"}""")),
    ];

    private IEnumerable<(string, Func<Task<RawAnswer>>)> JsonHttp() =>
    [
        ("JSON | text/plain", () => _raw.JsonAsync(Chats, "{}", contentType: "text/plain")),
        ("JSON | a form", () => _raw.JsonAsync(Chats, "a=b", contentType: "application/x-www-form-urlencoded")),
        ("JSON | an unknown charset", () => _raw.JsonAsync(Chats, "{}", contentType: "application/json; charset=koi8-r")),
        ("JSON | an unknown query field", () => _raw.JsonAsync($"{Chats}?bogus=1")),
        ("JSON | a query beside a body", () => _raw.JsonAsync($"{Chats}?validateOnly=true", "{}")),
        ("JSON | an unknown enum name in the query", () => _raw.JsonAsync($"{Chats}?types=ROUND")),
        ("JSON | an unknown enum number in the query", () => _raw.JsonAsync($"{Chats}?types=99")),
        ("JSON | a duration that is none in the query", () => _raw.JsonAsync("v1/stuckConferences?minimumLateness=xx")),
        ("JSON | a text for a number in the query", () => _raw.JsonAsync($"{Chats}?pageSize=many")),
        ("JSON | a control character in the path", () => _raw.JsonAsync($"{Chats}/%07")),
        ("JSON | no such path", () => _raw.JsonAsync("v1/nothing")),
        ("JSON | no such HTTP method here", () => _raw.JsonAsync(Chats, "{}", method: "PUT")),
        ("JSON | the name of another host", () => _raw.JsonAsync(Chats, host: "sferum.example")),
    ];

    private static CreateChatRequest New(Action<Chat> change, string requestId = "1")
    {
        var chat = new Chat { Type = ChatType.Other, Title = "a" };
        change(chat);
        return new CreateChatRequest { Parent = "schools/7", Chat = chat, RequestId = requestId };
    }

    private static byte[] Name(int length) => new GetChatRequest { Name = new string('a', length) }.ToByteArray();

    /// <summary>The start of a group of field 20, whose tag takes two bytes, over and over.</summary>
    private static IEnumerable<byte> Deep(int depth) =>
        [0x01, .. Enumerable.Repeat(new byte[] { 0xA3, 0x01 }, depth).SelectMany(tag => tag)];

    private static byte[] Gzip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.SmallestSize))
        {
            gzip.Write(bytes);
        }

        return zipped.ToArray();
    }
}
