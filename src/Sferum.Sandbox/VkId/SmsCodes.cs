namespace Sferum.Sandbox.VkId;

/// <summary>The code that an attempt waits for.</summary>
internal static class SmsCodes
{
    private const int MaxWrong = 5;

    /// <summary>A new code; the one before is good no more.</summary>
    public static void Send(LoginAttempt attempt, SmsInbox inbox) => (attempt.SmsCode, attempt.WrongCodes) = (inbox.Send(attempt.Phone), 0);

    /// <summary>What is wrong with a typed code, or null.</summary>
    public static string? Wrong(LoginAttempt attempt, string typed)
    {
        var code = typed.Trim();
        if (code.Length == 0)
            return "Введите код из СМС.";
        if (attempt.WrongCodes >= MaxWrong)
            return "Слишком много попыток. Запросите новый код.";
        if (code == attempt.SmsCode)
            return null;
        attempt.WrongCodes++;
        return "Неверный код.";
    }
}
