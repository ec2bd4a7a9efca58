using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Conversations;
using BinhYen.Groups;
using BinhYen.Platform.Persistence;

namespace BinhYen.Intake.Portal;

/// <summary>
/// Words told on the page of a report, or as a request about its data, that become a report of their own and nobody's by name: those about an officer,
/// because whoever they are about may read what belongs to the first, and a cry for help, because nobody is alarmed by what is added there.
/// </summary>
internal sealed class ApartReport(
    IHttpContextAccessor http, ReadMessages reading, ReporterThread threads, JoinThread join, SaidLately lately, IThreadFiles files, IMeantOfficers meant, ConflictFinder conflicts, ComplainedBefore complaints, SubmitReport submit, SealedCookie<Receipt> receipts, BinhYenDb db) : IApartWords
{
    /// <summary>Opens the report for words that were added to another one, and leaves its receipt with the browser.</summary>
    /// <param name="view">The page the words were told on.</param>
    /// <param name="text">The words.</param>
    /// <param name="attachments">What came with them.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>False when the words belong where they were told; a refusal when they could not be handed in.</returns>
    public async Task<Result<bool>> TrySendAsync(ThreadView view, string text, IReadOnlyList<Guid> attachments, CancellationToken cancellationToken)
    {
        var report = Report(view.CommuneId, SourceChannel.Web, text) with { Attachments = attachments };
        var read = await ReadAsync(view.CommuneId, text, cancellationToken);
        var isEmergency = read?.Urgency is Urgency.Emergency;
        if (await IsAboutPoliceAsync(view.CommuneId, text, read, cancellationToken) || await lately.BlamesAsync(view.CommuneId, view.ThreadId, text, cancellationToken))
        {
            var (sent, refusal) = await SendAsync(view.ThreadId, report, cancellationToken);
            if (sent is not null || refusal is not null) return refusal is null ? true : refusal;
        }

        // More of an emergency that is being worked on stays with it.
        if (!isEmergency || await join.TakesMoreCriesAsync(view.ThreadId, cancellationToken)) return false;
        return await CryAsync(view.ThreadId, report, read, cancellationToken) is (_, { } no) ? no : true;
    }

    /// <summary>
    /// Opens the report for an objection that is about whoever handled the case, or any officer: the words reach the leaders, or the body above the
    /// commune where a leader handled it, and never the handler.
    /// </summary>
    /// <param name="view">The page of the case.</param>
    /// <param name="toHandler">The reporter said that it is about the handler.</param>
    /// <param name="reason">The words.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>False when the words are about the answer and nobody else.</returns>
    public async Task<Result<bool>> TryObjectAsync(ThreadView view, bool toHandler, string reason, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reason)) return false;
        // An officer's name is enough here, as it is in Zalo: whoever takes the case up again reads the objection.
        if (!toHandler && await ReadAsync(view.CommuneId, reason, cancellationToken) is var read && !await IsAboutOrNamesAsync(view.CommuneId, reason, read, cancellationToken))
            return await CryAsync(view.ThreadId, Report(view.CommuneId, SourceChannel.Web, reason), read, cancellationToken) is not { } cry ? false : cry.Refusal is { } no ? no : true;
        var report = Report(view.CommuneId, SourceChannel.Web, $"Ý kiến sau khi được trả lời:\n{reason}") with { About = await threads.HandledByAsync(view.ThreadId, cancellationToken) };
        return await HandInAsync(report, reopens: true, cancellationToken) is (_, { } refusal) ? refusal : true;
    }

    /// <inheritdoc />
    /// <remarks>An officer's name is enough, whatever is said of the officer: requests are read by officers who do not work on the report.</remarks>
    public async Task<(ApartSlip? Slip, Refusal? Refusal)> TrySendAsync(DataAsk ask, string words, CancellationToken cancellationToken)
    {
        var commune = ask.Subject.CommuneId;
        var thread = ask.Subject.Thread is { } known ? ConversationId.From(known) : (ConversationId?)null;
        var report = Report(commune, DoorOf(ask.Channel), words) with { TakenBy = ask.TakenBy };
        var read = await ReadAsync(commune, words, cancellationToken);
        var (sent, refusal) = await IsAboutOrNamesAsync(commune, words, read, cancellationToken) ? await SendAsync(thread, report, cancellationToken) : await CryAsync(thread, report, read, cancellationToken) ?? default;
        return (sent is null ? null : new ApartSlip(sent.Opened.TrackingCode.Reveal(), sent.Opened.TrackingCode.RevealWords()), refusal);
    }

    // A cry for help alarms whatever field it stands in; null where the words are none. On the page of a complaint "anh ta đang cầm dao trước cửa" may be whoever it is about: others are alarmed.
    private async Task<(Submitted? Sent, Refusal? Refusal)?> CryAsync(ConversationId? thread, Submission report, Suggestion? read, CancellationToken cancellationToken)
    {
        if (read is not { Urgency: Urgency.Emergency }) return null;
        var complaint = thread is { } page ? await complaints.MayGoOnAsync(report.CommuneId, page, report.Text, read.Category, cancellationToken) : null;
        return await HandInAsync(report with { AboutPolice = false, GoesOnWith = complaint }, reopens: false, cancellationToken);
    }

    // Whether words are about an officer, or name one, whatever they say of them.
    private async Task<bool> IsAboutOrNamesAsync(CommuneId commune, string text, Suggestion? read, CancellationToken cancellationToken) =>
        await IsAboutPoliceAsync(commune, text, read, cancellationToken)
        || (await meant.NamedInAsync(commune, cancellationToken))(text).Count > 0 || await conflicts.RecallsComplaintAsync(commune, text, cancellationToken);

    // Whether words are about an officer.
    private async Task<bool> IsAboutPoliceAsync(CommuneId commune, string text, Suggestion? read, CancellationToken cancellationToken) =>
        read is not null && (read.OfficerConflict || await meant.AreBlamedInAsync(commune, [text], cancellationToken));

    // Null where there are no words.
    private async Task<Suggestion?> ReadAsync(CommuneId commune, string text, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(text) ? null : await reading.SuggestAsync(commune, [text], SourceChannel.Web, cancellationToken);

    private static Submission Report(CommuneId commune, SourceChannel door, string text) =>
        new() { CommuneId = commune, Channel = door, Text = text, Secrecy = Secrecy.Anonymous, AboutPolice = true };

    private static SourceChannel DoorOf(ConsentChannel channel) => channel switch
    {
        ConsentChannel.Web => SourceChannel.Web,
        ConsentChannel.Zalo => SourceChannel.Zalo,
        ConsentChannel.Phone => SourceChannel.Phone,
        ConsentChannel.Counter or ConsentChannel.Paper => SourceChannel.Counter,
    };

    // Neither a report nor a refusal: the words belong where they were told.
    private async Task<(Submitted? Sent, Refusal? Refusal)> SendAsync(ConversationId? toldAfter, Submission report, CancellationToken cancellationToken)
    {
        var apart = toldAfter is { } thread ? await threads.StandsApartAsync(thread, report.Text, cancellationToken) : new StandingApart([], []);
        if (apart is null) return default;
        // What was sent a moment ago without a word goes along. Kept first: a report never speaks of a picture that is not there.
        var pictures = toldAfter is { } before ? await lately.CopyPicturesAsync(report.CommuneId, before, cancellationToken) : [];
        if (pictures.Count > 0) await db.SaveChangesAsync(cancellationToken);
        var handed = await HandInAsync(
            report with { WorkedOnBy = apart.WorkedOnBy, ToldAfter = apart.Before, Attachments = [.. pictures, .. report.Attachments] }, reopens: false, cancellationToken);
        if (handed.Sent is null && pictures.Count > 0) await DropAsync(pictures, cancellationToken);
        return handed;
    }

    private async Task DropAsync(IReadOnlyList<Guid> pictures, CancellationToken cancellationToken)
    {
        await files.RemoveAsync(pictures, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    private async Task<(Submitted? Sent, Refusal? Refusal)> HandInAsync(Submission report, bool reopens, CancellationToken cancellationToken)
    {
        if (!(await submit.HandleAsync(report, cancellationToken)).TryGet(out var sent, out var refusal)) return (null, refusal);
        // Whoever took it down for somebody hands the code over; the officer's browser keeps nothing.
        if (report.TakenBy is null)
            receipts.Write(http.HttpContext!, Receipt.Of(sent.Opened, sent.Suggestion, report.CommuneId, report.AboutPolice) with { Apart = true, Reopened = reopens }, Receipt.Lifetime);
        return (sent, null);
    }
}
