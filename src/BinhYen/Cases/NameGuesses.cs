using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Cases;

/// <summary>The vault was asked about one name in a text. The row holds who wrote it and when; neither words, nor whom, nor what the vault said.</summary>
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

/// <summary>What came of a text that was held against the names of reporters.</summary>
internal enum NameAnswer
{
    /// <summary>It names none of them.</summary>
    Clear,

    /// <summary>It names one of them; which of its words is not told.</summary>
    Named,

    /// <summary>It holds more names than one text may ask about. The vault was not asked.</summary>
    TooMany,

    /// <summary>The names of this day have been asked. The vault was not asked.</summary>
    Closed,
}

/// <summary>
/// The only way to ask the vault whether a text names a reporter. A "no" rules somebody out as surely as a "yes" finds
/// them, so each name that is asked about counts, whatever the answer and whoever writes: a few in a text, some more in a
/// case and day, each text with the same entry in the journal. A text without a name asks nothing and always passes (decision 0069).
/// </summary>
internal sealed class NameGuesses(DbFactory databases, ReporterVault reporters, CaseSources sources, TimeProvider clock)
{
    /// <summary>Names in one text. Who writes to a reporter seldom needs one.</summary>
    public const int MostInText = 3;

    /// <summary>Names in all texts of a case within a day, of all writers together: four texts with as many names as a text may hold.</summary>
    public const int MostInDay = 12;

    private static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    /// <summary>Said when a text holds too many names.</summary>
    public static string TooMany { get; } = $"Nội dung nhắc tới quá nhiều tên người hoặc số liên lạc. Mỗi nội dung nhắc tới nhiều nhất {MostInText} người, không kể cán bộ, cơ quan và địa danh. Bỏ bớt tên rồi gửi lại.";

    /// <summary>Said when it answers no more.</summary>
    public const string Closed = "Các nội dung trong vụ việc này đã nhắc tới nhiều người. Hôm nay hệ thống không kiểm tra thêm tên nào: bỏ mọi tên người và số điện thoại rồi gửi lại, hoặc chờ đến ngày mai.";

    /// <summary>Holds a text against the names of reporters. To be asked last, about a text without other faults.</summary>
    /// <param name="case">The case it is about.</param>
    /// <param name="writer">Who wrote it.</param>
    /// <param name="about">The vault's references to those it may not name.</param>
    /// <param name="text">As typed.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<NameAnswer> AskAsync(Case @case, WallWriter writer, IEnumerable<Guid> about, string text, CancellationToken cancellationToken)
    {
        var names = ExposureMeter.AskedIn(text, await KnownAsync(@case.CommuneId, cancellationToken));
        if (names.Count == 0) return NameAnswer.Clear;
        if (names.Count > MostInText) return NameAnswer.TooMany;
        if (!await CountAsync(@case, writer, names.Count, cancellationToken)) return NameAnswer.Closed;
        var named = false;
        foreach (var reporter in about.Distinct())
        {
            foreach (var name in names) named |= await reporters.IsMentionedInAsync(reporter, name, cancellationToken);
        }

        return named ? NameAnswer.Named : NameAnswer.Clear;
    }

    /// <summary>What the writer is told; null when the text may pass.</summary>
    /// <param name="answer">What came of it.</param>
    /// <param name="named">The sentence of the form for a text that names a reporter.</param>
    public static string? WordsOf(NameAnswer answer, string named) => answer switch
    {
        NameAnswer.Clear => null,
        NameAnswer.Named => named,
        NameAnswer.TooMany => TooMany,
        NameAnswer.Closed => Closed,
    };

    // Written before the vault is asked and in a transaction of its own: neither a refused text nor several at once go uncounted.
    private async Task<bool> CountAsync(Case @case, WallWriter writer, int names, CancellationToken cancellationToken)
    {
        if (await AskedAsync(@case.Id, cancellationToken) + names > MostInDay) return false;
        await using var db = databases.Create();
        var now = clock.GetUtcNow();
        for (var i = 0; i < names; i++) db.Add(new NameGuess { Id = Guid.CreateVersion7(now), CommuneId = @case.CommuneId, CaseId = @case.Id, WriterId = writer.Id, At = now });
        db.Record(JournalDraft.Of(@case.CommuneId, now, "cases.names-asked.v1", @case.Code.ToString(), writer.JournalName, ("names", names)));
        await db.SaveChangesAsync(cancellationToken);
        return await AskedAsync(@case.Id, cancellationToken) <= MostInDay;
    }

    private async Task<int> AskedAsync(CaseId id, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var since = clock.GetUtcNow() - Memory;
        return await db.Set<NameGuess>().CountAsync(g => g.CaseId == id && g.At > since, cancellationToken);
    }

    // Officers stand by name under every paper, and places are everybody's: neither tells who reported.
    private async Task<IReadOnlyList<string>> KnownAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var officers = await db.Set<StaffMember>().Where(s => s.CommuneId == commune).Select(s => s.FullName).ToListAsync(cancellationToken);
        return [.. await sources.PlacesAsync(commune, cancellationToken), .. officers];
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
