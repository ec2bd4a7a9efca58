using BinhYen.Cases;
using BinhYen.Conversations;
using BinhYen.Groups;

namespace BinhYen.Intake.Portal;

/// <summary>
/// Words about an officer, told on the page of a report: whoever they are about may read what belongs to that report, so they become a
/// report of their own, which closes itself to those people and is nobody's by name.
/// </summary>
internal sealed class ApartReport(IHttpContextAccessor http, ReadMessages reading, ReporterThread threads, IMeantOfficers meant, SubmitReport submit, SealedCookie<Receipt> receipts)
{
    /// <summary>Whether words are about an officer.</summary>
    public async Task<bool> IsAboutPoliceAsync(ThreadView view, string text, CancellationToken cancellationToken) =>
        !string.IsNullOrWhiteSpace(text) && (await reading.SuggestAsync(view.CommuneId, [text], SourceChannel.Web, cancellationToken)).OfficerConflict;

    /// <summary>Opens the report and leaves its receipt with the browser.</summary>
    /// <param name="view">The page the words were told on.</param>
    /// <param name="text">The words.</param>
    /// <param name="attachments">What came with them.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <param name="whoeverIsNamed">An officer's name is enough, whatever is said of the officer: for words that officers read who do not work on the report.</param>
    /// <returns>False when the words belong where they were told; a refusal when they could not be handed in.</returns>
    public async Task<Result<bool>> TrySendAsync(ThreadView view, string text, IReadOnlyList<Guid> attachments, CancellationToken cancellationToken, bool whoeverIsNamed = false)
    {
        var about = await IsAboutPoliceAsync(view, text, cancellationToken) || (whoeverIsNamed && (await meant.NamedInAsync(view.CommuneId, cancellationToken))(text).Count > 0);
        if (!about || await threads.StandsApartAsync(view.ThreadId, text, cancellationToken) is not { } apart) return false;
        var handedIn = await submit.HandleAsync(
            new Submission { CommuneId = view.CommuneId, Channel = SourceChannel.Web, Text = text, Secrecy = Secrecy.Anonymous, AboutPolice = true, WorkedOnBy = apart.WorkedOnBy, Attachments = attachments },
            cancellationToken);
        if (!handedIn.TryGet(out var sent, out var refusal)) return refusal;
        receipts.Write(http.HttpContext!, Receipt.Of(sent.Opened, sent.Suggestion, view.CommuneId, aboutPolice: true) with { Apart = true }, Receipt.Lifetime);
        return true;
    }
}
