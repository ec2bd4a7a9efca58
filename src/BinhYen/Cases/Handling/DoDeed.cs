using BinhYen.Cases.Inbox;
using BinhYen.Confidentiality;
using BinhYen.Site;
using BinhYen.Staff;
using BinhYen.Vault;

namespace BinhYen.Cases.Handling;

/// <summary>Runs one act: sight, version, decision, one save, bells; then post-redirect-get, or the page again with nothing lost.</summary>
internal sealed class DoDeed(CaseDesk desk, ShowCase show, ReadInbox inbox, SecretWords secrets, ThreadSights sights)
{
    /// <summary>Field in which an officer says why something sensitive must be written .</summary>
    public const string SensitiveField = "sensitive";

    public async Task<IResult> RunAsync(
        HttpContext context, CurrentStaff staff, string code, string path, ICaseDeed deed, IFormCollection posted, CancellationToken cancellationToken)
    {
        if (!CaseCode.TryParse(code, out var known) || !(await desk.OpenAsync(staff, known, cancellationToken)).TryGet(out var work, out _))
            return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        var form = new DeedForm(posted, path);
        if (!DeedMenu.MayAct(staff, work.Case)) return await AgainAsync(form.No("submit", CaseRefusals.NotYours), StatusCodes.Status403Forbidden);
        // A note stands beside the case and overwrites nothing, so it never collides.
        if (path != AddNote.Path && int.TryParse(posted.Text("version"), out var seen) && seen != work.Case.Version) return await OvertakenAsync(seen);

        if (deed is IComparingDeed && await AgainstComparingAsync(work, staff, path, cancellationToken) is { } closed) return await AgainAsync(form.No("submit", closed), StatusCodes.Status422UnprocessableEntity);
        if (await secrets.CheckAsync(staff.CommuneId, form.Typed, cancellationToken) is { Any: true } forbidden) return await AgainAsync(forbidden, StatusCodes.Status422UnprocessableEntity);
        if (Sensitive(form) is { Count: > 0 } topics)
        {
            if (form.Choice<SensitiveNeed>(SensitiveField) is not { } need)
                return await AgainAsync(form.No(SensitiveField, SensitiveTopics.Warning(topics)), StatusCodes.Status422UnprocessableEntity);
            work.Record("cases.sensitive-written.v1", ("deed", path), ("topics", string.Join(',', topics)), ("need", need.ToString()));
        }

        var before = work.Case.Version;
        try
        {
            if (await deed.DoAsync(work, form, cancellationToken) is { } errors) return await AgainAsync(errors, StatusCodes.Status422UnprocessableEntity);
        }
        catch (RecordKeyGoneException)
        {
            // The words of the case were destroyed, perhaps while this form was being written: there is nothing left to write into.
            return await AgainAsync(form.No("submit", CaseRefusals.WordsAreGone), StatusCodes.Status410Gone);
        }

        await work.ForgetDraftAsync(path, cancellationToken);
        if (!await desk.SaveAsync(work, cancellationToken)) return await OvertakenAsync(before);
        var list = new InboxReturn(posted.Text("list"));
        if (posted.Has("next") && await inbox.NextAsync(staff, list.Read(), known, cancellationToken) is { } next)
            return Results.Redirect($"/cases/{next}?done=next{list.AndQuery}");
        return Results.Redirect($"/cases/{known}?done={path}{list.AndQuery}");

        Task<IResult> AgainAsync(FormErrors errors, int status) => show.PageAsync(
            context, staff, code, new CaseShown { Errors = errors, Typed = form.Typed, Open = path, Status = status, List = posted.Text("list") }, cancellationToken);

        // Both are shown: what the person wrote, still in the form, and what changed meanwhile. The person decides.
        Task<IResult> OvertakenAsync(int seenVersion) => show.PageAsync(
            context, staff, code,
            new CaseShown { ChangedSince = seenVersion, Typed = form.Typed, Open = path, Status = StatusCodes.Status409Conflict, List = posted.Text("list") }, cancellationToken);
    }

    // Before a single word is compared: the act itself would say no only after it had told whether the words agree.
    private async Task<Refusal?> AgainstComparingAsync(CaseWork work, CurrentStaff staff, string path, CancellationToken cancellationToken) =>
        DeedMenu.AgainstNow(path, work.Case, work.Occasion)
        ?? (await sights.OfAsync(staff, work.Case.Id, cancellationToken) is ThreadSight.Open ? null : CaseRefusals.WordsAreSealed);

    private static IReadOnlyList<SensitiveTopic> Sensitive(DeedForm form) => SensitiveTopics.In(form.Typed.Values);
}
