using System.Globalization;
using System.Security.Cryptography;

namespace Sferum.Sandbox.VkId;

/// <summary>The messages that VK ID would have sent; the last hundred can be read.</summary>
internal sealed class SmsInbox(TimeProvider time)
{
    private const int Kept = 100;

    private readonly Lock gate = new();
    private readonly Queue<Sms> messages = [];

    /// <summary>The newest first.</summary>
    public IReadOnlyList<Sms> All
    {
        get
        {
            lock (gate)
                return [.. messages.Reverse()];
        }
    }

    public string Send(string phone)
    {
        var code = RandomNumberGenerator.GetInt32(0, 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        lock (gate)
        {
            messages.Enqueue(new Sms(time.GetUtcNow(), phone, code));
            if (messages.Count > Kept)
                messages.Dequeue();
        }

        return code;
    }

    public void Forget()
    {
        lock (gate)
            messages.Clear();
    }
}
