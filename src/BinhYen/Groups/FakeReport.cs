using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Groups;

/// <summary>What somebody says is not from us.</summary>
internal enum FakeKind
{
    Message,
    Call,
    Paper,
    Group,
    Person,
    Page,
}

/// <summary>What the police found.</summary>
internal enum FakeOutcome
{
    /// <summary>Nobody has looked yet.</summary>
    Waiting,

    /// <summary>Not from us: who asks about the number or link from now on is warned.</summary>
    Fake,

    /// <summary>It was ours after all; whoever sent it explains it to the residents.</summary>
    Ours,

    /// <summary>It could not be found out.</summary>
    Unclear,
}

/// <summary>
/// A resident's hint that somebody pretends to be the police. Nobody is asked who they are. What was told is sealed, read by the
/// leadership, and gone with the decision; what stays is the kind, the day, and a keyed hash of a number or link found to be fake.
/// </summary>
internal sealed class FakeReport
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public FakeKind Kind { get; init; }
    public DateTimeOffset At { get; init; }
    public RecordKeyId KeyId { get; init; }

    /// <summary>What was told, sealed; its key is destroyed with the decision.</summary>
    public required SealedText Told { get; init; }

    /// <summary>The number or link it came by, sealed with the same key; null when none was given.</summary>
    public SealedText? Trace { get; init; }

    /// <summary>Keyed hash of the number or link; null when none was given.</summary>
    public byte[]? TraceTerm { get; init; }

    public FakeOutcome Outcome { get; private set; }
    public StaffId? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    public const string ToldPurpose = "groups.fake-told";
    public const string TracePurpose = "groups.fake-trace";

    /// <summary>Number or link in one spelling, for hashing; null when it is neither.</summary>
    public static string? Spelling(string? typed) => GroupLink.Bare(typed) ?? PhoneOf(typed) ?? AddressOf(typed);

    /// <summary>Closes it; a decision is made once.</summary>
    public Result Decide(FakeOutcome outcome, StaffId by, DateTimeOffset now)
    {
        if (Outcome is not FakeOutcome.Waiting) return new Refusal("groups.fake-decided", "Báo giả mạo này đã được kết luận. Tải lại trang.", RefusalKind.Conflict);
        if (outcome is FakeOutcome.Waiting) return GroupRefusals.Invalid("Chọn một kết luận.");
        (Outcome, DecidedBy, DecidedAt) = (outcome, by, now);
        return Result.Done;
    }

    /// <summary>Digits of a telephone number as dialled in the country; null when it is none.</summary>
    public static string? PhoneOf(string? typed)
    {
        if (typed is null || typed.Any(char.IsLetter)) return null;
        var digits = string.Concat(typed.Where(char.IsAsciiDigit));
        if (digits.StartsWith("84", StringComparison.Ordinal) && digits.Length is 11 or 12) digits = $"0{digits[2..]}";
        return digits.Length is >= 3 and <= 12 ? digits : null;
    }

    // Any other address: host and path, in small letters.
    private static string? AddressOf(string? typed)
    {
        var text = typed?.Trim();
        if (text is not { Length: >= 4 and <= 300 } || text.Contains(' ') || !text.Contains('.')) return null;
        return Uri.TryCreate(text.Contains("://", StringComparison.Ordinal) ? text : $"https://{text}", UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? $"{uri.Host}{uri.AbsolutePath.TrimEnd('/')}".ToLowerInvariant()
            : null;
    }
}

/// <summary>How kinds and outcomes are called.</summary>
internal static class FakeWords
{
    public static string InWords(this FakeKind kind) => kind switch
    {
        FakeKind.Message => "Tin nhắn",
        FakeKind.Call => "Cuộc gọi",
        FakeKind.Paper => "Tờ dán, mã QR",
        FakeKind.Group => "Nhóm Zalo",
        FakeKind.Person => "Người tự xưng là Công an",
        FakeKind.Page => "Trang mạng, ứng dụng",
    };

    public static string InWords(this FakeOutcome outcome) => outcome switch
    {
        FakeOutcome.Waiting => "Chờ xem",
        FakeOutcome.Fake => "Giả mạo",
        FakeOutcome.Ours => "Thật, của Công an",
        FakeOutcome.Unclear => "Chưa xác định được",
    };
}

internal sealed class FakeReportMapping : IEntityTypeConfiguration<FakeReport>
{
    public void Configure(EntityTypeBuilder<FakeReport> builder)
    {
        builder.ToTable("fake_reports").HasKey(r => r.Id);
        builder.HasIndex(r => new { r.CommuneId, r.Outcome, r.At });
        builder.HasIndex(r => r.TraceTerm);
    }
}
