using Sferum.Grains.Chats;
using Sferum.Grains.Chats.Registry;
using Sferum.Grains.Names;

namespace Sferum.Grains.Schools.People;

/// <summary>The places of a school's classes in the order of their titles («5 А» before «10 Б»), for lists of people that are sorted by class.</summary>
internal sealed class ClassTitles
{
    private readonly Dictionary<ClassId, int> _ranks = [];

    private ClassTitles(IEnumerable<ChatSnapshot> classChats)
    {
        foreach (var sameTitle in classChats.GroupBy(c => Convert.ToHexString(RussianOrder.KeyOf(c.ClassTitle)), c => c.Class!.Value).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            Count++;
            foreach (var one in sameTitle)
            {
                _ranks[one] = Count;
            }
        }
    }

    /// <summary>Asks for the class chats of a school: every class has one, with its title.</summary>
    public static ChatQuery Query { get; } = new() { Types = [ChatType.Class], Take = int.MaxValue };

    /// <summary>Different titles.</summary>
    public int Count { get; }

    /// <summary>From class chats.</summary>
    public static ClassTitles Of(IEnumerable<ChatSnapshot> classChats) => new(classChats.Where(c => c.Class is not null));

    /// <summary>The place of a class: 1 to <see cref="Count"/>; 0 for who has no class.</summary>
    public int RankOf(ClassId? id) => id is { } known ? _ranks.GetValueOrDefault(known) : 0;
}
