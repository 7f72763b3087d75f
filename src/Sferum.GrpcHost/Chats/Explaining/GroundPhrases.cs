using Sferum.Grains.Chats;
using Sferum.Grains.Membership;

namespace Sferum.GrpcHost.Chats.Explaining;

/// <summary>What grounds are called, and who is in chats of a type by the roster.</summary>
internal static class GroundPhrases
{
    private static readonly Phrase Other = new("основание не описано", "a ground without a description");

    private static readonly Dictionary<GroundKind, Phrase> Grounds = new()
    {
        [GroundKind.StudentOfClass] = new("ученик класса {title}", "student of class {title}"),
        [GroundKind.StudentOfGroup] = new("ученик группы {title}", "student of group {title}"),
        [GroundKind.ParentOfStudent] = new("родитель (ребёнок: {title})", "parent (child: {title})"),
        [GroundKind.HomeroomTeacher] = new("классный руководитель класса {title}", "homeroom teacher of class {title}"),
        [GroundKind.GroupTeacher] = new("учитель группы {title}", "teacher of group {title}"),
        [GroundKind.StaffPosition] = new("должность администрации или педагогического состава", "position of the administration or the teaching staff"),
        [GroundKind.SferumAdministrator] = new("администратор чатов Сферума", "Sferum chats administrator"),
    };

    private static readonly Phrase ByHand = new("добавление вручную", "added by hand");

    private static readonly Phrase ByHandOf = new("добавление вручную (кто добавил: {title})", "added by hand (by {title})");

    private static readonly Dictionary<ChatType, Phrase> Circles = new()
    {
        [ChatType.Teachers] = new(
            "В него входят сотрудники администрации и педагогического состава, администратор чатов Сферума и добавленные вручную.",
            "It is for the administration, the teaching staff, the Sferum chats administrator and those added by hand."),
        [ChatType.Class] = new(
            "В него входят ученики класса, классный руководитель, администратор чатов Сферума и добавленные вручную.",
            "It is for the students of the class, its homeroom teacher, the Sferum chats administrator and those added by hand."),
        [ChatType.Parents] = new(
            "В него входят родители учеников класса, классный руководитель, администратор чатов Сферума и добавленные вручную.",
            "It is for the parents of the class's students, its homeroom teacher, the Sferum chats administrator and those added by hand."),
        [ChatType.Subject] = new(
            "В него входят ученики группы, её учитель, администратор чатов Сферума и добавленные вручную.",
            "It is for the students of the group, its teacher, the Sferum chats administrator and those added by hand."),
        [ChatType.Other] = new(
            "В него входят администратор чатов Сферума и добавленные вручную.",
            "It is for the Sferum chats administrator and those added by hand."),
    };

    /// <summary>What a ground is called.</summary>
    /// <param name="kind">What it rests on.</param>
    /// <param name="titled">Whether it is known what it comes from, in words.</param>
    internal static Phrase Of(GroundKind kind, bool titled) =>
        kind == GroundKind.AddedByHand ? titled ? ByHandOf : ByHand : Grounds.GetValueOrDefault(kind, Other);

    /// <summary>Who is in chats of a type.</summary>
    internal static Phrase CircleOf(ChatType type) => Circles[type];
}
