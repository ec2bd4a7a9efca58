namespace BinhYen.Site;

/// <summary>
/// What a form must mend, in the order of its fields. Each sentence says what to do, never only "không hợp lệ"
/// (ux.md §5).
/// </summary>
public sealed class FormErrors
{
    private readonly List<(string Field, string Message)> errors = [];
    private readonly Dictionary<string, MarkedText> marked = [];

    public bool Any => errors.Count > 0;

    /// <summary>Field name and sentence. The name is also the id of the control, so that the summary can link to it.</summary>
    public IReadOnlyList<(string Field, string Message)> All => errors;

    public static FormErrors Of(string field, string message) => new FormErrors().Add(field, message);

    public FormErrors Add(string field, string message)
    {
        errors.Add((field, message));
        return this;
    }

    /// <summary>Adds the sentence unless the rule holds.</summary>
    public FormErrors Demand(bool rule, string field, string message) => rule ? this : Add(field, message);

    /// <summary>Shows what was typed into a field with the words underlined that must be looked at again.</summary>
    public FormErrors Mark(string field, MarkedText text)
    {
        marked[field] = text;
        return this;
    }

    /// <summary>The underlined words of a field; null for none.</summary>
    public MarkedText? MarkedIn(string field) => marked.GetValueOrDefault(field);

    /// <summary>The first sentence for a field; null when it is fine.</summary>
    public string? For(string field) => errors.FirstOrDefault(e => e.Field == field).Message;
}
