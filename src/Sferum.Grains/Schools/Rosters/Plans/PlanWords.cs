using Sferum.Grains.Membership;

namespace Sferum.Grains.Schools.Rosters.Plans;

/// <summary>What a plan calls things, as the windows of ES do.</summary>
internal static class PlanWords
{
    public const string Blocked = "заблокирован";

    public const string Unblocked = "не заблокирован";

    public const string AllOfItsClasses = "все ученики классов";

    public static string Of(MemberRole role) => role == MemberRole.Administrator ? "администратор чата" : "участник";

    public static string Of(PositionType position) => position switch
    {
        PositionType.Administration => "Администрация",
        PositionType.TeachingStaff => "Педагогический состав",
        PositionType.TeachingSupport => "Учебно-вспомогательный персонал",
        PositionType.ServiceStaff => "Обслуживающий персонал",
        PositionType.MedicalStaff => "Медицинский персонал",
        _ => "Другое",
    };

    public static string HomeroomTeacher(string name) => Labelled("классный руководитель", name);

    public static string Teacher(string name) => Labelled("учитель", name);

    public static string Administrator(string name) => Labelled("администратор чатов Сферум", name);

    public static string Children(string names) => Labelled("дети", names);

    /// <summary>What is said, one after the other; what is empty is left out.</summary>
    public static string Join(params IEnumerable<string> words) => string.Join("; ", words.Where(w => w.Length > 0));

    private static string Labelled(string label, string words) => words.Length == 0 ? "" : $"{label}: {words}";
}
