using Sferum.Sandbox.Pages;

namespace Sferum.Sandbox.VkId.Forms;

/// <summary>Fields of forms. Label, field and complaint are tied together, so that a screen reader tells all three.</summary>
internal static class FormField
{
    /// <param name="attributes">Further attributes, such as <c>autocomplete="name"</c>.</param>
    public static Markup Text(ShownForm form, string name, string label, Markup attributes) => Field(form, name, label, Markup.Of($"""
        <input id="{name}" name="{name}" value="{form.Value(name)}" {attributes}{State(form, name)}>
        """));

    /// <summary>What was typed here is not shown again.</summary>
    public static Markup Password(ShownForm form, string name, string label, Markup attributes) => Field(form, name, label, Markup.Of($"""
        <input id="{name}" name="{name}" type="password" {attributes}{State(form, name)}>
        """));

    public static Markup Choice(ShownForm form, string name, string label, params (string Value, string Text)[] options) => Field(form, name, label, Markup.Of($"""
        <select id="{name}" name="{name}" required{State(form, name)}><option value=""></option>{Markup.Join(options.Select(option => Option(form.Value(name), option)))}</select>
        """));

    private static Markup Option(string chosen, (string Value, string Text) option) => Markup.Of($"""
        <option value="{option.Value}"{(option.Value == chosen ? new Markup(" selected") : Markup.None)}>{option.Text}</option>
        """);

    private static Markup State(ShownForm form, string name) => form.Wrong(name) is null
        ? Markup.None
        : Markup.Of($""" aria-invalid="true" aria-describedby="{name}-wrong" """);

    private static Markup Field(ShownForm form, string name, string label, Markup control) => Markup.Of($"""
        <div class="field"><label for="{name}">{label}</label>{control}{(form.Wrong(name) is { } wrong
            ? Markup.Of($"""<p class="wrong" id="{name}-wrong" role="alert">{wrong}</p>""")
            : Markup.None)}</div>
        """);
}
