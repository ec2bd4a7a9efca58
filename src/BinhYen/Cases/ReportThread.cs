using System.Linq.Expressions;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Cases;

/// <summary>The door a report came in by.</summary>
internal enum SourceChannel
{
    Zalo,

    /// <summary>A post in a group that was turned into a private case.</summary>
    ZaloGroup,
    Web,
    Phone,
    Counter,
    Api,

    /// <summary>An officer's own observation (R-HG-37).</summary>
    Officer,
}

/// <summary>Who the sender says to be. Optional, and never a condition for anything (R-YC-62).</summary>
internal enum SenderKind
{
    NotSaid,
    Resident,
    Official,
    Organisation,
    PasserBy,
    Anonymous,
    Officer,
}

/// <summary>What the reporter chose about their name.</summary>
internal enum Secrecy
{
    /// <summary>Nêu tên: handlers of this case may ask to see who spoke, with a reason. In Zalo: did not ask for secrecy, and is kept like the others.</summary>
    Named,

    /// <summary>Giữ kín: only the chief may open the identity, with a reason and a second person.</summary>
    KeptSecret,

    /// <summary>Ẩn danh: there is no identity to open.</summary>
    Anonymous,
}

/// <summary>
/// The private thread with one reporter: what was told, asked and answered. A case may have several; none of them
/// shows that another exists (R-TT-53, ISO-2). The tracking code is stored only as a keyed hash.
/// </summary>
internal sealed class ReportThread
{
    public ConversationId Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>The case that works on it now; changes when cases are merged.</summary>
    public CaseId CaseId { get; set; }

    /// <summary>The case it opened first; equal to <see cref="CaseId"/> unless merged.</summary>
    public CaseId OpenedCaseId { get; init; }
    public SourceChannel Channel { get; init; }
    public SenderKind SenderKind { get; init; }
    public Secrecy Secrecy { get; private set; }

    /// <summary>
    /// What anybody sees of <see cref="Secrecy"/>, and what decides who may ask. In Zalo the name is kept for everybody: a report whose sender asked for it, perhaps in another one, looks like every other
    /// (decision 0147).
    /// </summary>
    public Secrecy ShownSecrecy => Channel is SourceChannel.Zalo ? Secrecy.KeptSecret : Secrecy;

    /// <summary>Opaque reference into the vault; null for anonymous reporters.</summary>
    public Guid? Reporter { get; init; }

    /// <summary>Where replies go out by themselves, for example <c>zalo:OA_ID</c>; null when the answer waits under the tracking code.</summary>
    public string? Lane { get; init; }

    /// <summary>Who wrote it down for a caller or visitor; null when the reporter wrote it.</summary>
    public StaffId? TakenBy { get; init; }

    /// <summary>The sender pressed, by their own hand, that somebody is in danger now. Neither the machine's reading of the words nor anybody of the staff sets it.</summary>
    public bool DangerPressed { get; init; }

    /// <summary>The key of everything said in this thread. Destroying it deletes the words, not the event.</summary>
    public RecordKeyId KeyId { get; init; }

    /// <summary>Keyed hash of the tracking code.</summary>
    public required byte[] TrackingHash { get; set; }

    /// <summary>When the tracking code was forgotten by a retention rule; null while it opens the thread.</summary>
    public DateTimeOffset? CodeForgottenAt { get; private set; }

    /// <summary>Keyed hash of the short code printed under our messages, by which anybody can ask whether a message is genuine. <see cref="CheckCodes"/> makes the code.</summary>
    public required byte[] CheckHash { get; init; }
    public DateTimeOffset OpenedAt { get; init; }

    /// <summary>
    /// Kind of place the reporter is often at; null when not told. For those who handle the case; never part of a verification request, and
    /// gone when <see cref="WithdrawnAt"/> shows that the identity is.
    /// </summary>
    public KnownPlace? KnownPlace { get; set; }

    /// <summary>When this reporter accepted an answer last; null when never. A case with several ends when all have.</summary>
    public DateTimeOffset? AcceptedAt { get; set; }

    /// <summary>True once this reporter has said “chưa thỏa đáng”, which is possible once.</summary>
    public bool WasUnsatisfactory { get; set; }

    /// <summary>When the answer is due as this reporter was told, while questions to others have moved it; null when nothing has.</summary>
    public DateTimeOffset? AnswerTold { get; set; }

    /// <summary>When this reporter agreed that the praise may be told to others; null without consent (R-HG-33).</summary>
    public DateTimeOffset? TellingAllowedAt { get; set; }

    /// <summary>Stars from 1 to 5 given by the reporter after the answer; null when not rated.</summary>
    public int? Rating { get; set; }

    /// <summary>
    /// From when staff see that the identity is destroyed, at the reporter's wish or by a retention rule; null while it is there. When one person
    /// withdraws from several reports at once the vault forgets at that minute, and each report shows it at an hour of its own, perhaps
    /// days later: together they would tell whoever handles them that they are one person's.
    /// </summary>
    public DateTimeOffset? WithdrawnAt { get; set; }

    /// <summary>
    /// The reporter withdrew in the chat and nothing outside this row tells it yet: list and journal do with <see cref="WithdrawnAt"/>, report by report.
    /// </summary>
    public bool WithdrawalWaits { get; set; }

    /// <summary>When the reporter had further use stopped (P-04): the words are closed to staff and nothing goes out; null otherwise.</summary>
    public DateTimeOffset? RestrictedAt { get; set; }

    /// <summary>What staff read in place of the words of a restricted thread.</summary>
    public const string RestrictedWords = "(người gửi đã yêu cầu hạn chế xử lý: lời kể tạm khóa)";

    /// <summary>What officers read in place of an objection that is for the leaders and whoever takes the case up.</summary>
    public const string ObjectionWords = "(ý kiến của người gửi đã đến lãnh đạo; người được giao xử lý lại sẽ đọc được)";

    /// <summary>A message is sent out by itself; otherwise it waits under the tracking code. A message to nobody waits there too, a moment later.</summary>
    public bool IsReachable(DateTimeOffset now) => this is { Lane: not null, Reporter: not null, RestrictedAt: null } && !IsWithdrawn(now);

    /// <summary>Other reports that lead to the same person and of which nobody has taken anything back: while there is one, the vault keeps who it is.</summary>
    public static Expression<Func<ReportThread, bool>> LeadsElsewhere(CommuneId commune, Guid reporter, ConversationId but) =>
        t => t.CommuneId == commune && t.Reporter == reporter && t.Id != but && t.WithdrawnAt == null;

    /// <summary>Staff see that the identity is destroyed.</summary>
    public bool IsWithdrawn(DateTimeOffset now) => WithdrawnAt <= now;

    /// <summary>Sets what was chosen when the thread began.</summary>
    public ReportThread With(Secrecy chosen)
    {
        Secrecy = chosen;
        return this;
    }

    /// <summary>The code opens nothing from now on: random bytes stand where its hash was.</summary>
    public void ForgetCode(DateTimeOffset at) => (TrackingHash, CodeForgottenAt) = (System.Security.Cryptography.RandomNumberGenerator.GetBytes(TrackingHash.Length), at);

    /// <summary>The reporter asks for secrecy later; there is no way back but a request of one's own.</summary>
    public void KeepSecret()
    {
        if (Secrecy is Secrecy.Named) Secrecy = Secrecy.KeptSecret;
    }
}

/// <summary>Who speaks in a message of a thread.</summary>
internal enum ThreadVoice
{
    Reporter,
    Staff,

    /// <summary>The product's own sentences: acknowledgement, reminders.</summary>
    System,

    /// <summary>An officer who typed in Zalo's own console; known by an echo.</summary>
    Console,

    /// <summary>A body outside the commune's police to which the report was handed over (workflow §7.3).</summary>
    Outside,
}

/// <summary>What a message of a thread is for.</summary>
internal enum ThreadMessageKind
{
    /// <summary>The report itself.</summary>
    Report,

    /// <summary>More from the reporter.</summary>
    Addition,

    /// <summary>Acknowledgement with the code.</summary>
    Receipt,

    /// <summary>A question to the reporter that the case may wait for.</summary>
    Question,

    /// <summary>News on the way.</summary>
    Notice,

    /// <summary>The answer.</summary>
    Answer,

    /// <summary>"Chưa thỏa đáng".</summary>
    Objection,
}

/// <summary>
/// How far a message to the reporter has come. Whether it arrived and was seen is not kept: a person sees what is new in two reports in the
/// same second, and whoever handles both would learn that they are one person's (ISO-2).
/// </summary>
internal enum Delivery
{
    /// <summary>From the reporter, or shown by the tracking code only.</summary>
    UnderCode,
    Queued,
    Sent,

    /// <summary>The channel's window is closed or the person blocked us: waits under the tracking code; the officer sees it.</summary>
    WaitsUnderCode,
    Failed,
}

/// <summary>One message of a thread. Its words never change.</summary>
internal sealed class ThreadMessage
{
    public Guid Id { get; init; }
    public ConversationId ThreadId { get; init; }
    public CommuneId CommuneId { get; init; }
    public ThreadVoice Voice { get; init; }
    public ThreadMessageKind Kind { get; init; }

    /// <summary>The officer who wrote it; null for other voices, and for a reply in Zalo's console until its author is named.</summary>
    public StaffId? AuthorId { get; set; }
    public required SealedText Text { get; init; }

    /// <summary>Attachments by id; opened through the attachment door under its own rights.</summary>
    public List<Guid> Attachments { get; init; } = [];
    public DateTimeOffset At { get; init; }
    public Delivery Delivery { get; set; }

    /// <summary>Keyed hash of the channel's message id, by which a resident's message that quotes it finds its report; null when it went out by no channel, or not yet.</summary>
    public byte[]? ChannelMessageHash { get; set; }
}

internal sealed class ReportThreadMapping : IEntityTypeConfiguration<ReportThread>
{
    public void Configure(EntityTypeBuilder<ReportThread> builder)
    {
        builder.ToTable("report_threads").HasKey(t => t.Id);
        builder.Property(t => t.Lane).HasMaxLength(60);
        builder.HasIndex(t => t.TrackingHash).IsUnique();
        builder.HasIndex(t => t.CaseId);
        builder.HasIndex(t => t.CheckHash);
        // Two told at the same time on one page must not carry the same: it would join them.
        builder.HasIndex(t => new { t.CommuneId, t.Reporter, t.OpenedAt }).HasFilter("reporter IS NOT NULL");
        builder.HasIndex(t => new { t.CommuneId, t.TakenBy, t.OpenedAt }).HasFilter("taken_by IS NOT NULL");
        builder.HasIndex(t => t.WithdrawnAt).HasFilter("withdrawal_waits");
    }
}

internal sealed class ThreadMessageMapping : IEntityTypeConfiguration<ThreadMessage>
{
    public void Configure(EntityTypeBuilder<ThreadMessage> builder)
    {
        builder.ToTable("thread_messages").HasKey(m => m.Id);
        builder.HasIndex(m => new { m.ThreadId, m.At });
        builder.HasIndex(m => m.ChannelMessageHash).HasFilter("channel_message_hash IS NOT NULL");
        builder.HasOne<ReportThread>().WithMany().HasForeignKey(m => m.ThreadId);
    }
}
