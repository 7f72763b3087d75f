using System.Text.Json.Nodes;
using Xunit;

namespace Sferum.UnitTests.Sandbox.VkId;

/// <summary>The three variants of the guide, page by page (figures 4-20).</summary>
public sealed class VariantsTests
{
    private const string NewPhone = "79521111111";
    private const string WithoutProfile = "79000000130";
    private const string WithoutPassword = "79000000131";

    private static readonly (string Name, object Value)[] Ivanov =
        [("first_name", " Иван "), ("last_name", "Иванов"), ("patronymic", "Иванович"), ("birthday", "12.12.1978"), ("sex", "2")];

    [Fact]
    public async Task Variant1_WhenThereAreTwoProfiles_LinksTheOneThatWasChosen()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var visitor = await PageVisitor.BeginAsync(sandbox, new Consent(sandbox));
        await visitor.SubmitAsync(("login", "8 (900) 000-01-29"));
        await visitor.SubmitAsync(("password", "sferum-demo"));
        await visitor.TypeCodeAsync();
        Assert.Equal("profile", visitor.Step);
        await visitor.SubmitAsync(("profile", "1"));
        Assert.Contains("Выберите профиль.", visitor.Page, StringComparison.Ordinal);
        var second = (await PersonAsync(sandbox, "79000000129"))["profiles"]![1]!["user_id"]!;
        await visitor.SubmitAsync(("profile", (long)second));
        Assert.Equal("check", visitor.Step);
        Assert.Contains("Кириллович", visitor.Page, StringComparison.Ordinal);
        await visitor.SubmitAsync();
        Assert.Equal((long)second, await UserAsync(sandbox, visitor));
    }

    [Fact]
    public async Task Variant2_WhenThereIsNoProfile_MakesOneOfWhatWasTyped()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var visitor = await PageVisitor.BeginAsync(sandbox, new Consent(sandbox));
        await visitor.SubmitAsync(("login", WithoutProfile));
        await visitor.SubmitAsync(("password", "sferum-demo"));
        await visitor.TypeCodeAsync();
        Assert.Equal("create", visitor.Step);
        Assert.Contains("Создать учебный профиль", visitor.Page, StringComparison.Ordinal);
        await visitor.SubmitAsync();
        Assert.Equal("about", visitor.Step);
        await visitor.SubmitAsync(Ivanov);
        Assert.True(visitor.IsBackInTheApplication);

        var profile = Assert.Single((await PersonAsync(sandbox, WithoutProfile))["profiles"]!.AsArray())!;
        Assert.Equal((long)profile["user_id"]!, await UserAsync(sandbox, visitor));
        Assert.Equal(("Иван", "Иванов", "Иванович", "12.12.1978"), ((string)profile["first_name"]!, (string)profile["last_name"]!, (string)profile["patronymic"]!, (string)profile["birthday"]!));
        Assert.Equal("Юлия", (string)(await PersonAsync(sandbox, WithoutProfile))["first_name"]!);
    }

    [Fact]
    public async Task Variant3_WhenNobodyHasThePhone_MakesAccountAndProfile()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var visitor = await PageVisitor.BeginAsync(sandbox, new Consent(sandbox));
        await visitor.SubmitAsync(("login", "+7 952 111-11-11"));
        Assert.Equal("sms", visitor.Step);
        Assert.Contains("+7 952 111-11-11", visitor.Page, StringComparison.Ordinal);
        await visitor.TypeCodeAsync();
        Assert.Equal("about", visitor.Step);
        await visitor.SubmitAsync(Ivanov);
        Assert.Equal("create", visitor.Step);
        await visitor.SubmitAsync();
        Assert.Equal("check", visitor.Step);
        Assert.Contains("Иванович", visitor.Page, StringComparison.Ordinal);
        await visitor.SubmitAsync();

        var person = await PersonAsync(sandbox, NewPhone);
        Assert.Equal(("Иван", "", "12.12.1978"), ((string)person["first_name"]!, (string)person["password"]!, (string)person["birthday"]!));
        Assert.Equal((long)person["user_id"]!, await UserAsync(sandbox, visitor));
    }

    [Fact]
    public async Task Variant3_WhenItIsLeftBeforeTheProfile_GoesOnAsTheSecondOne()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var first = await PageVisitor.BeginAsync(sandbox, new Consent(sandbox));
        await first.SubmitAsync(("login", NewPhone));
        await first.TypeCodeAsync();
        await first.SubmitAsync(Ivanov);
        var second = await PageVisitor.BeginAsync(sandbox, new Consent(sandbox));
        await second.SubmitAsync(("login", NewPhone));
        Assert.Equal("password", second.Step);
        await RestoreAsync(sandbox, second, "новый пароль");
        await second.TypeCodeAsync();
        Assert.Equal("create", second.Step);
    }

    [Fact]
    public async Task Variant3_WhenThePhoneGotAnAccountMeanwhile_SaysSoAndMakesNoSecondOne()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var visitor = await PageVisitor.BeginAsync(sandbox, new Consent(sandbox));
        await visitor.SubmitAsync(("login", NewPhone));
        await visitor.TypeCodeAsync();
        await sandbox.PostAsync("/sandbox/people", new JsonObject { ["first_name"] = "Зоя", ["last_name"] = "Ёлкина", ["phone"] = NewPhone });
        await visitor.SubmitAsync(Ivanov);
        Assert.Equal("about", visitor.Step);
        Assert.Contains("уже создан аккаунт", visitor.Page, StringComparison.Ordinal);
        Assert.Equal("Зоя", (string)(await PersonAsync(sandbox, NewPhone))["first_name"]!);
    }

    [Fact]
    public async Task Restore_SetsThePassword_AndTheVariantGoesOn()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var visitor = await PageVisitor.BeginAsync(sandbox, new Consent(sandbox));
        await visitor.SubmitAsync(("login", WithoutPassword));
        Assert.Contains("Забыли или не установили пароль?", visitor.Page, StringComparison.Ordinal);
        await visitor.SubmitAsync(("password", ""));
        Assert.Contains("Введите пароль.", visitor.Page, StringComparison.Ordinal);
        await RestoreAsync(sandbox, visitor, "новый пароль");
        Assert.Equal("sms", visitor.Step);
        await visitor.TypeCodeAsync();
        Assert.Equal("profile", visitor.Step);

        var again = await PageVisitor.BeginAsync(sandbox, new Consent(sandbox));
        await again.SubmitAsync(("login", WithoutPassword));
        await again.SubmitAsync(("password", "новый пароль"));
        Assert.Equal("sms", again.Step);
    }

    [Theory]
    [InlineData("000000x", "новый пароль", "новый пароль", "Неверный код.")]
    [InlineData("", "новый пароль", "новый пароль", "Введите код из СМС.")]
    [InlineData(null, "", "", "Введите новый пароль.")]
    [InlineData(null, "коротко", "коротко", "нужно не меньше 8 знаков")]
    [InlineData(null, "новый пароль", "новый парол", "Пароли не совпадают.")]
    [InlineData(null, "новый\u0007пароль", "новый\u0007пароль", "нельзя ввести с клавиатуры")]
    public async Task Restore_WhenSomethingIsWrong_SaysWhatAndKeepsTheOldPassword(string? code, string password, string repeated, string complaint)
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var consent = new Consent(sandbox);
        var visitor = await PageVisitor.BeginAsync(sandbox, consent);
        await visitor.SubmitAsync(("login", "79000000101"));
        await visitor.SubmitAsync(("forgotten", "1"));
        var typed = code ?? await consent.SmsAsync();
        await visitor.SubmitAsync(("code", typed), ("new_password", password), ("repeated_password", repeated));
        Assert.Equal("restore", visitor.Step);
        Assert.Contains(complaint, visitor.Page, StringComparison.Ordinal);
        Assert.Contains($"value=\"{typed}\"", visitor.Page, StringComparison.Ordinal);
        Assert.Equal("sferum-demo", (string)(await PersonAsync(sandbox, "79000000101"))["password"]!);
    }

    [Fact]
    public async Task Restart_KeepsAccountsProfilesAndPasswords()
    {
        await using var sandbox = await SandboxUnderTest.StartAsync();
        var restored = await PageVisitor.BeginAsync(sandbox, new Consent(sandbox));
        await restored.SubmitAsync(("login", WithoutPassword));
        await RestoreAsync(sandbox, restored, "новый пароль");
        var made = await PageVisitor.BeginAsync(sandbox, new Consent(sandbox));
        await made.SubmitAsync(("login", NewPhone));
        await made.TypeCodeAsync();
        await made.SubmitAsync(Ivanov);
        await made.SubmitAsync();
        var people = (await sandbox.GetAsync("/sandbox/people")).ToJsonString();

        await sandbox.RestartAsync();

        Assert.Equal(people, (await sandbox.GetAsync("/sandbox/people")).ToJsonString());
        Assert.Equal("новый пароль", (string)(await PersonAsync(sandbox, WithoutPassword))["password"]!);
        var token = await sandbox.TokenAsync((long)(await PersonAsync(sandbox, NewPhone))["user_id"]!);
        Assert.Equal("Иванов", (string)(await sandbox.DoAsync(token, "users.get"))[0]!["last_name"]!);
    }

    private static async Task RestoreAsync(SandboxUnderTest sandbox, PageVisitor visitor, string password)
    {
        await visitor.SubmitAsync(("forgotten", "1"));
        Assert.Equal("restore", visitor.Step);
        await visitor.SubmitAsync(("code", await new Consent(sandbox).SmsAsync()), ("new_password", password), ("repeated_password", password));
    }

    private static async Task<JsonNode> PersonAsync(SandboxUnderTest sandbox, string phone) =>
        (await sandbox.GetAsync("/sandbox/people"))["items"]!.AsArray().Single(person => (string)person!["phone"]! == phone)!;

    private static async Task<long> UserAsync(SandboxUnderTest sandbox, PageVisitor visitor)
    {
        var consent = new Consent(sandbox);
        consent.Take(new Uri(visitor.Address));
        return (long)(await consent.ExchangeAsync())["user_id"]!;
    }
}
