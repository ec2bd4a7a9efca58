using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Cases;

/// <summary>The vault said that a text names a reporter. The row holds who wrote it and when; neither words nor whom.</summary>
internal sealed class NameGuess
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public CaseId CaseId { get; init; }

    /// <summary>Account of the officer, or the addressee above the commune.</summary>
    public Guid WriterId { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>Who writes to a reporter.</summary>
/// <param name="Id">Account of the officer, or the addressee above the commune.</param>
/// <param name="JournalName">As the journal writes it: <c>staff:GUID</c>, <c>outside:GUID</c>.</param>
internal readonly record struct WallWriter(Guid Id, string JournalName)
{
    public static WallWriter Of(CurrentStaff staff) => new(staff.Id.Value, staff.JournalName);
}

/// <summary>
/// A check that answers "this names a reporter" could be asked about one neighbour after the other until it says yes.
/// So it answers three times a day per writer and case and then no more, and each answer stands in the journal, where
/// the chief sees it (decision 0069).
/// </summary>
internal sealed class NameGuesses(DbFactory databases, TimeProvider clock)
{
    private const int Most = 3;
    private static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    /// <summary>Said when it answers no more.</summary>
    public const string Closed = "Nội dung của bạn đã nhiều lần nhắc tới người khác trong vụ việc này. Hôm nay hệ thống không kiểm tra thêm: hãy nhờ Trưởng hoặc Phó Trưởng Công an xã soạn.";

    /// <summary>Whether the vault may be asked about one more text of this writer.</summary>
    public async Task<bool> MayAskAsync(CaseId id, WallWriter writer, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var since = clock.GetUtcNow() - Memory;
        return await db.Set<NameGuess>().CountAsync(g => g.CaseId == id && g.WriterId == writer.Id && g.At > since, cancellationToken) < Most;
    }

    /// <summary>Writes down that the vault said yes. In a transaction of its own: the refused text itself is not saved.</summary>
    public async Task NoteAsync(Case @case, WallWriter writer, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var now = clock.GetUtcNow();
        db.Add(new NameGuess { Id = Guid.CreateVersion7(now), CommuneId = @case.CommuneId, CaseId = @case.Id, WriterId = writer.Id, At = now });
        db.Record(JournalDraft.Of(@case.CommuneId, now, "cases.text-named-reporter.v1", @case.Code.ToString(), writer.JournalName));
        await db.SaveChangesAsync(cancellationToken);
    }
}

internal sealed class NameGuessMapping : IEntityTypeConfiguration<NameGuess>
{
    public void Configure(EntityTypeBuilder<NameGuess> builder)
    {
        builder.ToTable("name_guesses").HasKey(g => g.Id);
        builder.HasIndex(g => new { g.CaseId, g.WriterId, g.At });
    }
}
