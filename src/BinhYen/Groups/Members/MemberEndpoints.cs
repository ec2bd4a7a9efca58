using BinhYen.Groups.Registry;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Groups.Members;

/// <summary>People of a group of the Official Account: who waits, who asked by message, who should leave.</summary>
internal static class MemberEndpoints
{
    public static void Map(WebApplication app)
    {
        var members = app.MapGroup("/groups/{code}/members").Require(Permission.TendGroups);
        members.MapGet("", (string code, string? done, int? page, int? a, int? b, int? c, int? d, int? e, CurrentStaff staff, GroupScreen screen, ReadMembers people, CancellationToken cancellationToken) =>
        {
            screen.Notice = done switch
            {
                "accepted" => "Đã duyệt vào nhóm.",
                "rejected" => "Đã từ chối.",
                "invited" => Words(new InvitationOutcome(a ?? 0, b ?? 0, c ?? 0, d ?? 0, e ?? 0)),
                "planned" => "Đã ghi danh sách dự kiến.",
                "proposed" => "Đã gửi đề nghị. Lãnh đạo Công an xã xem trước khi thực hiện.",
                "decided" => "Đã ghi quyết định.",
                _ => null,
            };
            return ShowAsync(code, page ?? 1, staff, screen, people, null, null, cancellationToken);
        });
        members.MapPost("/answer", AnswerAsync);
        members.MapPost("/invite", InviteAsync);
        members.MapPost("/plan", PlanAsync);
        members.MapPost("/remove", ProposeAsync);
        app.MapPost("/groups/{code}/members/remove/{id:guid}", DecideAsync).Require(Permission.ManageGroups);
    }

    /// <summary>How an invitation went, in one sentence: who could not be invited and why, by count.</summary>
    public static string Words(InvitationOutcome outcome)
    {
        List<string> parts = [$"Đã mời {outcome.Invited} người."];
        if (outcome.OutOfWindow > 0) parts.Add($"{outcome.OutOfWindow} người không theo dõi OA và xin vào đã quá 7 ngày: chờ họ nhắn lại câu xin vào nhóm.");
        if (outcome.Refusing > 0) parts.Add($"{outcome.Refusing} người chặn lời mời hoặc không còn dùng Zalo: đã bỏ khỏi danh sách.");
        if (outcome.NoRoom > 0) parts.Add($"{outcome.NoRoom} người chưa mời vì gói của nhóm hết chỗ.");
        if (outcome.Later > 0) parts.Add($"{outcome.Later} người chưa mời vì Zalo giới hạn số lần gọi: bấm lại sau vài phút.");
        return string.Join(' ', parts);
    }

    private static async Task<IResult> ShowAsync(
        string code, int page, CurrentStaff staff, GroupScreen screen, ReadMembers people, Refusal? no, IFormCollection? posted, CancellationToken cancellationToken)
    {
        if (!await screen.FillGroupAsync(staff, code, cancellationToken) || screen.Facts.Group.Kind is not GroupKind.Account) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        if (!screen.MayTend) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        await people.FillAsync(staff, screen.Facts, page, cancellationToken);
        if (no is null) return SiteRoom.Page<MembersPage>();
        (screen.Errors, screen.Posted) = (FormErrors.Of("members", no.Message), posted);
        return SiteRoom.Page<MembersPage>(no.Kind is RefusalKind.Forbidden ? StatusCodes.Status403Forbidden : StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> AnswerAsync(string code, IFormCollection form, CurrentStaff staff, AdmitMembers admit, GroupScreen screen, ReadMembers people, CancellationToken cancellationToken)
    {
        var accept = form.Text("to") == "accept";
        return await admit.AnswerAsync(staff, code, [.. form["who"].OfType<string>()], accept, cancellationToken) is { Succeeded: false } refused
            ? await ShowAsync(code, 1, staff, screen, people, refused.Refusal, form, cancellationToken)
            : Results.Redirect($"/groups/{code}/members?done={(accept ? "accepted" : "rejected")}");
    }

    private static async Task<IResult> InviteAsync(string code, IFormCollection form, CurrentStaff staff, AdmitMembers admit, GroupScreen screen, ReadMembers people, CancellationToken cancellationToken) =>
        (await admit.InviteAsync(staff, code, cancellationToken)).TryGet(out var outcome, out var no)
            ? Results.Redirect(FormattableString.Invariant($"/groups/{code}/members?done=invited&a={outcome.Invited}&b={outcome.OutOfWindow}&c={outcome.Refusing}&d={outcome.NoRoom}&e={outcome.Later}"))
            : await ShowAsync(code, 1, staff, screen, people, no, form, cancellationToken);

    private static async Task<IResult> PlanAsync(string code, IFormCollection form, CurrentStaff staff, AdmitMembers admit, GroupScreen screen, ReadMembers people, CancellationToken cancellationToken) =>
        await admit.PlanAsync(staff, code, form.Text("names") ?? "", cancellationToken) is { Succeeded: false } refused
            ? await ShowAsync(code, 1, staff, screen, people, refused.Refusal, form, cancellationToken)
            : Results.Redirect($"/groups/{code}/members?done=planned");

    private static async Task<IResult> ProposeAsync(string code, IFormCollection form, CurrentStaff staff, RemoveMember remove, GroupScreen screen, ReadMembers people, CancellationToken cancellationToken) =>
        await remove.ProposeAsync(staff, code, form.Text("who"), GroupEndpoints.Read<RemovalReason>(form.Text("reason")), cancellationToken) is { Succeeded: false } refused
            ? await ShowAsync(code, 1, staff, screen, people, refused.Refusal, form, cancellationToken)
            : Results.Redirect($"/groups/{code}/members?done=proposed");

    private static async Task<IResult> DecideAsync(string code, Guid id, IFormCollection form, CurrentStaff staff, RemoveMember remove, GroupScreen screen, ReadMembers people, CancellationToken cancellationToken) =>
        await remove.DecideAsync(staff, code, id, form.Text("to") == "remove", cancellationToken) is { Succeeded: false } refused
            ? await ShowAsync(code, 1, staff, screen, people, refused.Refusal, form, cancellationToken)
            : Results.Redirect($"/groups/{code}/members?done=decided");
}
