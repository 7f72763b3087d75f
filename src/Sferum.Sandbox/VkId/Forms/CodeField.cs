using Sferum.Sandbox.Pages;
using Sferum.Sandbox.VkId.Steps;

namespace Sferum.Sandbox.VkId.Forms;

/// <summary>«Поле для ввода кода подтверждения».</summary>
internal static class CodeField
{
    public static readonly SideWay SendAgain = new("again", "Отправить код ещё раз");

    public static Markup Of(ShownForm form, string name) =>
        FormField.Text(form, name, "Код подтверждения", new("""inputmode="numeric" autocomplete="one-time-code" maxlength="6" required autofocus"""));
}
