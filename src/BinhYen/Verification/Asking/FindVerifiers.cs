using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Platform.Text;
using BinhYen.Verification.Register;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Verification.Asking;

/// <summary>Somebody who may be asked about a certain event: position and hamlet, nothing else.</summary>
internal sealed record VerifierChoice(VerifierId Id, HamletId Hamlet, string HamletName, string Position, bool IsAway);

/// <summary>
/// Who may be asked about an event. Left out by themselves, without a reason being told: parties to the event, those who
/// live at the place, declared relatives, and whoever wrote the report down (ISO-8). Whoever reported it is asked like
/// everybody else, and nothing here knows who that is: the vault is not asked, so no answer of it can be seen from outside.
/// What their answer is worth is settled by number (<see cref="AnswerSummary"/>).
/// </summary>
internal sealed class FindVerifiers(BinhYenDb db, SealedRecords seals, CommuneDirectory communes, TimeProvider clock)
{
    /// <summary>Everybody in the register who may be asked, by hamlet.</summary>
    /// <param name="commune">Whose register.</param>
    /// <param name="told">What the reporters of the case told.</param>
    /// <param name="place">The public place asked about; null for a hamlet.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<VerifierChoice>> ForAsync(CommuneId commune, IReadOnlyList<SourceWords> told, string? place, CancellationToken cancellationToken)
    {
        var hamlets = (await communes.HamletsAsync(commune, cancellationToken, withEnded: true)).ToDictionary(h => h.Id);
        var rows = await db.Set<Verifier>().AsNoTracking().Where(v => v.CommuneId == commune && v.EndedAt == null).ToListAsync(cancellationToken);
        var choices = new List<VerifierChoice>();
        foreach (var row in rows)
        {
            if (await IsExcludedAsync(row, told, place, cancellationToken)) continue;
            var hamlet = hamlets[row.HamletId];
            choices.Add(new VerifierChoice(row.Id, row.HamletId, hamlet.FullName, VerifierPositions.Label(row.Position, hamlet.Term), row.IsAway(clock.Today())));
        }

        return [.. choices.OrderBy(c => hamlets[c.Hamlet].Code, StringComparer.Ordinal).ThenBy(c => c.Position, StringComparer.Ordinal).ThenBy(c => c.Id.Value)];
    }

    /// <summary>Whether this person may not be asked about this event.</summary>
    public async Task<bool> IsExcludedAsync(Verifier verifier, IReadOnlyList<SourceWords> told, string? place, CancellationToken cancellationToken)
    {
        // Whoever wrote the report down is asked like the others: left out alone of three dozen, a head of a hamlet who saw it and wrote it down would be named (decision 0137).
        // Locked words answer nobody who tries one name after the other in the register: whoever was written down since is left out, whatever they say (decision 0134).
        if (told.Any(t => t.LockedAt <= verifier.DeclaredAt)) return true;
        var contact = await ReadVerifiers.ContactAsync(seals, verifier, cancellationToken);
        var conflicts = await ReadVerifiers.ConflictsAsync(seals, verifier, cancellationToken);
        if (place is not null && conflicts.Places.Any(p => SamePlace(p, place))) return true;
        // Locked words count here as before: a list that changed with the lock would offer whom they name (decision 0130).
        var words = told.SelectMany(t => t.Messages.Concat(t.Locked)).ToList();
        if (words.Any(w => Mentions(w, contact.Name, contact.Phone) || conflicts.Relatives.Any(r => Mentions(w, r, "")))) return true;
        if (words.Any(w => VerifierPositions.SpokenOf(verifier.Position).Any(p => ContainsWords(VietnameseText.Words(w), VietnameseText.Words(p))))) return true;
        if (words.Any(w => conflicts.Places.Any(p => VietnameseText.Words(p).Count >= 2 && ContainsWords(VietnameseText.Words(w), VietnameseText.Words(p))))) return true;
        return false;
    }

    // By full name, by its last two words, by title and given name, by number: erring on the side of leaving somebody out.
    private static bool Mentions(string text, string name, string phone)
    {
        var words = VietnameseText.Words(text);
        var own = VietnameseText.Words(name);
        var digits = new string([.. phone.Where(char.IsAsciiDigit)]);
        if (digits.Length >= 9 && new string([.. text.Where(char.IsAsciiDigit)]).Contains(digits[^9..], StringComparison.Ordinal)) return true;
        if (own.Count == 0) return false;
        if (own.Count >= 2 && ContainsWords(words, [.. own.TakeLast(2)])) return true;
        return Titles.Any(t => ContainsWords(words, [t, own[^1]])) || OfficerNames.HoldsNameAlone(SpokenText.Of(text), SpokenText.Of(name).Words);
    }

    private static bool SamePlace(string declared, string place) =>
        VietnameseText.Words(declared) is { Count: > 0 } own && (ContainsWords(VietnameseText.Words(place), own) || ContainsWords(own, VietnameseText.Words(place)));

    private static bool ContainsWords(IReadOnlyList<string> text, IReadOnlyList<string> phrase)
    {
        for (var at = 0; phrase.Count > 0 && at + phrase.Count <= text.Count; at++)
        {
            if (Enumerable.Range(0, phrase.Count).All(i => text[at + i] == phrase[i])) return true;
        }

        return false;
    }

    private static readonly string[] Titles = ["ong", "ba", "anh", "chi", "chu", "co", "bac", "cau", "di", "nha", "quan", "thay", "thang", "lao", "mu", "ga", "em", "con", "tay", "sep", "truong", "cu", "a", "c", "o", "b"];
}
