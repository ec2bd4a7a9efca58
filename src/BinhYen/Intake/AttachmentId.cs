namespace BinhYen.Intake;

/// <summary>One attached picture, sound, film or paper.</summary>
internal readonly record struct AttachmentId(Guid Value) : ITypedId<AttachmentId>
{
    public static AttachmentId From(Guid value) => new(value);

    /// <summary>By chance: it stands in addresses that officers open, and the moment a picture was sent tells whose it is.</summary>
    public static AttachmentId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString();
}
