using BinhYen.Site;
using BinhYen.Staff.SigningIn;

namespace BinhYen.Staff.Setup;

/// <summary>The first sign-in: one-time code, then password and authenticator on one page.</summary>
internal static class SetupEndpoints
{
    public static void Map(WebApplication app)
    {
        var open = app.MapGroup("/first-sign-in").AllowAnonymous();
        open.MapGet("", () => SiteRoom.Page<SetupCodePage>());
        open.MapPost("", CodeAsync);
        open.MapPost("/finish", FinishAsync);
    }

    private static async Task<IResult> CodeAsync(IFormCollection form, SetUpAccount setup, SignInPace pace, HttpContext context, CancellationToken cancellationToken)
    {
        if (pace.ClosedUntil(context) is { } closed)
            return CodePage($"Máy này đã thử sai quá nhiều lần. Mời thử lại sau {closed.InWords()}.", StatusCodes.Status429TooManyRequests);
        if (form.Text("code") is not { } code) return CodePage("Nhập mã đăng nhập lần đầu bạn được đưa tận tay.");
        if (await setup.FindAsync(code, cancellationToken) is { } account) return await FormPageAsync(setup, account, code, null, null);
        pace.CountFailure(context);
        return CodePage("Mã này chưa đúng, đã dùng hoặc quá hạn. Xin người đã đưa mã cấp mã mới.");
    }

    private static async Task<IResult> FinishAsync(IFormCollection form, SetUpAccount setup, IEnumerable<IOpenList> lists, TimeProvider clock, CancellationToken cancellationToken)
    {
        if (await setup.FindAsync(form.Text("code"), cancellationToken) is not { } account)
            return CodePage("Mã đăng nhập lần đầu đã dùng hoặc quá hạn. Nếu đã đặt mật khẩu rồi, mời đăng nhập.");
        var password = form.Raw("password");
        if (form.Has("show")) return await FormPageAsync(setup, account, form.Text("code")!, null, password);

        var key = await setup.KeyOfAsync(account);
        var errors = new FormErrors();
        if (CommonPasswords.Refusal(password, account.UserName!) is { } refusal) errors.Add("password", refusal);
        if (!AuthenticatorKey.Matches(key, StaffSignIn.Digits(form.Text("totp")), clock.GetUtcNow(), out var step))
            errors.Add("totp", "Mã 6 số chưa đúng. Quét mã QR bằng ứng dụng xác thực rồi nhập số đang hiện.");
        if (errors.Any) return await FormPageAsync(setup, account, form.Text("code")!, errors, password);
        var codes = await setup.FinishAsync(account, password, step, cancellationToken);
        OpenList? open = null;
        foreach (var list in lists) open ??= await list.OfAsync(account.CommuneId, account.Role, cancellationToken);
        return SiteRoom.Page<RecoveryCodesPage>(new { Codes = codes, Owner = $"{account.Name} ({account.UserName})", Next = open?.Href ?? "/desk" });
    }

    private static IResult CodePage(string message, int status = StatusCodes.Status422UnprocessableEntity) =>
        SiteRoom.Page<SetupCodePage>(status, new { Errors = FormErrors.Of("code", message) });

    // The password typed so far comes back readable: on this page the person is choosing it, and must not choose twice.
    private static async Task<IResult> FormPageAsync(SetUpAccount setup, StaffMember account, string code, FormErrors? errors, string? password)
    {
        var key = await setup.KeyOfAsync(account);
        return SiteRoom.Page<SetupPage>(errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, new
        {
            Code = code, Key = key, UserName = account.UserName, account.FullName, Errors = errors, Password = password,
        });
    }
}
