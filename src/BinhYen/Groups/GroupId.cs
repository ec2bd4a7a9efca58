namespace BinhYen.Groups;

/// <summary>A group of the registry. Not Zalo's own id of a group.</summary>
internal readonly record struct GroupId(Guid Value) : ITypedId<GroupId>
{
    public static GroupId From(Guid value) => new(value);
    public static GroupId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
    public override string ToString() => Value.ToString();
}
