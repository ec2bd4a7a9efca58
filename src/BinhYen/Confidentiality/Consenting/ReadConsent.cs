using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Confidentiality.Consenting;

/// <summary>One consent with the name of who gave it, as it is printed.</summary>
public sealed class ConsentSlip
{
    internal ConsentSlip(ConsentStanding standing, string? giver, string taker, DateTimeOffset at) =>
        (Standing, Giver, Taker, At) = (standing, giver, taker, at);

    internal ConsentStanding Standing { get; }

    /// <summary>Null where no name was kept.</summary>
    internal string? Giver { get; }

    /// <summary>Who took it down, in words.</summary>
    internal string Taker { get; }

    /// <summary>When the slip was made.</summary>
    internal DateTimeOffset At { get; }
}

/// <summary>Opens one consent. That a name was read is in the journal before it is shown.</summary>
internal sealed class ReadConsent(BinhYenDb db, Consents consents, StaffDirectory directory, TimeProvider clock)
{
    /// <summary>Null when there is none in the reader's commune.</summary>
    public async Task<ConsentSlip?> OneAsync(CurrentStaff staff, ConsentId id, CancellationToken cancellationToken)
    {
        if (await consents.FindAsync(staff.CommuneId, id, cancellationToken) is not { } standing) return null;
        var now = clock.GetUtcNow();
        if (standing.Consent.Giver is not null)
        {
            db.Record(JournalDraft.Of(staff.CommuneId, now, "confidentiality.consent-read.v1", $"consent:{id}", staff.JournalName));
            await db.SaveChangesAsync(cancellationToken);
        }

        var taker = standing.Consent.Taker.Staff is { } person
            ? (await directory.FindAsync(person, cancellationToken))?.Name ?? "cán bộ đã thôi việc"
            : "người dân tự trả lời";
        return new ConsentSlip(standing, await consents.GiverAsync(standing.Consent, cancellationToken), taker, now);
    }

    /// <summary>How many said yes, said no, and took a yes back, by purpose.</summary>
    public async Task<IReadOnlyList<ConsentCount>> CountAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var rows = await (
            from consent in db.Set<Consent>().Where(c => c.CommuneId == commune)
            join withdrawal in db.Set<ConsentWithdrawal>() on consent.Id equals withdrawal.ConsentId into ends
            from end in ends.DefaultIfEmpty()
            group consent by new { consent.Purpose, consent.Answer, Ended = end != null } into same
            select new { same.Key.Purpose, same.Key.Answer, same.Key.Ended, Number = same.Count() }).ToListAsync(cancellationToken);
        return [.. Enum.GetValues<ConsentPurpose>().Select(purpose => new ConsentCount(
            purpose,
            rows.Where(r => r.Purpose == purpose && r is { Answer: ConsentAnswer.Yes, Ended: false }).Sum(r => r.Number),
            rows.Where(r => r.Purpose == purpose && r.Answer is ConsentAnswer.No).Sum(r => r.Number),
            rows.Where(r => r.Purpose == purpose && r.Ended).Sum(r => r.Number)))];
    }

    /// <summary>The latest answers without names; private channels are counted, never listed .</summary>
    public async Task<IReadOnlyList<ConsentStanding>> LatestAsync(CommuneId commune, ConsentPurpose purpose, CancellationToken cancellationToken) =>
        purpose is ConsentPurpose.PrivateChannel
            ? []
            : await (from consent in db.Set<Consent>().AsNoTracking().Where(c => c.CommuneId == commune && c.Purpose == purpose)
                     join withdrawal in db.Set<ConsentWithdrawal>() on consent.Id equals withdrawal.ConsentId into ends
                     from end in ends.DefaultIfEmpty()
                     orderby consent.At descending, consent.Id descending
                     select new ConsentStanding(consent, end == null ? null : end.At)).Take(200).ToListAsync(cancellationToken);
}

/// <param name="Purpose">What was asked.</param>
/// <param name="Standing">Said yes and not taken back.</param>
/// <param name="Refused">Said no.</param>
/// <param name="Withdrawn">Said yes and took it back.</param>
internal sealed record ConsentCount(ConsentPurpose Purpose, int Standing, int Refused, int Withdrawn);
