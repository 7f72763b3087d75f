using Sferum.Grains.Schools;
using Sferum.Testing.Schools;

namespace Sferum.ClusterTests.Schools.Year;

/// <summary>What the school's information system sends whole: at the beginning of a year, and once in between.</summary>
internal static class SchoolRolls
{
    /// <summary>
    /// Maria has two children in one class, Pavel one in each of two; Olga teaches the class that her own child is in; Ivan learns in two groups.
    /// </summary>
    public static Roster OfSeptember { get; } = Staff(new RosterBuilder("7")).Staff("vera", PositionType.MedicalStaff)
        .Class("5a", "5 А", "olga").Student("ivan", "5a").Student("anna", "5a").Student("oleg", "5a").Student("gleb", "5a")
        .Class("5b", "5 Б", "petr").Student("boris", "5b").Student("nina", "5b")
        .Class("11a", "11 А", "semyon").Student("lev", "11a").Student("kira", "11a")
        .Parent("maria", "ivan", "anna").Parent("pavel", "gleb", "boris").Parent("olga", "oleg").Parent("lidia", "lev")
        .Group("15", ["5a", "5b"], "petr", ["ivan", "boris"]).Group("16", ["5a"], "olga", ["ivan", "anna"])
        .Build();

    /// <summary>All that was told in the autumn, and Dasha, of whom nothing was told.</summary>
    public static Roster OfDecember { get; } = Staff(new RosterBuilder("7")).Staff("vera").Staff("irina")
        .Class("5a", "5 А", "irina").Student("ivan", "5a").Student("oleg", "5a").Student("timur", "5a").Student("dasha", "5a")
        .Class("5b", "5 Б", "petr").Student("gleb", "5b").Student("nina", "5b")
        .Class("11a", "11 А", "semyon").Student("lev", "11a").Student("kira", "11a")
        .Parent("maria", "ivan").Parent("pavel", "gleb").Parent("olga", "oleg").Parent("lidia", "lev").Parent("rosa", "timur")
        .Group("15", ["5a", "5b"], "vera", ["ivan"]).Group("16", ["5a"], "olga", [])
        .Build();

    /// <summary>The graduates are gone, what is left of two classes is one, and the youngest have come.</summary>
    public static Roster OfNextSeptember { get; } = Staff(new RosterBuilder("7").Facts(administrator: "zavuch")).Staff("vera")
        .Class("1a", "1 А", "semyon").Student("yana", "1a").Student("zoya", "1a")
        .Class("5a", "6 А", "olga").Student("oleg", "5a").Student("timur", "5a").Student("dasha", "5a").Student("mark", "5a")
        .Student("gleb", "5a").Student("nina", "5a").Student("artur", "5a")
        .Parent("pavel", "gleb").Parent("olga", "oleg").Parent("rosa", "timur").Parent("yulia", "yana")
        .Group("15", ["5a"], "vera", ["gleb", "nina"])
        .Build();

    private static RosterBuilder Staff(RosterBuilder school) => school
        .Staff("head", PositionType.Administration).Staff("zavuch", PositionType.Administration).Staff("olga").Staff("petr").Staff("semyon");
}
