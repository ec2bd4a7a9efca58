using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Cases;

/// <summary>
/// The vault was asked about the names in a text, once for each report they were held against. The row holds who wrote it and when; neither
/// words, nor whom, nor what the vault said.
/// </summary>
internal sealed class NameGuess
{
    /// <summary>The text; its rows share it.</summary>
    public Guid TextId { get; init; }

    /// <summary>The report whose sender was guessed at, whatever case it lies in by now.</summary>
    public ConversationId ThreadId { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>Account of the officer, or the addressee above the commune.</summary>
    public Guid WriterId { get; init; }

    /// <summary>How many names it held.</summary>
    public int Names { get; init; }
    public DateTimeOffset At { get; init; }
}

/// <summary>A report that a text is held against.</summary>
/// <param name="Thread">Its thread. The names of the text count for it in any case.</param>
/// <param name="Reporter">The vault's reference to whom the text may not name; null when nobody is to be asked about.</param>
internal readonly record struct AskedReport(ConversationId Thread, Guid? Reporter);

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
/// them, so each name that is asked about counts, whatever the answer: a few in a text, some more about a report in a day, whoever writes
/// and whatever cases it is merged into meanwhile, and some more by one writer. Each text has the same entry in the journal. A text without
/// a name asks nothing and always passes (decisions 0069, 0115).
/// </summary>
internal sealed class NameGuesses(DbFactory databases, ReporterVault reporters, CaseSources sources, ConflictFinder meant, TimeProvider clock)
{
    /// <summary>Names in one text. Who writes to a reporter seldom needs one.</summary>
    public const int MostInText = 3;

    /// <summary>Names in all texts held against a report within a day, of all writers together: four texts with as many names as a text may hold.</summary>
    public const int MostInDay = 12;

    /// <summary>Names in all texts of one writer within a day, whatever they are about: as much as two cases take.</summary>
    public const int MostOfWriter = 24;

    private static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    /// <summary>Said when a text holds too many names.</summary>
    public static string TooMany { get; } = $"Nội dung nhắc tới quá nhiều tên người hoặc số liên lạc. Mỗi nội dung nhắc tới nhiều nhất {MostInText} người, không kể cán bộ, cơ quan và địa danh. Bỏ bớt tên rồi gửi lại.";

    /// <summary>Said when it answers no more.</summary>
    public const string Closed = "Hôm nay hệ thống không kiểm tra thêm tên nào cho nội dung này: lời kể có nhắc tới lực lượng công an, hoặc trong ngày đã nhắc tới nhiều người. Bỏ mọi tên người và số điện thoại rồi gửi lại.";

    /// <summary>Holds a text against the names of reporters. To be asked last, about a text without other faults.</summary>
    /// <param name="case">The case it is about.</param>
    /// <param name="writer">Who wrote it.</param>
    /// <param name="reports">Every report of the case.</param>
    /// <param name="text">As typed.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    public async Task<NameAnswer> AskAsync(Case @case, WallWriter writer, IReadOnlyCollection<AskedReport> reports, string text, CancellationToken cancellationToken)
    {
        var names = ExposureMeter.AskedIn(text, await KnownAsync(@case.CommuneId, cancellationToken));
        if (names.Count == 0) return NameAnswer.Clear;
        if (names.Count > MostInText) return NameAnswer.TooMany;
        if (await IsMeantAsync(@case, writer, cancellationToken)) return NameAnswer.Closed;
        if (!await CountAsync(@case, writer, [.. reports.Select(r => r.Thread).Distinct()], names.Count, cancellationToken)) return NameAnswer.Closed;
        var named = false;
        foreach (var reporter in reports.Select(r => r.Reporter).OfType<Guid>().Distinct())
        {
            foreach (var name in names) named |= await reporters.IsMentionedInAsync(reporter, name, cancellationToken);
        }

        return named ? NameAnswer.Named : NameAnswer.Clear;
    }

    // Whoever is refused the name because of what the words say, or needs somebody's yes for it, learns it from no text they write either.
    private async Task<bool> IsMeantAsync(Case @case, WallWriter writer, CancellationToken cancellationToken)
    {
        if (!writer.JournalName.StartsWith("staff:", StringComparison.Ordinal)) return false;
        var (staff, told) = (new StaffId(writer.Id), await sources.OfAsync(@case.Id, cancellationToken));
        // A "no" to some would say whom locked words speak of.
        if (told.Any(t => t.LockedAt is not null)) return true;
        List<string> words = [.. told.SelectMany(t => t.Everything)];
        return await meant.NeedsYesAsync(@case.CommuneId, staff, words, cancellationToken) || await meant.MayMeanInAnyAsync(@case, staff, told, cancellationToken);
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
    private async Task<bool> CountAsync(Case @case, WallWriter writer, IReadOnlyList<ConversationId> threads, int names, CancellationToken cancellationToken)
    {
        if (!await IsOpenAsync(writer, threads, names, cancellationToken)) return false;
        await using var db = databases.Create();
        var now = clock.GetUtcNow();
        var text = Guid.CreateVersion7(now);
        foreach (var thread in threads) db.Add(new NameGuess { TextId = text, ThreadId = thread, CommuneId = @case.CommuneId, WriterId = writer.Id, Names = names, At = now });
        db.Record(JournalDraft.Of(@case.CommuneId, now, "cases.names-asked.v1", @case.Code.ToString(), writer.JournalName, ("names", names)));
        await db.SaveChangesAsync(cancellationToken);
        return await IsOpenAsync(writer, threads, 0, cancellationToken);
    }

    // By report and not by reporter: a second report that closes with the first would tell that one person sent both.
    private async Task<bool> IsOpenAsync(WallWriter writer, IReadOnlyList<ConversationId> threads, int more, CancellationToken cancellationToken)
    {
        await using var db = databases.Create();
        var since = clock.GetUtcNow() - Memory;
        var today = db.Set<NameGuess>().AsNoTracking().Where(g => g.At > since);
        var byWriter = await today.Where(g => g.WriterId == writer.Id).Select(g => new { g.TextId, g.Names }).Distinct().SumAsync(g => g.Names, cancellationToken);
        var byThread = await today.Where(g => threads.Contains(g.ThreadId)).GroupBy(g => g.ThreadId).Select(t => t.Sum(g => g.Names)).ToListAsync(cancellationToken);
        return byWriter + more <= MostOfWriter && byThread.DefaultIfEmpty().Max() + more <= MostInDay;
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
        builder.ToTable("name_guesses").HasKey(g => new { g.TextId, g.ThreadId });
        builder.HasIndex(g => new { g.ThreadId, g.At });
        builder.HasIndex(g => new { g.WriterId, g.At });
    }
}
