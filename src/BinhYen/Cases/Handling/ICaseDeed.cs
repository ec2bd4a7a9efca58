using BinhYen.Site;

namespace BinhYen.Cases.Handling;

/// <summary>
/// One act of an officer on one case: reads its form, checks, lets the case decide, adds what follows. Whoever calls it
/// has opened the case under the sight rules and saves afterwards.
/// </summary>
internal interface ICaseDeed
{
    /// <summary>Last part of the address it is posted to, and prefix of its fields.</summary>
    static abstract string Path { get; }

    /// <summary>Does it; nothing is saved yet.</summary>
    /// <returns>What to mend, or null when it is done.</returns>
    Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken);
}

/// <summary>
/// An act whose text is held against what reporters told. It is tried only by who may do it and may read their words: a comparison tells
/// whoever asks often enough what the words are (decision 0134).
/// </summary>
internal interface IComparingDeed : ICaseDeed;

/// <summary>The posted form of one deed. Field names are <c>deed-field</c>, so that many forms can stand on one page.</summary>
internal sealed class DeedForm(IFormCollection posted, string path)
{
    /// <summary>Field without spaces around it, composed, with plain line breaks; null when blank.</summary>
    public string? Text(string name) => posted.Text($"{path}-{name}")?.ReplaceLineEndings("\n");

    /// <summary>Full name of a field, as it stands on the page.</summary>
    public string Name(string field) => $"{path}-{field}";

    public DateOnly? Date(string name) => posted.Date($"{path}-{name}");

    public Guid? Id(string name) => posted.Id($"{path}-{name}");

    public bool Has(string name) => posted.Has($"{path}-{name}");

    /// <summary>One member of an enumeration; null when nothing known was chosen.</summary>
    public T? Choice<T>(string name)
        where T : struct, Enum =>
        Enum.TryParse<T>(Text(name), ignoreCase: false, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>Every field of this form as typed, to show it again.</summary>
    public IReadOnlyDictionary<string, string> Typed =>
        posted.Keys.Where(key => key.StartsWith($"{path}-", StringComparison.Ordinal)).ToDictionary(key => key, key => posted[key].ToString());

    public FormErrors No(string name, string message) => FormErrors.Of($"{path}-{name}", message);

    public FormErrors No(string name, Refusal refusal) => No(name, refusal.Message);

    /// <summary>The case's "no" beside a field; null when it said yes.</summary>
    public FormErrors? Unless(Result done, string name) => done.Refusal is { } refusal ? No(name, refusal) : null;
}
