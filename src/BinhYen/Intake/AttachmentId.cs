namespace BinhYen.Intake;

/// <summary>One attached picture, sound, film or paper.</summary>
internal readonly record struct AttachmentId(Guid Value) : ITypedId<AttachmentId>
{
    public static AttachmentId From(Guid value) => new(value);
    public static AttachmentId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
    public override string ToString() => Value.ToString();
}
