using Sferum.Sandbox.Pages;

namespace Sferum.Sandbox.VkId.Forms;

/// <summary>What only the sandbox tells: the password, the code.</summary>
internal static class DemoHint
{
    public static Markup Of(string what, string value) => Markup.Of($"""<p class="demo">Демо: {what} <b>{value}</b></p>""");
}
