using BinhYen.Vault;

namespace BinhYen.Verification;

/// <summary>The registered position by which somebody is asked (R-TT-50). A position, not a profile.</summary>
internal enum VerifierPosition
{
    HamletHead,
    FrontCommitteeHead,
    SecurityTeamLeader,
    SecurityTeamMember,
    PartyCellSecretary,
    RespectedPerson,
}

/// <summary>
/// A trusted person of a hamlet: the position, how to reach them, what they declared about conflicts, when they are away.
/// There is no field for a rating, a payment or a task, and nothing counts how often or how well somebody answered.
/// </summary>
internal sealed class Verifier
{
    public VerifierId Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public HamletId HamletId { get; set; }
    public VerifierPosition Position { get; set; }

    /// <summary>Key of contact and declarations. Destroying it forgets who it was.</summary>
    public RecordKeyId KeyId { get; init; }

    /// <summary>Sealed JSON of <see cref="VerifierContact"/>.</summary>
    public required SealedText Contact { get; set; }

    /// <summary>Sealed JSON of <see cref="ConflictDeclaration"/>.</summary>
    public required SealedText Conflicts { get; set; }

    /// <summary>When somebody last wrote name, position or declarations. What came after a report was locked is not held against its words.</summary>
    public DateTimeOffset DeclaredAt { get; set; }

    /// <summary>Their own account, when they sign in (hamlet heads); null otherwise.</summary>
    public StaffId? Account { get; set; }

    /// <summary>
    /// The vault's opaque reference to their Zalo, sealed; null before linking. In the open it would tell in a copy of the database which identity of
    /// the vault is this person's, and by what was made or destroyed beside it which report (decision 0130).
    /// </summary>
    public SealedText? ZaloRecipient { get; set; }

    /// <summary>Sender of messages to their Zalo: <c>zalo:OA_ID</c>; null before linking.</summary>
    public string? ZaloLane { get; set; }

    /// <summary>Keyed hash of the one-time word that links a Zalo; null when none is open.</summary>
    public byte[]? LinkHash { get; set; }

    /// <summary>Until when the word is good; null when none is open.</summary>
    public DateTimeOffset? LinkUntil { get; set; }

    /// <summary>First day away; null while there.</summary>
    public DateOnly? AwayFrom { get; set; }

    /// <summary>Last day away; null while there.</summary>
    public DateOnly? AwayUntil { get; set; }

    /// <summary>Who is asked instead while this person is away; null for nobody.</summary>
    public VerifierId? SubstituteId { get; set; }

    /// <summary>When the person left the register; null while in it.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    public bool IsAway(DateOnly day) => AwayFrom <= day && day <= AwayUntil;
}

/// <summary>Name and telephone of a verifier. Prints as <c>•••</c>; stored sealed.</summary>
internal sealed record VerifierContact(string Name, string Phone)
{
    public override string ToString() => "•••";
}

/// <summary>What a verifier declared: names of relatives and the public places they live at (ISO-8). Prints as <c>•••</c>; stored sealed.</summary>
/// <param name="Relatives">Names, one each.</param>
/// <param name="Places">Public places or hamlet parts.</param>
internal sealed record ConflictDeclaration(IReadOnlyList<string> Relatives, IReadOnlyList<string> Places)
{
    public static ConflictDeclaration None { get; } = new([], []);

    public override string ToString() => "•••";
}

/// <summary>Labels of positions.</summary>
internal static class VerifierPositions
{
    public static IReadOnlyList<VerifierPosition> All { get; } = Enum.GetValues<VerifierPosition>();

    /// <summary>"Trưởng thôn" with the hamlet's own word.</summary>
    public static string Label(VerifierPosition position, string term) => position switch
    {
        VerifierPosition.HamletHead => $"Trưởng {term}",
        VerifierPosition.FrontCommitteeHead => "Trưởng Ban công tác Mặt trận",
        VerifierPosition.SecurityTeamLeader => "Tổ trưởng Tổ bảo vệ ANTT",
        VerifierPosition.SecurityTeamMember => "Thành viên Tổ bảo vệ ANTT",
        VerifierPosition.PartyCellSecretary => "Bí thư chi bộ",
        VerifierPosition.RespectedPerson => "Người có uy tín",
    };

    /// <summary>Words by which a report may speak of the holder of a position; then the holder is a party (ISO-8). Folded.</summary>
    public static IReadOnlyList<string> SpokenOf(VerifierPosition position) => position switch
    {
        VerifierPosition.HamletHead => ["trưởng thôn", "trưởng xóm", "trưởng ấp", "trưởng bản", "trưởng khu", "tổ trưởng tổ dân phố", "ông trưởng", "bác trưởng"],
        VerifierPosition.FrontCommitteeHead => ["mặt trận"],
        VerifierPosition.SecurityTeamLeader or VerifierPosition.SecurityTeamMember => ["tổ bảo vệ", "tổ an ninh", "tổ tự quản", "dân phòng", "bảo vệ dân phố"],
        VerifierPosition.PartyCellSecretary => ["bí thư"],
        VerifierPosition.RespectedPerson => ["người có uy tín", "già làng"],
    };
}

/// <summary>Purposes under which the room's texts are sealed.</summary>
internal static class VerificationPurposes
{
    public const string Contact = "verifier.contact";
    public const string Conflicts = "verifier.conflicts";
    public const string Recipient = "verifier.recipient";
    public const string Question = "verification.question";
    public const string Answer = "verification.answer";
    public const string Facts = "verification.facts";
    public const string Remark = "verification.remark";
}
