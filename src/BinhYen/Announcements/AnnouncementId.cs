namespace BinhYen.Announcements;

/// <summary>Something the commune tells everybody.</summary>
internal readonly record struct AnnouncementId(Guid Value) : ITypedId<AnnouncementId>
{
    public static AnnouncementId From(Guid value) => new(value);
    public static AnnouncementId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
    public override string ToString() => Value.ToString();
}
