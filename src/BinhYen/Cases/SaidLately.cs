using BinhYen.Confidentiality;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// What a reporter added to a report a short while ago: blame is often said in pieces, and is understood together. Nothing else of the same person is read with it, neither what they told in another report nor what they complained of on the page of this one:
/// their words would be missing where everybody else's stand (decisions 0137, 0153).
/// </summary>
internal sealed class SaidLately(BinhYenDb db, SealedRecords seals, IThreadFiles files, ConflictFinder conflicts, RevealIdentity identities, TimeProvider clock)
{
    private const int Most = 3;
    private const int MostRead = 30;
    internal static readonly TimeSpan Together = TimeSpan.FromHours(1);

    /// <summary>Whether words blame an officer by name, read together with what was added before, or whoever the report named; or recall a complaint by themselves, or speak of somebody who was told the name of whoever says them.</summary>
    public async Task<bool> BlamesAsync(CommuneId commune, ConversationId thread, string text, CancellationToken cancellationToken)
    {
        if (await conflicts.RecallsComplaintAsync(commune, text, cancellationToken) || await MeansWhoKnowsTheNameAsync(commune, thread, text, cancellationToken)) return true;
        var (report, added) = await BeforeAsync(thread, cancellationToken);
        return await conflicts.AreBlamedInAsync(commune, [.. added, text], cancellationToken) || await conflicts.IsBlamedAgainAsync(commune, report, text, cancellationToken);
    }

    // Words that name somebody without a known word of blame stay with whoever works on the case, who then asks for no name (decision 0131). Whoever learnt the name before would know who says it.
    private async Task<bool> MeansWhoKnowsTheNameAsync(CommuneId commune, ConversationId thread, string text, CancellationToken cancellationToken)
    {
        var named = await conflicts.SpokenOfAsync(commune, text, cancellationToken);
        var ofAny = ConflictFinder.SpeaksOfAnyOfficer(text);
        if (named.Count == 0 && !ofAny) return false;
        var told = await db.Set<ReportThread>().AsNoTracking().SingleAsync(t => t.Id == thread, cancellationToken);
        // The author of a post is known to the group, who told it at the counter to whoever wrote it down, and who introduced themself to every reader.
        if (told.Channel is SourceChannel.ZaloGroup || (told.TakenBy is { } taker && (ofAny || named.Contains(taker))) || await IntroducesAsync(thread, cancellationToken)) return true;
        foreach (var request in await identities.OfThreadAsync(thread.Value, cancellationToken))
        {
            if ((ofAny || named.Contains(request.By)) && await identities.OpenedAtAsync(request, cancellationToken) is not null) return true;
        }

        return false;
    }

    private async Task<bool> IntroducesAsync(ConversationId thread, CancellationToken cancellationToken)
    {
        var texts = await db.Set<ThreadMessage>().AsNoTracking().Where(m => m.ThreadId == thread && m.Voice == ThreadVoice.Reporter).OrderBy(m => m.At).Take(MostRead).Select(m => m.Text).ToListAsync(cancellationToken);
        return (await OpenAsync(texts, cancellationToken)).Any(words => Introductions.In(words) || Introductions.TellWhere(words));
    }

    /// <summary>Whether words about an officer begin a report of their own, read together with what tells whom they mean.</summary>
    /// <returns>Null when they belong to the case.</returns>
    public async Task<StandingApart?> StandsApartAsync(Case @case, ConversationId thread, string text, CancellationToken cancellationToken)
    {
        var (report, added) = await BeforeAsync(thread, cancellationToken);
        var meantAgain = await conflicts.IsBlamedAgainAsync(@case.CommuneId, report, text, cancellationToken);
        return await conflicts.StandsApartAsync(@case, text, meantAgain ? [.. report, .. added] : added, cancellationToken);
    }

    /// <summary>How long before its words a picture may be sent that belongs to them.</summary>
    public static readonly TimeSpan PicturesBefore = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Copies what was sent to a report a moment ago without a word, when the words that follow begin a report of their own. It stays where it was as
    /// well: whoever may look there has seen it, and a picture that goes away says that something was told apart. The caller saves.
    /// </summary>
    public async Task<IReadOnlyList<Guid>> CopyPicturesAsync(CommuneId commune, ConversationId thread, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - PicturesBefore;
        var pictures = new List<Guid>();
        var sent = await db.Set<ThreadMessage>().AsNoTracking().Where(m => m.ThreadId == thread && m.Voice == ThreadVoice.Reporter && m.At >= since && m.Kind != ThreadMessageKind.Report)
            .OrderBy(m => m.At).ToListAsync(cancellationToken);
        foreach (var message in sent.Where(m => m.Attachments.Count > 0))
        {
            if (IsWordless(await seals.OpenAsync(message.Text, SealPurposes.ThreadMessage, cancellationToken))) pictures.AddRange(message.Attachments);
        }

        return await files.CopyAsync(commune, pictures, cancellationToken);
    }

    // "[Ảnh]", "[Video]": what stands for a file that came without words.
    internal static bool IsWordless(string text) => text.Trim() is [] or ['[', .., ']'] && !text.Contains('\n', StringComparison.Ordinal);

    // What the report said at first counts however long ago it was: "anh ấy" may come next week.
    private async Task<(IReadOnlyList<string> Report, IReadOnlyList<string> Added)> BeforeAsync(ConversationId thread, CancellationToken cancellationToken)
    {
        var since = clock.GetUtcNow() - Together;
        var of = db.Set<ThreadMessage>().AsNoTracking().Where(m => m.ThreadId == thread && m.Voice == ThreadVoice.Reporter);
        var report = await of.Where(m => m.Kind == ThreadMessageKind.Report).OrderBy(m => m.At).Take(Most).Select(m => m.Text).ToListAsync(cancellationToken);
        var added = await of.Where(m => m.Kind == ThreadMessageKind.Addition && m.At >= since).OrderByDescending(m => m.At).Take(Most).Select(m => m.Text).ToListAsync(cancellationToken);
        return (await OpenAsync(report, cancellationToken), await OpenAsync(Enumerable.Reverse(added), cancellationToken));
    }

    private async Task<IReadOnlyList<string>> OpenAsync(IEnumerable<SealedText> texts, CancellationToken cancellationToken)
    {
        var said = new List<string>();
        foreach (var text in texts) said.Add(await seals.OpenAsync(text, SealPurposes.ThreadMessage, cancellationToken));
        return said;
    }
}
