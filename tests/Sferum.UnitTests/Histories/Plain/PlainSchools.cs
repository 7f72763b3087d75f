namespace Sferum.UnitTests.Histories.Plain;

/// <summary>The school that every history begins with.</summary>
internal static class PlainSchools
{
    public static PlainSchool First()
    {
        var school = new PlainSchool();
        school.Classes["5a"] = new PlainClass("5 А", "t2", Closed: false);
        school.Classes["6a"] = new PlainClass("6 А", "t3", Closed: false);
        school.Groups["g1"] = new PlainGroup("5a", "t3", Students: null, Closed: false);
        school.Groups["g2"] = new PlainGroup("6a", "t2", ["s4"], Closed: false);
        school["t1"] = school["t2"] = school["t3"] = new PlainPerson { IsStaff = true, IsTeaching = true };
        school["t4"] = new PlainPerson { IsStaff = true };
        school["s1"] = school["s2"] = school["s3"] = new PlainPerson { Class = "5a" };
        school["s4"] = school["s5"] = new PlainPerson { Class = "6a" };
        school["p1"] = new PlainPerson { Children = ["s1", "s2"] };
        school["p2"] = new PlainPerson { Children = ["s3", "s4"] };
        return school;
    }
}
