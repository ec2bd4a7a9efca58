namespace BinhYen.Cases;

/// <summary>A case: one event that officers handle, whoever told it.</summary>
internal readonly record struct CaseId(Guid Value) : ITypedId<CaseId>
{
    public static CaseId From(Guid value) => new(value);
    public static CaseId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    // In the order of the database, which is the order of creation: for lists that go on after a row.
    public static bool operator <(CaseId left, CaseId right) => left.Value.CompareTo(right.Value) < 0;
    public static bool operator >(CaseId left, CaseId right) => left.Value.CompareTo(right.Value) > 0;
    public override string ToString() => Value.ToString();
}

/// <summary>One report as one person sent it. Its words never change.</summary>
internal readonly record struct ReportId(Guid Value) : ITypedId<ReportId>
{
    public static ReportId From(Guid value) => new(value);
    public static ReportId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
    public override string ToString() => Value.ToString();
}

/// <summary>The thread with one reporter. Opaque: leads to a person only through the vault.</summary>
internal readonly record struct ConversationId(Guid Value) : ITypedId<ConversationId>
{
    public static ConversationId From(Guid value) => new(value);
    public static ConversationId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));
    public override string ToString() => Value.ToString();
}
