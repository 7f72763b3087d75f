using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Sferum.Silo;

/// <summary>Reads one section strictly: a misspelt or impossible setting ends the start instead of being passed over.</summary>
public static class SettingsReader
{
    /// <summary>Reads and checks it.</summary>
    /// <exception cref="OptionsValidationException">A setting is wrong or not known.</exception>
    public static T Read<T>(IConfiguration configuration, string section)
        where T : class, new()
    {
        var settings = new T();
        try
        {
            configuration.GetSection(section).Bind(settings, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException error)
        {
            throw Refused<T>(section, [error.Message]);
        }

        var wrong = new List<ValidationResult>();
        return Validator.TryValidateObject(settings, new ValidationContext(settings), wrong, validateAllProperties: true)
            ? settings
            : throw Refused<T>(section, wrong.Select(result => result.ErrorMessage ?? ""));
    }

    private static OptionsValidationException Refused<T>(string section, IEnumerable<string> failures) =>
        new(section, typeof(T), failures.Select(failure => $"{section}: {failure}"));
}
