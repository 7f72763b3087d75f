using Xunit;
using static Sferum.UnitTests.Sandbox.SandboxUnderTest;

namespace Sferum.UnitTests.Sandbox.World;

/// <summary>Journals of former versions are read as they stand.</summary>
public sealed class OldJournalTests
{
    // As it was written when profiles had nothing but a name.
    private const string Journal = """
        {"seq":1,"time":"2026-09-01T05:00:00.000Z","user":0,"method":"sandbox/reset","effect":{"kind":"world_seeded","people":[{"vk_id":712300101,"first_name":"Алёна","last_name":"Соловьёва","patronymic":"Игоревна","phone":"79000000101","mail":"demo1@example.com","password":"sferum-demo","sex":1,"birthday":"14.03.1979","profiles":[{"user_id":815400101,"first_name":"Алёна","last_name":"Соловьёва"}]},{"vk_id":712300102,"first_name":"Юлия","last_name":"Новикова","patronymic":"Борисовна","phone":"79000000102","mail":"","password":"sferum-demo","sex":1,"birthday":"10.10.1991","profiles":[]}]}}
        {"seq":2,"time":"2026-09-01T05:00:01.000Z","user":0,"method":"sandbox/people","effect":{"kind":"person_created","person":{"vk_id":712300103,"first_name":"Зоя","last_name":"Ёлкина","patronymic":"","phone":"79000000103","mail":"","password":"sferum-demo","sex":1,"birthday":"01.09.1990","profiles":[{"user_id":815400102,"first_name":"Зоя","last_name":"Ёлкина"}]}}}

        """;

    [Fact]
    public async Task Start_WhenTheJournalKnowsNoPersonalDataOfProfiles_TakesThemFromTheAccount()
    {
        var directory = Directory.CreateTempSubdirectory("sandbox-");
        await File.WriteAllTextAsync(Path.Combine(directory.FullName, "journal.jsonl"), Journal.ReplaceLineEndings("\n"));
        await using (var sandbox = await StartAsync(directory: directory.FullName))
        {
            Assert.Equal(2, await sandbox.LastSeqAsync());
            var visitor = await VkId.PageVisitor.BeginAsync(sandbox, new VkId.Consent(sandbox));
            await visitor.SubmitAsync(("login", "79000000101"));
            await visitor.SubmitAsync(("password", "sferum-demo"));
            await visitor.TypeCodeAsync();
            await visitor.SubmitAsync(("profile", Anna));
            Assert.Contains("Игоревна", visitor.Page, StringComparison.Ordinal);
            Assert.Contains("14.03.1979", visitor.Page, StringComparison.Ordinal);
        }

        directory.Delete(recursive: true);
    }
}
