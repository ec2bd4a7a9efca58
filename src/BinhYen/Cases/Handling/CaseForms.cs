namespace BinhYen.Cases.Handling;

/// <summary>What every form of a case's page needs: the case, what was typed, the list to go back to.</summary>
/// <param name="View">The case.</param>
/// <param name="Shown">Why the page is shown.</param>
/// <param name="List">The list's query, carried along.</param>
internal sealed record CaseForms(CaseView View, CaseShown Shown, string List)
{
    /// <summary>A one-button act, when it is allowed.</summary>
    public bool May(string path) => View.Menu.Allows(path);

    /// <summary>How a message to every reporter of the case gets there.</summary>
    public string Reach => string.Join("; ", View.Threads.Select(t => View.Threads.Count == 1 ? t.Reach : $"{t.Name} {t.Reach}"));
}
