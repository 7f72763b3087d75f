using System.Net;
using System.Text.Json;
using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Reflection.V1Alpha;
using Sferum.V1;
using Xunit;

namespace Sferum.UnitTests.Edge;

public sealed class FacadeTests(SferumFixture fixture) : IClassFixture<SferumFixture>
{
    public static TheoryData<string> UnaryMethods =>
        [.. GrpcHost.Contract.Services.SelectMany(service => service.Methods).Where(method => !method.IsClientStreaming && !method.IsServerStreaming).Select(Path)];

    [Theory]
    [MemberData(nameof(UnaryMethods))]
    public async Task Method_WhenCalledWithNothing_AnswersWithAReason(string method)
    {
        using var raw = new RawCalls(fixture.Sferum);

        var answer = await raw.GrpcAsync(method, []);

        Assert.NotEqual(StatusCode.Unknown, answer.Code);
        Assert.NotEqual(StatusCode.Internal, answer.Code);
        Assert.True(answer.Code == StatusCode.OK || answer.Reason != "-", $"{method}: {answer}");
        Assert.True(answer.Code != StatusCode.InvalidArgument || answer.Field != "-", $"{method}: {answer}");
    }

    [Theory]
    [InlineData("")]
    [InlineData("live")]
    [InlineData("ready")]
    [InlineData("sferum.v1.ChatService")]
    public async Task Health_WhenStarted_IsServing(string service)
    {
        var answer = await new Health.HealthClient(fixture.Sferum.Channel).CheckAsync(new HealthCheckRequest { Service = service });
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, answer.Status);
    }

    [Theory]
    [InlineData("healthz")]
    [InlineData("readyz")]
    public async Task HttpHealth_WhenStarted_IsOk(string path)
    {
        using var answer = await fixture.Sferum.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task Reflection_WhenAsked_ListsEveryService()
    {
        using var call = new ServerReflection.ServerReflectionClient(fixture.Sferum.Channel).ServerReflectionInfo();
        await call.RequestStream.WriteAsync(new ServerReflectionRequest { ListServices = "" });
        await call.RequestStream.CompleteAsync();
        Assert.True(await call.ResponseStream.MoveNext(CancellationToken.None));

        var names = call.ResponseStream.Current.ListServicesResponse.Service.Select(service => service.Name).ToHashSet();
        Assert.Subset(names, GrpcHost.Contract.Services.Select(service => service.FullName).ToHashSet());
    }

    [Fact]
    public async Task Json_WhenTheServiceAnswers_IsItsAnswer()
    {
        var text = await fixture.Sferum.Http.GetStringAsync(new Uri($"v1/{StandInServices.ChatName}", UriKind.Relative));
        using var chat = JsonDocument.Parse(text);
        Assert.Equal("Ёлка", chat.RootElement.GetProperty("title").GetString());
    }

    [Fact]
    public async Task Grpc_WhenTheServiceAnswers_IsItsAnswer()
    {
        var chat = await new ChatService.ChatServiceClient(fixture.Sferum.Channel).GetChatAsync(new GetChatRequest { Name = StandInServices.ChatName });
        Assert.Equal("Ёлка", chat.Title);
    }

    [Fact]
    public async Task Error_WhenAskedInEnglish_IsInEnglish()
    {
        using var raw = new RawCalls(fixture.Sferum);
        Assert.Equal("en-US", (await raw.GrpcBodyAsync("sferum.v1.ChatService/GetChat", [9], language: "en")).Language);
        Assert.Equal("ru-RU", (await raw.GrpcBodyAsync("sferum.v1.ChatService/GetChat", [9])).Language);
    }

    [Fact]
    public void Banner_WhenStarted_EndsWithReadyAndNamesTheFaces()
    {
        var banner = fixture.Sferum.Banner;
        Assert.EndsWith("Sferum: ready", banner, StringComparison.Ordinal);
        Assert.Contains($"127.0.0.1:{fixture.Sferum.GrpcAddress.Port}", banner, StringComparison.Ordinal);
        Assert.Contains(fixture.Sferum.HttpAddress.AbsoluteUri, banner, StringComparison.Ordinal);
        Assert.Contains(fixture.Sferum.SandboxAddress.AbsoluteUri, banner, StringComparison.Ordinal);
        Assert.Contains(fixture.Sferum.DataDirectory, banner, StringComparison.Ordinal);
    }

    private static string Path(MethodDescriptor method) => $"{method.Service.FullName}/{method.Name}";
}
