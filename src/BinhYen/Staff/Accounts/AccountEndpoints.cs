using System.Text;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Site;

namespace BinhYen.Staff.Accounts;

/// <summary>The administrator's pages about accounts.</summary>
internal static class AccountEndpoints
{
    public static void Map(WebApplication app)
    {
        var accounts = app.MapGroup("/admin/accounts").Require(Permission.ManageAccounts);
        accounts.MapGet("", (string? q, string? state, string? after) => SiteRoom.Page<AccountsPage>(new { Words = q, Closed = state == "closed", After = after }));
        accounts.MapPost("", CreateAsync);
        accounts.MapGet("/new", () => SiteRoom.Page<NewAccountPage>());
        accounts.MapGet("/review", () => SiteRoom.Page<ReviewPage>());
        accounts.MapGet("/review.csv", ReviewCsvAsync);
        accounts.MapPost("/review", ReviewedAsync);
        accounts.MapGet("/{id:guid}", ShowAsync);
        accounts.MapPost("/{id:guid}", ChangeAsync);
        accounts.MapPost("/{id:guid}/close", CloseAsync);
        accounts.MapPost("/{id:guid}/reopen", ReopenAsync);
        accounts.MapPost("/{id:guid}/reset", ResetAsync);
        accounts.MapPost("/{id:guid}/code", CodeAsync);
    }

    private static async Task<IResult> CreateAsync(IFormCollection posted, CurrentStaff staff, AccountAdministration administration, CancellationToken cancellationToken)
    {
        var form = AccountForm.Read(posted);
        var errors = form.Check(isNew: true);
        if (errors.Any) return SiteRoom.Page<NewAccountPage>(StatusCodes.Status422UnprocessableEntity, new { Errors = errors, Posted = posted });
        return await administration.CreateAsync(staff, form, cancellationToken) is { } made
            ? Page(made.Account, code: made.Code, done: made.Code is null ? "waits" : null)
            : SiteRoom.Page<NewAccountPage>(StatusCodes.Status422UnprocessableEntity, new
            {
                Errors = FormErrors.Of("userName", "Tên đăng nhập này đã có người dùng. Chọn tên khác."), Posted = posted,
            });
    }

    private static async Task<IResult> ShowAsync(Guid id, string? done, CurrentStaff staff, AccountAdministration administration, CancellationToken cancellationToken) =>
        await administration.FindAsync(staff, id, cancellationToken) is { } account ? Page(account, done: done) : NotFound();

    private static async Task<IResult> ChangeAsync(Guid id, IFormCollection posted, CurrentStaff staff, AccountAdministration administration, CancellationToken cancellationToken)
    {
        if (await administration.FindAsync(staff, id, cancellationToken) is not { } account) return NotFound();
        var form = AccountForm.Read(posted);
        var errors = form.Check(isNew: false)
            .Demand(account.Id != staff.Id.Value || form.Role == account.Role, "role", "Không tự đổi vai trò của chính mình được.")
            .Demand(account.MayBeCalled(form.FullName), "fullName", $"Tài khoản này đã đổi họ tên {StaffMember.MostRenames} lần nên không đổi nữa. Nếu ghi sai, đóng tài khoản và lập tài khoản mới với tên đúng.");
        if (errors.Any) return Page(account, errors, posted);
        var waits = await administration.ChangeAsync(staff, account, form, cancellationToken);
        return Results.Redirect($"/admin/accounts/{id}?done={(waits ? "waits" : "changed")}");
    }

    private static async Task<IResult> CloseAsync(Guid id, IFormCollection _, CurrentStaff staff, AccountAdministration administration, CancellationToken cancellationToken)
    {
        if (await administration.FindAsync(staff, id, cancellationToken) is not { } account) return NotFound();
        var errors = new FormErrors();
        foreach (var reason in await administration.ReasonsAgainstClosingAsync(staff, account, cancellationToken)) errors.Add("close", reason);
        if (errors.Any) return Page(account, errors);
        await administration.CloseAsync(staff, account, cancellationToken);
        return Results.Redirect($"/admin/accounts/{id}?done=closed");
    }

    private static async Task<IResult> ReopenAsync(Guid id, IFormCollection _, CurrentStaff staff, AccountAdministration administration, CancellationToken cancellationToken)
    {
        if (await administration.FindAsync(staff, id, cancellationToken) is not { } account) return NotFound();
        var waits = await administration.ReopenAsync(staff, account, cancellationToken);
        return Results.Redirect($"/admin/accounts/{id}?done={(waits ? "waits" : "reopened")}");
    }

    private static async Task<IResult> ResetAsync(Guid id, IFormCollection posted, CurrentStaff staff, AccountAdministration administration, CancellationToken cancellationToken)
    {
        if (await administration.FindAsync(staff, id, cancellationToken) is not { } account) return NotFound();
        var reason = Enum.TryParse<ResetReason>(posted.Text("reason"), out var given) && Enum.IsDefined(given) ? given : (ResetReason?)null;
        var errors = new FormErrors()
            .Demand(account.Id != staff.Id.Value, "reason", "Không tự cấp lại cho chính mình được. Nhờ quản trị khác.")
            .Demand(reason is not null, "reason", "Chọn lý do cấp lại.")
            .Demand(!await administration.ShutsLeadersOutAsync(account, cancellationToken), "reason", "Cấp lại lúc này thì không còn lãnh đạo nào đăng nhập được để đồng ý. Chờ lãnh đạo đang được cấp lại đăng nhập xong đã.");
        if (errors.Any) return Page(account, errors);
        await administration.ResetAsync(staff, account, reason!.Value, cancellationToken);
        return Results.Redirect($"/admin/accounts/{id}?done=waits");
    }

    private static async Task<IResult> CodeAsync(Guid id, IFormCollection _, CurrentStaff staff, AccountAdministration administration, CancellationToken cancellationToken)
    {
        if (await administration.FindAsync(staff, id, cancellationToken) is not { } account) return NotFound();
        // A code sets the password anew; for an account that has one that is a reset.
        if (account.PasswordHash is not null || account.ClosedAt is not null) return Page(account, FormErrors.Of("reason", "Tài khoản này đã thiết lập. Dùng “Cấp lại” và chọn lý do."));
        var code = await administration.NewCodeAsync(staff, account, cancellationToken);
        return Page(account, code: code, done: code is null ? "waits" : null);
    }

    private static async Task<IResult> ReviewCsvAsync(CurrentStaff staff, AccountQueries queries, CancellationToken cancellationToken)
    {
        var text = new StringBuilder("Tên đăng nhập;Họ tên;Chức vụ;Vai trò;Dùng gần nhất;Tình trạng\r\n");
        foreach (var row in await queries.AllAsync(staff.CommuneId, cancellationToken))
            text.AppendJoin(';', new[] { row.UserName, row.Name, row.Position, row.Role.InWords(), AccountWords.LastUse(row), AccountWords.Of(row.State).Text }.Select(Cell)).Append("\r\n");
        return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())], "text/csv; charset=utf-8", "ra-soat-tai-khoan.csv");
    }

    private static async Task<IResult> ReviewedAsync(IFormCollection _, CurrentStaff staff, BinhYenDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        db.Record(JournalDraft.Of(staff.CommuneId, clock.GetUtcNow(), "staff.accounts-reviewed.v1", $"commune:{staff.CommuneId}", staff.JournalName));
        await db.SaveChangesAsync(cancellationToken);
        return Results.Redirect("/admin/accounts/review");
    }

    // A cell that begins like a formula would run in a spreadsheet.
    private static string Cell(string value) => $"\"{(value is ['=' or '+' or '-' or '@', ..] ? "'" + value : value).Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static IResult NotFound() => SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);

    private static IResult Page(StaffMember account, FormErrors? errors = null, IFormCollection? posted = null, string? code = null, string? done = null) =>
        SiteRoom.Page<AccountPage>(errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, new
        {
            AccountId = account.Id, Errors = errors, Posted = posted, Code = code, Done = done,
        });
}
