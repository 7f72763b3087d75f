namespace Sferum.Grains.Chats.Members;

/// <summary>Values that several members have, each written once.</summary>
internal sealed class SharedValues<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _places = [];

    public int IndexOf(T value)
    {
        if (!_places.TryGetValue(value, out var place))
        {
            _places[value] = place = _places.Count;
        }

        return place;
    }

    public void Write(BinaryWriter writer, Action<T> write)
    {
        writer.Write7BitEncodedInt(_places.Count);
        foreach (var value in _places.OrderBy(entry => entry.Value).Select(entry => entry.Key))
        {
            write(value);
        }
    }
}
