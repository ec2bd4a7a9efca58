using BinhYen.Site;
using BinhYen.Platform.Persistence;
using BinhYen.Staff.Sessions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.SigningIn;

/// <summary>Signing in and out: password, then authenticator or recovery code; or a passkey alone.</summary>
internal static class SignInEndpoints
{
    private const string WrongPair = "Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi thử lại.";

    public static void Map(WebApplication app)
    {
        var open = app.MapGroup("").AllowAnonymous();
        open.MapGet("/sign-in", Show).SeesStaff().StaysOpenWhileLocked();
        open.MapPost("/sign-in", PasswordAsync);
        open.MapGet("/sign-in/second-step", ShowSecondStepAsync);
        open.MapPost("/sign-in/second-step", SecondStepAsync);
        open.MapPost("/sign-in/passkey/options", PasskeyOptionsAsync);
        open.MapPost("/sign-in/passkey", PasskeyAsync);
        app.MapGet("/desk", (CurrentStaff staff) => Results.Redirect(StaffNav.FirstPageOf(staff))).Require(Permission.SignedIn);
        app.MapPost("/sign-out", SignOutAsync).Require(Permission.SignedIn).StaysOpenWhileLocked();
    }

    private static IResult Show(HttpContext context, string? returnUrl) =>
        CurrentStaff.From(context.User) is not null
            ? Results.Redirect(ReturnPath.Local(returnUrl) ?? "/desk")
            : SiteRoom.Page<SignInPage>(new { ReturnUrl = ReturnPath.Local(returnUrl) });

    private static async Task<IResult> PasswordAsync(IFormCollection posted, StaffSignIn signIn, SignInPace pace, HttpContext context)
    {
        var form = SignInForm.Read(posted);
        if (form.Show) return Page(form, null, StatusCodes.Status200OK, show: true);
        if (pace.ClosedUntil(context) is { } closed)
            return Page(form, FormErrors.Of("user", $"Máy này đã thử sai quá nhiều lần. Mời thử lại sau {closed.InWords()}."), StatusCodes.Status429TooManyRequests);
        var errors = new FormErrors()
            .Demand(form.User is not null, "user", "Nhập tên đăng nhập.")
            .Demand(form.Password.Length > 0, "password", "Nhập mật khẩu.");
        if (errors.Any) return Page(form, errors);

        switch (await signIn.PasswordAsync(form.User!, form.Password))
        {
            case PasswordStep.NowSecondFactor:
                return Results.Redirect(ReturnPath.With("/sign-in/second-step", form.ReturnUrl));
            case PasswordStep.LockedOut locked:
                pace.CountFailure(context);
                return Page(form, FormErrors.Of("user", LockedUntil(locked.Until)));
            case PasswordStep.Closed:
                return Page(form, FormErrors.Of("user", "Tài khoản này đã được đóng. Nếu đó là nhầm lẫn, xin gặp quản trị hệ thống."));
            case PasswordStep.Dormant:
                return Page(form, FormErrors.Of("user", "Tài khoản đã hơn 45 ngày không dùng nên tạm ngừng. Xin gặp quản trị hệ thống để mở lại."));
            case PasswordStep.UsePasskey:
                return Page(form, FormErrors.Of("passkey", "Tài khoản này đăng nhập bằng khóa đăng nhập (passkey). Bấm nút “Đăng nhập bằng khóa” bên dưới."));
            case PasswordStep.NotSetUp:
                return Page(form, FormErrors.Of("user", "Tài khoản chưa thiết lập xong. Mở trang “Đăng nhập lần đầu” và nhập mã bạn được đưa tận tay."));
            default:
                pace.CountFailure(context);
                return Page(form, FormErrors.Of("password", WrongPair));
        }
    }

    private static async Task<IResult> ShowSecondStepAsync(StaffSignIn signIn, string? returnUrl, bool? recovery) =>
        await signIn.GetTwoFactorAuthenticationUserAsync() is null
            ? Results.Redirect(ReturnPath.With("/sign-in", returnUrl))
            : SiteRoom.Page<SecondStepPage>(new { ReturnUrl = ReturnPath.Local(returnUrl), Recovery = recovery == true });

    private static async Task<IResult> SecondStepAsync(IFormCollection posted, StaffSignIn signIn, SignInPace pace, HttpContext context)
    {
        var form = SecondStepForm.Read(posted);
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user)
            return Results.Redirect(ReturnPath.With("/sign-in", form.ReturnUrl));
        if (pace.ClosedUntil(context) is { } closed)
            return SecondPage(form, FormErrors.Of("code", $"Máy này đã thử sai quá nhiều lần. Mời thử lại sau {closed.InWords()}."), StatusCodes.Status429TooManyRequests);
        var result = form.Code is null ? SignInResult.Failed
            : form.IsRecovery ? await signIn.RecoveryCodeAsync(form.Code)
            : await signIn.AuthenticatorAsync(form.Code);
        if (result.Succeeded) return Results.Redirect(ReturnPath.Local(form.ReturnUrl) ?? "/desk");

        if (form.Code is not null) pace.CountFailure(context);
        if (await signIn.UserManager.IsLockedOutAsync(user))
            return SecondPage(form, FormErrors.Of("code", LockedUntil(user.LockoutEnd!.Value)));
        return SecondPage(form, FormErrors.Of("code", form switch
        {
            { Code: null } => form.IsRecovery ? "Nhập một mã khôi phục." : "Nhập 6 số đang hiện trong ứng dụng xác thực.",
            { IsRecovery: true } => "Mã khôi phục chưa đúng hoặc đã dùng. Mỗi mã chỉ dùng một lần.",
            _ => "Mã chưa đúng hoặc đã dùng rồi. Chờ ứng dụng đổi sang mã mới (tối đa 30 giây) rồi nhập lại; nếu vẫn sai, kiểm tra giờ của điện thoại.",
        }));
    }

    private static async Task<IResult> PasskeyOptionsAsync(IFormCollection _, StaffSignIn signIn) =>
        Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    private static async Task<IResult> PasskeyAsync(IFormCollection posted, StaffSignIn signIn, SignInPace pace, HttpContext context)
    {
        if (pace.ClosedUntil(context) is null && posted.Raw("credential") is { Length: > 0 } credential && (await signIn.PasskeyAsync(credential)).Succeeded)
            return Results.Redirect(ReturnPath.Local(posted.Text("returnUrl")) ?? "/desk");
        pace.CountFailure(context);
        return Page(new SignInForm(null, "", posted.Text("returnUrl"), false),
            FormErrors.Of("passkey", "Chưa đăng nhập được bằng khóa này. Thử lại, hoặc dùng tên đăng nhập và mật khẩu."));
    }

    private static async Task<IResult> SignOutAsync(IFormCollection _, StaffSignIn signIn, HttpContext context, BinhYenDb db, TimeProvider clock)
    {
        if (context.Features.Get<SessionState>() is { } state && await signIn.UserManager.GetUserAsync(context.User) is { } user)
        {
            var session = await db.Set<StaffSession>().SingleAsync(s => s.Id == state.SessionId);
            session.EndedAt = clock.GetUtcNow();
            db.Record(user.Fact(clock.GetUtcNow(), "staff.signed-out.v1", user.StaffId, ("session", session.Id)));
            await db.SaveChangesAsync();
        }

        await signIn.SignOutAsync();
        return Results.Redirect("/sign-in");
    }

    private static string LockedUntil(DateTimeOffset until) =>
        $"Đã nhập sai nhiều lần nên tài khoản tạm khóa để giữ an toàn. Mời thử lại sau {until.InWords()}, hoặc gặp quản trị hệ thống nếu cần gấp.";

    private static IResult Page(SignInForm form, FormErrors? errors, int status = StatusCodes.Status422UnprocessableEntity, bool show = false) =>
        SiteRoom.Page<SignInPage>(status, new
        {
            ReturnUrl = ReturnPath.Local(form.ReturnUrl), form.User, Errors = errors, Password = show ? form.Password : null, ShowPassword = show,
        });

    private static IResult SecondPage(SecondStepForm form, FormErrors errors, int status = StatusCodes.Status422UnprocessableEntity) =>
        SiteRoom.Page<SecondStepPage>(status, new { ReturnUrl = ReturnPath.Local(form.ReturnUrl), Recovery = form.IsRecovery, Errors = errors });
}

/// <param name="User">Name as typed; never logged.</param>
/// <param name="Password">As typed; never logged and never trimmed.</param>
/// <param name="ReturnUrl">Where to go on.</param>
/// <param name="Show">Whether the button that shows the password submitted the form.</param>
internal sealed record SignInForm(string? User, string Password, string? ReturnUrl, bool Show)
{
    public static SignInForm Read(IFormCollection form) => new(form.Text("user"), form.Raw("password"), form.Text("returnUrl"), form.Has("show"));
}

/// <param name="Code">Six digits, or a recovery code; null when left empty.</param>
/// <param name="ReturnUrl">Where to go on.</param>
/// <param name="IsRecovery">Whether the code is a recovery code.</param>
internal sealed record SecondStepForm(string? Code, string? ReturnUrl, bool IsRecovery)
{
    public static SecondStepForm Read(IFormCollection form) => new(form.Text("code"), form.Text("returnUrl"), form.Text("kind") == "recovery");
}
