using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Platform.Storage;
using BinhYen.Platform.Text;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups;

/// <summary>How something that claims to be ours stands.</summary>
internal enum Standing
{
    Genuine,
    Unknown,

    /// <summary>Reported by residents, and found to be fake by the police.</summary>
    Fake,
}

/// <summary>
/// Answers whether a number, a link or an officer is ours, from what is public already: numbers and links that are printed on
/// papers, officers whose name and area are announced. Whoever asks must bring the whole thing; nothing is completed, corrected
/// or listed, so that it tells nobody anything they did not hold in their hand (ux.md, R-YC-06).
/// </summary>
internal sealed class GenuineBook(
    BinhYenDb db, CommuneDirectory communes, GroupEntrance entrance, StaffDirectory directory, SealedRecords seals, IWordsWithoutCodes withoutCodes, IRecordSealer vault, BinhYenOptions options, TimeProvider clock)
{
    /// <summary>A telephone number or a link.</summary>
    /// <returns>How it stands, and whose it is when it is genuine.</returns>
    public async Task<(Standing Standing, string Whose)> OfTraceAsync(string typed, CancellationToken cancellationToken)
    {
        if (FakeReport.PhoneOf(typed) is { } phone)
        {
            foreach (var commune in await communes.AllAsync(cancellationToken))
            {
                if (FakeReport.PhoneOf(commune.DutyPhone) == phone) return (Standing.Genuine, $"số trực ban của {commune.PoliceName}");
                if (FakeReport.PhoneOf(commune.OfficePhone) == phone) return (Standing.Genuine, $"số giờ làm việc của {commune.PoliceName}");
                if ((await communes.SettingsAsync(commune.Id, cancellationToken)).Values.EmergencyNumbers.FirstOrDefault(n => n.Number == phone) is { } number) return (Standing.Genuine, $"số {number.Number}: {number.Label}");
            }
        }

        if (await entrance.OfLinkAsync(typed, cancellationToken) is { } group && await communes.FindAsync(group.Commune, cancellationToken) is { } owner)
            return group.IsAlive ? (Standing.Genuine, $"nhóm “{group.Name}” của {owner.PoliceName}") : (Standing.Unknown, "");
        if (IsOurPage(typed)) return (Standing.Genuine, "trang của kênh này");
        return await IsKnownFakeAsync(typed, cancellationToken) ? (Standing.Fake, "") : (Standing.Unknown, "");
    }

    /// <summary>An officer by whole name and announced area. The same answer for a wrong name, a wrong area and nobody at all.</summary>
    /// <param name="commune">Whose.</param>
    /// <param name="hamlet">The area claimed; null for the leadership of the commune police.</param>
    /// <param name="name">As given, with or without rank.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The office as announced; null when it does not match.</returns>
    public async Task<string?> OfOfficerAsync(CommuneId commune, HamletId? hamlet, string name, CancellationToken cancellationToken)
    {
        var wanted = VietnameseText.Fold(name);
        if (wanted.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length < 2) return null;
        var today = clock.Today();
        var cards = hamlet is { } area
            ? await directory.CardsAsync(await db.Set<HamletDuty>().AsNoTracking().Where(d => d.CommuneId == commune && d.HamletId == area && d.From <= today && (d.Until == null || d.Until >= today)).Select(d => d.OfficerId).ToListAsync(cancellationToken), cancellationToken)
            : await directory.WhoMayAsync(commune, Permission.ManageGroups, cancellationToken);
        return cards.FirstOrDefault(c => !c.IsClosed && (VietnameseText.Fold(c.FullName) == wanted || VietnameseText.Fold(c.Name) == wanted)) is { } card
            ? hamlet is null ? card.Position : $"Cảnh sát khu vực {(await communes.HamletsAsync(commune, cancellationToken)).Single(h => h.Id == hamlet).FullName}"
            : null;
    }

    /// <summary>A resident tells of something fake. Nobody is asked who they are.</summary>
    public async Task ReportAsync(CommuneId commune, FakeKind kind, string told, string? trace, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var key = await seals.NewKeyAsync(commune, cancellationToken);
        var report = new FakeReport
        {
            Id = Guid.CreateVersion7(now), CommuneId = commune, Kind = kind, At = now, KeyId = key, Told = await seals.SealAsync(key, FakeReport.ToldPurpose, withoutCodes.Of(told), cancellationToken),
            Trace = trace is null ? null : await seals.SealAsync(key, FakeReport.TracePurpose, trace, cancellationToken),
            TraceTerm = await TermAsync(commune, trace, cancellationToken),
        };
        db.Add(report);
        db.Record(JournalDraft.Of(commune, now, "groups.fake-reported.v1", $"fake:{report.Id}", "reporter", ("kind", kind.ToString())));
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<bool> IsKnownFakeAsync(string typed, CancellationToken cancellationToken)
    {
        foreach (var commune in await communes.AllAsync(cancellationToken))
        {
            if (await TermAsync(commune.Id, typed, cancellationToken) is { } term
                && await db.Set<FakeReport>().AnyAsync(r => r.CommuneId == commune.Id && r.Outcome == FakeOutcome.Fake && r.TraceTerm == term, cancellationToken)) return true;
        }

        return false;
    }

    private async Task<byte[]?> TermAsync(CommuneId commune, string? typed, CancellationToken cancellationToken) =>
        FakeReport.Spelling(typed) is { } spelling ? (await vault.BlindIndexAsync(commune.Value, cancellationToken)).Term(FakeReport.TracePurpose, spelling) : null;

    private bool IsOurPage(string typed) =>
        Uri.TryCreate(typed.Contains("://", StringComparison.Ordinal) ? typed : $"https://{typed}", UriKind.Absolute, out var asked) && Uri.TryCreate(options.PublicUrl, UriKind.Absolute, out var ours)
        && typed.Contains('.', StringComparison.Ordinal) && asked.Host.Equals(ours.Host, StringComparison.OrdinalIgnoreCase) && asked.UserInfo.Length == 0;
}
