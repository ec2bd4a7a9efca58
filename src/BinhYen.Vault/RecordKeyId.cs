using System.Diagnostics;

namespace BinhYen.Vault;

/// <summary>
/// Names the key of one record: a case, a thread of messages, an attachment, an epoch of the inbox. Stored in the
/// open beside what it seals; it says nothing about a person. Destroying the key is how the record is deleted,
/// in the database and in every copy of it (P-08).
/// </summary>
/// <param name="Value">A version 7 identifier, so that rows written together lie together.</param>
[DebuggerDisplay("{Value}")]
public readonly record struct RecordKeyId(Guid Value)
{
    /// <summary>A fresh identifier for a key made at the given time.</summary>
    internal static RecordKeyId New(DateTimeOffset now) => new(Guid.CreateVersion7(now));

    /// <summary>The identifier as 32 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("N");
}
