using BinhYen.Cases.Inbox;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Cases.Handling;

/// <summary>Why the page is shown: after an act, with errors, or because somebody else was faster.</summary>
internal sealed record CaseShown
{
    public string? Done { get; init; }
    public FormErrors? Errors { get; init; }

    /// <summary>What was typed into the form that came back; null reads the saved draft.</summary>
    public IReadOnlyDictionary<string, string>? Typed { get; init; }

    /// <summary>The form to unfold.</summary>
    public string? Open { get; init; }

    /// <summary>The version the person had seen, when it was overtaken; null otherwise.</summary>
    public int? ChangedSince { get; init; }
    public int Status { get; init; } = StatusCodes.Status200OK;

    /// <summary>The list the person came from; null takes it from the address.</summary>
    public string? List { get; init; }
}

/// <summary>What the components of one answer show: set by the endpoint, read while the page is rendered.</summary>
internal sealed class CaseScreen
{
    public CaseForms Forms { get; set; } = null!;
}

/// <summary>Makes the page of a case, or "not found".</summary>
internal sealed class ShowCase(ReadCase read, ShowInbox inbox, CaseScreen screen, InboxScreen beside)
{
    public async Task<IResult> PageAsync(HttpContext context, CurrentStaff staff, string code, CaseShown shown, CancellationToken cancellationToken)
    {
        if (!CaseCode.TryParse(code, out var known) || await read.HandleAsync(staff, known, shown.Typed, cancellationToken) is not { } view)
            return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        var query = shown.List is null ? InboxQuery.Read(context.Request.Query) : new InboxReturn(shown.List).Read();
        await inbox.ListAsync(staff, query, cancellationToken);
        beside.Selected = known;
        screen.Forms = new CaseForms(view, shown, query.Href("") is { Length: > 1 } list ? list[1..] : "");
        return SiteRoom.Page<CasePage>(shown.Status);
    }

    /// <summary>The conversation alone, for a page that was told that something changed.</summary>
    public async Task<IResult> TalkAsync(CurrentStaff staff, string code, CancellationToken cancellationToken)
    {
        if (!CaseCode.TryParse(code, out var known) || await read.HandleAsync(staff, known, null, cancellationToken) is not { } view) return Results.NotFound();
        screen.Forms = new CaseForms(view, new CaseShown(), "");
        return SiteRoom.Page<CaseTalk>();
    }
}
