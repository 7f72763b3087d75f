using System.Collections;

namespace Sferum.Sandbox.Developer;

/// <summary>A list seen from its end, without a copy: the ledger may be a million effects long.</summary>
internal sealed class Backwards<T>(IReadOnlyList<T> list) : IReadOnlyList<T>
{
    public int Count => list.Count;

    public T this[int index] => list[^(index + 1)];

    public IEnumerator<T> GetEnumerator()
    {
        for (var place = 0; place < Count; place++)
            yield return this[place];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
