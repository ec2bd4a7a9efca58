using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Outside;

/// <summary>
/// Names who gets reports about the chief. It takes two people: the administrator has the address, a leader has the code
/// for the first opening; neither can open it alone, and the passphrase is known outside only.
/// </summary>
internal sealed class KeepAddressee(BinhYenDb db, SealedRecords seals, IRecordSealer vault, LoadCase cases, TimeProvider clock)
{
    /// <summary>Purpose of the keyed hash and of the seal of the secret part of the address.</summary>
    public const string LinkPurpose = "outside.link";

    /// <summary>Purpose of the seal of the code for the first opening.</summary>
    public const string CodePurpose = "outside.code";

    private const int LinkLength = 26;
    private const int CodeLength = 12;

    // A whole number with its area code; fewer digits are the start of many numbers.
    private const int FewestDigits = 9;

    /// <summary>Names an addressee; whoever held the place before ends.</summary>
    public async Task NameAsync(CurrentStaff by, OutsideBody body, string name, string address, string phone, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await PassUp.AddresseeAsync(db, by.CommuneId, body, cancellationToken) is { } before) (before.EndedAt, before.Stamp) = (now, Guid.NewGuid());
        var key = await seals.NewKeyAsync(by.CommuneId, cancellationToken);
        var (link, code) = (Crockford.Random(LinkLength), Crockford.Random(CodeLength));
        var addressee = new OutsideAddressee
        {
            Id = Guid.CreateVersion7(now), CommuneId = by.CommuneId, Body = body, Name = name, Address = address, Phone = phone, KeyId = key, Stamp = Guid.NewGuid(),
            LinkHash = vault.HashSecret(LinkPurpose, link), Link = await seals.SealAsync(key, LinkPurpose, link, cancellationToken),
            EnrolCode = await seals.SealAsync(key, CodePurpose, code, cancellationToken), EnrolUntil = now + OutsideAddressee.EnrolLife,
        };
        db.Add(addressee);
        Record(by, addressee, "cases.outside-addressee-named.v1");
        await ReadressAsync(by.CommuneId, body, addressee.Id, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The addressee lost the passphrase: a new address, a new code, and everything behind it shut until then.</summary>
    public async Task<bool> RenewAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<OutsideAddressee>().SingleOrDefaultAsync(a => a.Id == id && a.CommuneId == by.CommuneId && a.EndedAt == null, cancellationToken) is not { } addressee) return false;
        var (link, code) = (Crockford.Random(LinkLength), Crockford.Random(CodeLength));
        (addressee.LinkHash, addressee.Link) = (vault.HashSecret(LinkPurpose, link), await seals.SealAsync(addressee.KeyId, LinkPurpose, link, cancellationToken));
        (addressee.EnrolCode, addressee.EnrolUntil) = (await seals.SealAsync(addressee.KeyId, CodePurpose, code, cancellationToken), clock.GetUtcNow() + OutsideAddressee.EnrolLife);
        (addressee.PassHash, addressee.EnrolledAt, addressee.Stamp) = (null, null, Guid.NewGuid());
        Record(by, addressee, "cases.outside-addressee-renewed.v1");
        await db.SaveChangesAsync(cancellationToken);
        return true;
    }

    /// <summary>The secret part of the address, for the slip.</summary>
    public async Task<string> LinkOfAsync(OutsideAddressee addressee, CancellationToken cancellationToken) =>
        await seals.OpenAsync(addressee.Link, LinkPurpose, cancellationToken);

    /// <summary>A code for the first opening waits to be read out.</summary>
    public bool HasCode(OutsideAddressee addressee) => addressee is { EndedAt: null, EnrolCode: not null, EnrolUntil: { } until } && until > clock.GetUtcNow();

    /// <summary>
    /// The code for the first opening in groups of four, for a leader who found the body's telephone number elsewhere and rang it;
    /// null where that number is not the one that the administrator typed, or the code is used or too old. The page never shows the
    /// typed number: a leader who rang it would read the code to the administrator.
    /// </summary>
    /// <param name="by">The leader.</param>
    /// <param name="id">The addressee.</param>
    /// <param name="rung">The number that the leader rang, as typed.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<string?> ReadCodeAsync(CurrentStaff by, Guid id, string rung, CancellationToken cancellationToken)
    {
        if (await db.Set<OutsideAddressee>().SingleOrDefaultAsync(a => a.Id == id && a.CommuneId == by.CommuneId, cancellationToken) is not { } addressee || !HasCode(addressee)) return null;
        var isSame = IsSamePhone(rung, addressee.Phone);
        Record(by, addressee, isSame ? "cases.outside-code-read.v1" : "cases.outside-number-differs.v1");
        await db.SaveChangesAsync(cancellationToken);
        return isSame ? string.Join('-', (await seals.OpenAsync(addressee.EnrolCode!, CodePurpose, cancellationToken)).Chunk(4).Select(group => new string(group))) : null;
    }

    /// <summary>The number rung is the one typed, however both are spaced; an extension behind the typed one ("máy lẻ 12") may be left out.</summary>
    public static bool IsSamePhone(string rung, string typed)
    {
        var (one, other) = (Plain(rung), Plain(typed));
        return one.Length > 0 && (one == other || (one.Length >= FewestDigits && other.StartsWith(one, StringComparison.Ordinal)));

        static string Plain(string phone)
        {
            var digits = string.Concat(phone.Where(char.IsAsciiDigit));
            return phone.TrimStart().StartsWith("+84", StringComparison.Ordinal) ? $"0{digits[2..]}" : digits;
        }
    }

    /// <summary>Notes that a slip was printed.</summary>
    public async Task<HandOver?> PrintAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken)
    {
        // What the page does not show yet is not printed either.
        var today = clock.DayBegan();
        if (await db.Set<HandOver>().SingleOrDefaultAsync(h => h.Id == id && h.CommuneId == by.CommuneId && h.AddresseeId != null && h.MadeAt < today, cancellationToken) is not { } row) return null;
        row.SlipAt = clock.GetUtcNow();
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), "cases.hand-over-slip-printed.v1", $"hand-over:{row.Number}", by.JournalName));
        await db.SaveChangesAsync(cancellationToken);
        return row;
    }

    // What nobody has opened yet goes to the new addressee; the beat tells the reporter.
    private async Task ReadressAsync(CommuneId commune, OutsideBody body, Guid addressee, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var row in await db.Set<HandOver>().Where(h => h.CommuneId == commune && h.Body == body && h.OpenedAt == null).ToListAsync(cancellationToken))
        {
            if (body is OutsideBody.CommuneChair) row.AddresseeId = addressee;
            else if (await cases.FindAsync(row.CaseId, cancellationToken) is { } @case) @case.WakeNow(now);
        }
    }

    private void Record(CurrentStaff by, OutsideAddressee addressee, string fact) =>
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), fact, $"outside:{addressee.Id}", by.JournalName, ("body", addressee.Body.ToString())));
}
