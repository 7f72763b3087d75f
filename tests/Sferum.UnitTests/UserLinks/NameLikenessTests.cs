using Sferum.Grains.Schools;
using Sferum.Grains.UserLinks;
using Xunit;

namespace Sferum.UnitTests.UserLinks;

public sealed class NameLikenessTests
{
    [Theory]
    [InlineData("Семёнова", "Алёна", "Алена", "СЕМЕНОВА", true)]
    [InlineData("Римский-Корсаков", "Николай", "Николай", "Римский‑Корсаков", true)]
    [InlineData("Римский-Корсаков", "Николай", "Николай", "Римский - Корсаков", true)]
    [InlineData("Иванова", "Мария", " Мария ", "иванова", true)]
    [InlineData("Иванова", "Мария", "Марья", "Иванова", false)]
    [InlineData("Иванова", "Мария", "Иванова", "Мария", false)]
    [InlineData("Иванова", "Мария", "", "", false)]
    [InlineData("Йот", "Зоя", "Зоя", "И\u0306от", true)]
    public void IsSame_WhenSpelledOtherwise_FoldsWhatMakesNoDifference(string family, string given, string first, string last, bool same) =>
        Assert.Equal(same, NameLikeness.IsSame(new PersonName(family, given, "Петровна"), first, last));
}
