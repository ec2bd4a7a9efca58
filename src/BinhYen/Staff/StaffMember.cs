using BinhYen.Platform.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Staff;

/// <summary>A person with an account: police, committee, hamlet people, the system's administrator.</summary>
internal sealed class StaffMember : IdentityUser<Guid>
{
    private string fullName = "";
    private string? rank;

    /// <summary>The commune the account works for. Null only for accounts of a province.</summary>
    public CommuneId? CommuneId { get; set; }

    /// <summary>Name as printed on answers and papers, with rank where there is one.</summary>
    public string FullName
    {
        get => fullName;
        init => (fullName, SearchText) = (value, VietnameseText.Fold(value));
    }

    /// <summary>The name without marks and in small letters, so that "nguyen" finds "Nguyễn".</summary>
    public string SearchText { get; private set; } = "";

    /// <summary>Police rank as printed ("Trung tá"); null for civilians.</summary>
    public string? Rank
    {
        get => rank;
        init => rank = value;
    }

    /// <summary>Names the account bore before: residents go on using them, and nobody loses a name by which reports mean them.</summary>
    public List<string> FormerNames { get; private set; } = [];

    /// <summary>Ranks before this one, for the same reason.</summary>
    public List<string> FormerRanks { get; private set; } = [];

    /// <summary>Position as printed ("Trưởng Công an xã").</summary>
    public string Position { get; set; } = "";

    /// <summary>What the account may do. One role each; a second duty is a second assignment, not a second role.</summary>
    public StaffRole Role { get; set; }

    /// <summary>Made by the demo command; shown with a demo mark and refused by <c>serve</c>.</summary>
    public bool IsDemo { get; set; }

    /// <summary>When the account was closed; null while in service. Closed accounts cannot sign in and get no new work.</summary>
    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>
    /// The instant at which the position ends that the role came with; null for a role that rests on none. From that minute the
    /// account is nobody's: sessions stop answering and signing in is refused.
    /// </summary>
    public DateTimeOffset? ServesUntil { get; set; }

    /// <summary>Whether the position behind the role is over.</summary>
    public bool HasServed(DateTimeOffset now) => ServesUntil <= now;

    /// <summary>Last sign-in or use, for the rule that accounts unused for 45 days are disabled (S-03); before the first sign-in the day the account was made.</summary>
    public DateTimeOffset? LastSeenAt { get; set; }

    /// <summary>The 30-second step of the last authenticator code taken; a code is good once. Null before the first.</summary>
    public long? LastTotpStep { get; set; }

    /// <summary>Whether there are secrets by which the holder could come in: neither new nor reset.</summary>
    public bool CanSignIn => PasswordHash is not null || TwoFactorEnabled;

    /// <summary>Whether the holder ever came in: the first way into every account takes a code of the authenticator.</summary>
    public bool HasSignedIn => LastTotpStep is not null;

    /// <summary>When the person read how the use of the account is recorded (P-22); null before the first sign-in.</summary>
    public DateTimeOffset? MonitoringSeenAt { get; set; }

    /// <summary>
    /// How often an account gets another name. Who bears the name that words hold is kept away from them, and somebody who renames one account after the
    /// other could try out by it which name stands where (decision 0134).
    /// </summary>
    public const int MostRenames = 3;

    /// <summary>Whether the account may have this name: the one it has, one it had, or another one while it was not renamed too often.</summary>
    public bool MayBeCalled(string? newName) => newName == fullName || FormerNames.Contains(newName!) || FormerNames.Count < MostRenames;

    /// <summary>Gives the account its name and rank; what it was called before stays known.</summary>
    /// <param name="newName">The name without the rank.</param>
    /// <param name="newRank">The rank as printed; null for civilians.</param>
    public void Call(string newName, string? newRank)
    {
        if (fullName != newName && !FormerNames.Contains(fullName)) FormerNames = [.. FormerNames, fullName];
        if (rank is { } before && before != newRank && !FormerRanks.Contains(before)) FormerRanks = [.. FormerRanks, before];
        (fullName, rank, SearchText) = (newName, newRank, VietnameseText.Fold(newName));
    }

    /// <summary>Unused for 45 days: refused until the administrator opens it again (S-03).</summary>
    public bool IsDormant(DateTimeOffset now) => LastSeenAt is { } seen && now - seen > TimeSpan.FromDays(45);

    public StaffId StaffId => new(Id);

    /// <summary>"Trung tá Nguyễn Văn A".</summary>
    public string Name => Rank is null ? FullName : $"{Rank} {FullName}";
}

/// <summary>Roles of the glossary that have an account of their own.</summary>
internal enum StaffRole
{
    /// <summary>Trưởng Công an xã.</summary>
    PoliceChief,

    /// <summary>Phó Trưởng Công an xã.</summary>
    DeputyPoliceChief,

    /// <summary>Cảnh sát khu vực.</summary>
    AreaOfficer,

    /// <summary>Cán bộ trực ban.</summary>
    DutyOfficer,

    /// <summary>Cán bộ tiếp dân, thủ tục.</summary>
    ProcedureDesk,

    /// <summary>Trưởng thôn, xóm, ấp, bản.</summary>
    HamletHead,

    /// <summary>Thành viên Ban Chỉ đạo.</summary>
    Committee,

    /// <summary>Quản trị hệ thống: settings and accounts, no case content .</summary>
    SystemAdministrator,
}

internal sealed class StaffMemberMapping : IEntityTypeConfiguration<StaffMember>
{
    public void Configure(EntityTypeBuilder<StaffMember> builder)
    {
        builder.ToTable("staff");
        builder.Ignore(s => s.StaffId).Ignore(s => s.Name).Ignore(s => s.HasSignedIn).Ignore(s => s.CanSignIn);
        builder.Property(s => s.FullName).HasMaxLength(120).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Property(s => s.SearchText).HasMaxLength(120);
        builder.Property(s => s.Rank).HasMaxLength(40);
        builder.Property(s => s.Position).HasMaxLength(120);
        builder.HasIndex(s => new { s.CommuneId, s.Role });
    }
}
