namespace BinhYen.Conversations;

/// <summary>
/// Who was greeted lately and has not written yet, by blind key, in memory alone. Stored anywhere, the place of such a row among others would tell
/// its minute, and an officer follows the account some seconds before linking the own telephone: the greeting would name whose later reports these
/// are (decision 0130). A process that forgot greets once more.
/// </summary>
internal sealed class RecentGreetings(TimeProvider clock)
{
    private readonly RecentMemory greeted = new(clock, TimeSpan.FromDays(7));

    /// <summary>Notes a greeting.</summary>
    public void Add(byte[] personKey) => greeted.Note(Convert.ToHexString(personKey));

    /// <summary>True when this person was greeted within a week.</summary>
    public bool Has(byte[] personKey) => greeted.Has(Convert.ToHexString(personKey));

    /// <summary>Whoever withdraws is greeted again when they come back.</summary>
    public void Forget(byte[] personKey) => greeted.Forget(Convert.ToHexString(personKey));
}
