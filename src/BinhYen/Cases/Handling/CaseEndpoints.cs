using BinhYen.Cases.Answering;
using BinhYen.Cases.Approval;
using BinhYen.Cases.Inbox;
using BinhYen.Cases.Merging;
using BinhYen.Cases.Transferring;
using BinhYen.Cases.Triage;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Handling;

/// <summary>The page of one case and every act on it. All acts go the same way: sight, version, decision, one save, bells.</summary>
internal static class CaseEndpoints
{
    public static void MapCasePages(this IEndpointRouteBuilder cases)
    {
        cases.MapGet("/{code}", ShowAsync);
        cases.MapPost("/{code}/draft/{form}", KeepDraftAsync);
        cases.MapPost("/{code}/present", PresentAsync);
        MapDeed<OpenForTriage>(cases);
        MapDeed<ConfirmKind>(cases);
        MapDeed<ChangeKind>(cases);
        MapDeed<ConfirmKindChange>(cases);
        MapDeed<DeclineKindChange>(cases);
        MapDeed<Reclassify>(cases);
        MapDeed<ChangeUrgency>(cases);
        MapDeed<LocateCase>(cases);
        MapDeed<Dismiss>(cases);
        MapDeed<UndoDismissal>(cases);
        MapDeed<FlagComplex>(cases);
        MapDeed<WarnEarly>(cases);
        MapDeed<WidenConflict>(cases);
        MapDeed<AssignCase>(cases);
        MapDeed<HandOverCase>(cases);
        MapDeed<TakeOver>(cases);
        MapDeed<AskReporter>(cases);
        MapDeed<ReplyToReporter>(cases);
        MapDeed<AddNote>(cases);
        MapDeed<StartVerifying>(cases);
        MapDeed<RecordVerification>(cases);
        MapDeed<AskExtension>(cases);
        MapDeed<GrantExtension>(cases);
        MapDeed<DeclineExtension>(cases);
        MapDeed<PutOnHold>(cases);
        MapDeed<ResumeCase>(cases);
        MapDeed<ReferToMediation>(cases);
        MapDeed<RecordMediation>(cases);
        MapDeed<FollowUpMediation>(cases);
        MapDeed<AskCommittee>(cases);
        MapDeed<StoreGuidance>(cases);
        MapDeed<ProposeTransfer>(cases);
        MapDeed<ConfirmTransfer>(cases);
        MapDeed<DeclineTransfer>(cases);
        MapDeed<RecordReceipt>(cases);
        MapDeed<RecordFilePassed>(cases);
        MapDeed<HandOverNationalSecurity>(cases);
        MapDeed<TakeSecretOut>(cases);
        MapDeed<MarkMinor>(cases);
        cases.MapGet("/{code}/secret-minutes", SecretMinutes.ShowAsync);
        MapDeed<AnswerDirectly>(cases);
        MapDeed<SubmitForApproval>(cases);
        MapDeed<AnswerAfterTransfer>(cases);
        MapDeed<Approve>(cases);
        MapDeed<ReturnForRework>(cases);
        MapDeed<ConfirmOutcome>(cases);
        MapDeed<Reopen>(cases);
        MapDeed<MergeCases>(cases);
        MapDeed<AcceptNote>(cases);
        MapDeed<OpenThreads>(cases);
    }

    private static void MapDeed<TDeed>(IEndpointRouteBuilder cases)
        where TDeed : class, ICaseDeed =>
        MapDeed(cases, TDeed.Path, services => services.GetRequiredService<TDeed>());

    // Not generic: the code that reads the request is then made when we build, once for all acts.
    private static void MapDeed(IEndpointRouteBuilder cases, string path, FindDeed find) =>
        cases.MapPost("/{code}/" + path, (string code, IFormCollection posted, CurrentStaff staff, DoDeed act, HttpContext context, CancellationToken cancellationToken) =>
            act.RunAsync(context, staff, code, path, find(context.RequestServices), posted, cancellationToken));

    private delegate ICaseDeed FindDeed(IServiceProvider services);

    private static async Task<IResult> ShowAsync(string code, string? done, string? fragment, CurrentStaff staff, ShowCase show, HttpContext context, CancellationToken cancellationToken) =>
        fragment is "talk"
            ? await show.TalkAsync(staff, code, cancellationToken)
            : await show.PageAsync(context, staff, code, new CaseShown { Done = done }, cancellationToken);

    private static async Task<IResult> PresentAsync(string code, CurrentStaff staff, VisibleCases visible, CasePresence presence, CancellationToken cancellationToken)
    {
        var seen = await visible.ForAsync(staff, cancellationToken);
        return CaseCode.TryParse(code, out var known) && await seen.AnyAsync(c => c.Code == known, cancellationToken)
            ? Results.Json(presence.Beat(known.ToString(), staff))
            : Results.NotFound();
    }

    private static async Task<IResult> KeepDraftAsync(
        string code, string form, IFormCollection posted, CurrentStaff staff, CaseDesk desk, CaseDrafts drafts, HttpContext context, CancellationToken cancellationToken)
    {
        if (!CaseCode.TryParse(code, out var known) || !(await desk.OpenAsync(staff, known, cancellationToken)).TryGet(out var work, out _))
            return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        await drafts.SaveAsync(work, form[..Math.Min(form.Length, 40)], new DeedForm(posted, form).Typed, cancellationToken);
        return context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
            ? Results.Redirect($"/cases/{known}?done=draft{new InboxReturn(posted.Text("list")).AndQuery}")
            : Results.NoContent();
    }
}

/// <summary>The list a person came from, carried through forms so that "back" and "next" stay in it.</summary>
internal readonly record struct InboxReturn(string? Query)
{
    /// <summary><c>&amp;tab=…</c>; empty when unknown. Only what a list address may hold is taken over.</summary>
    public string AndQuery => Read().Href("") is { Length: > 1 } query ? "&" + query[1..] : "";

    public InboxQuery Read() =>
        InboxQuery.Read(new QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(Query ?? "")));
}
