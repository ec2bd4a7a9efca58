namespace BinhYen.Site;

/// <summary>What is being typed into the forms of a page, and what was wrong with it; the pages of a room add what else they show.</summary>
internal abstract class FormScreen
{
    /// <summary>What to mend; null when nothing was wrong.</summary>
    public FormErrors? Errors { get; set; }

    /// <summary>The form that came back, so that nothing typed is lost; null when none did.</summary>
    public IFormCollection? Posted { get; set; }

    /// <summary>Sentence after a form that succeeded; null for none.</summary>
    public string? Notice { get; set; }

    /// <summary>What was typed into a field of the form that came back; null when none did.</summary>
    public string? Typed(string field) => Posted?[field].ToString();
}
