using BinhYen.Vault;

namespace BinhYen.Intake;

/// <summary>
/// Under which key the events of one person at one Official Account wait, without saying who: a keyed hash of the key of that person's talk. The
/// same person always has the same one, nobody without the vault can compute or reverse it, and nobody without the vault can tell which talk it
/// leads to: an event that waits, be it one forged in another's name, points at no report. Events about no person (templates, the account itself)
/// share the account's own key.
/// </summary>
internal readonly record struct PersonKey(Guid Value) : ITypedId<PersonKey>
{
    public static PersonKey From(Guid value) => new(value);

    /// <summary>The key under which events wait for a talk.</summary>
    /// <param name="vault">Whose key makes it.</param>
    /// <param name="talk">The blind key that the talk keeps.</param>
    public static PersonKey OfTalk(IRecordSealer vault, byte[] talk) =>
        new(new Guid(vault.HashSecret("inbox.person", Convert.ToHexString(talk)).AsSpan(0, 16), bigEndian: true));

    public override string ToString() => Value.ToString("N");
}
