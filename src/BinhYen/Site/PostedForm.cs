using BinhYen.Platform.Text;

namespace BinhYen.Site;

/// <summary>Reads posted fields by name. An endpoint that takes the <see cref="IFormCollection"/> also demands the antiforgery token.</summary>
internal static class PostedForm
{
    /// <summary>The field without spaces around it, in composed letters (NFC); null when missing or blank.</summary>
    public static string? Text(this IFormCollection form, string name) =>
        form[name].ToString().Trim() is { Length: > 0 } text ? VietnameseText.Compose(text) : null;

    /// <summary>As <see cref="Text"/> for a field of several lines, whose breaks become one letter; empty when missing or blank.</summary>
    public static string Lines(this IFormCollection form, string name) => VietnameseText.Compose(form.Raw(name)).ReplaceLineEndings("\n").Trim();

    /// <summary>The field exactly as posted, for passwords; empty when missing.</summary>
    public static string Raw(this IFormCollection form, string name) => form[name].ToString();

    /// <summary>Whether a box is ticked or a button was pressed.</summary>
    public static bool Has(this IFormCollection form, string name) => form[name].Count > 0;

    /// <summary>A date of a date field; null when missing or not a date.</summary>
    public static DateOnly? Date(this IFormCollection form, string name) =>
        DateOnly.TryParseExact(form.Text(name), "yyyy-MM-dd", out var date) ? date : null;

    /// <summary>An id of a select or hidden field; null when missing or not an id.</summary>
    public static Guid? Id(this IFormCollection form, string name) => Guid.TryParse(form.Text(name), out var id) ? id : null;
}
