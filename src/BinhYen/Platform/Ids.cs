namespace BinhYen.Platform;

/// <summary>An id that is a type of its own, so that a case id can never be passed for a group id.</summary>
internal interface ITypedId
{
    /// <summary>The value as stored: a version 7 Guid, whose order is the order of creation, but where the id's own type says that it is one of chance.</summary>
    Guid Value { get; }
}

/// <inheritdoc cref="ITypedId"/>
/// <typeparam name="TSelf">The id's own type.</typeparam>
internal interface ITypedId<TSelf> : ITypedId
    where TSelf : struct, ITypedId<TSelf>
{
    /// <summary>Reads an id back from storage or a URL.</summary>
    static abstract TSelf From(Guid value);
}

/// <summary>A commune (xã, phường, đặc khu) that this installation serves.</summary>
public readonly record struct CommuneId(Guid Value) : ITypedId<CommuneId>
{
    public static CommuneId From(Guid value) => new(value);
    public static CommuneId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
    public override string ToString() => Value.ToString();
}

/// <summary>A hamlet: thôn, xóm, ấp, bản, khu dân cư.</summary>
public readonly record struct HamletId(Guid Value) : ITypedId<HamletId>
{
    public static HamletId From(Guid value) => new(value);
    public static HamletId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
    public override string ToString() => Value.ToString();
}

/// <summary>A member of the staff with an account.</summary>
internal readonly record struct StaffId(Guid Value) : ITypedId<StaffId>
{
    public static StaffId From(Guid value) => new(value);
    public static StaffId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
    public override string ToString() => Value.ToString();
}
