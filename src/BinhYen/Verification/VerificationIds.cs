namespace BinhYen.Verification;

/// <summary>A trusted person of a hamlet who may be asked what is to be seen there.</summary>
internal readonly record struct VerifierId(Guid Value) : ITypedId<VerifierId>
{
    public static VerifierId From(Guid value) => new(value);
    public static VerifierId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
    public override string ToString() => Value.ToString();
}

/// <summary>One neutral question to verifiers.</summary>
internal readonly record struct VerificationRequestId(Guid Value) : ITypedId<VerificationRequestId>
{
    public static VerificationRequestId From(Guid value) => new(value);
    public static VerificationRequestId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
    public override string ToString() => Value.ToString();
}

/// <summary>One verifier's own copy of a question.</summary>
internal readonly record struct AskedId(Guid Value) : ITypedId<AskedId>
{
    public static AskedId From(Guid value) => new(value);

    /// <summary>By chance: it stands in the address that the verifier opens, and tells no time.</summary>
    public static AskedId New() => new(Guid.NewGuid());

    public override string ToString() => Value.ToString();
}
