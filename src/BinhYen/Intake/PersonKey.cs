namespace BinhYen.Intake;

/// <summary>
/// A person at one Official Account without saying who: a keyed term of account id and Zalo user id. The same person
/// always has the same key, nobody without the vault can compute or reverse it. Events about no person (templates,
/// the account itself) share the account's own key.
/// </summary>
internal readonly record struct PersonKey(Guid Value) : ITypedId<PersonKey>
{
    public static PersonKey From(Guid value) => new(value);
    public override string ToString() => Value.ToString("N");
}
