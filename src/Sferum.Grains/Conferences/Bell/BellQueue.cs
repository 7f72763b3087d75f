namespace Sferum.Grains.Conferences.Bell;

/// <summary>
/// Those who wait for one kind of work. Schools take turns, so that one with thousands does not hold up another; a turn is as long as one request to the platform is wide, so that a school's
/// starts reach its lane together and not one by one.
/// </summary>
/// <param name="turn">How many of a school follow each other.</param>
internal sealed class BellQueue<T>(int turn)
{
    private readonly LinkedList<(string School, Queue<T> Waiting)> _schools = [];
    private readonly Dictionary<string, Queue<T>> _bySchool = new(StringComparer.Ordinal);
    private int _taken;

    /// <summary>Puts one to the end of its school's.</summary>
    public void Add(string school, T one)
    {
        if (!_bySchool.TryGetValue(school, out var waiting))
        {
            _bySchool.Add(school, waiting = new Queue<T>());
            _schools.AddLast((school, waiting));
        }

        waiting.Enqueue(one);
    }

    /// <summary>Takes the next; false when nobody waits.</summary>
    public bool TryTake(out T one)
    {
        if (_schools.First is not { } first)
        {
            one = default!;
            return false;
        }

        one = first.Value.Waiting.Dequeue();
        _taken++;
        if (first.Value.Waiting.Count == 0 || _taken == turn)
        {
            EndTurn(first);
        }

        return true;
    }

    private void EndTurn(LinkedListNode<(string School, Queue<T> Waiting)> school)
    {
        _taken = 0;
        _schools.Remove(school);
        if (school.Value.Waiting.Count > 0)
        {
            _schools.AddLast(school);
        }
        else
        {
            _bySchool.Remove(school.Value.School);
        }
    }
}
