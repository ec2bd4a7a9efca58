using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff.SigningIn;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Staff.Sessions;

/// <summary>Locking the screen and going on where one was.</summary>
internal static class LockEndpoints
{
    public static void Map(WebApplication app)
    {
        var mine = app.MapGroup("").Require(Permission.SignedIn).StaysOpenWhileLocked();
        mine.MapGet("/lock", Show).IsBackgroundRefresh();
        mine.MapPost("/lock", UnlockAsync).IsBackgroundRefresh();
        mine.MapPost("/lock/now", LockAsync).IsBackgroundRefresh();
        mine.MapGet("/lock/opened", () => SiteRoom.Page<OpenedPage>()).IsBackgroundRefresh();
        mine.MapGet("/session", (HttpContext context) => Results.StatusCode(IsLocked(context) ? StatusCodes.Status423Locked : StatusCodes.Status204NoContent)).IsBackgroundRefresh();
        // Only our own script can send the header; a foreign page would first have to ask, and is refused.
        app.MapPost("/session/awake", (HttpContext context) => Results.StatusCode(
                context.Request.Headers.ContainsKey("X-Awake") ? StatusCodes.Status204NoContent : StatusCodes.Status400BadRequest))
            .Require(Permission.SignedIn);
    }

    private static IResult Show(HttpContext context, string? returnUrl) =>
        IsLocked(context) ? SiteRoom.Page<LockPage>(new { ReturnUrl = ReturnPath.Local(returnUrl) }) : Results.Redirect(ReturnPath.Local(returnUrl) ?? "/desk");

    private static async Task<IResult> LockAsync(IFormCollection form, HttpContext context, BinhYenDb db, WriteGate gate, TimeProvider clock)
    {
        if (context.Features.Get<SessionState>() is { } state)
        {
            using var turn = await gate.EnterAsync(context.RequestAborted);
            await db.Set<StaffSession>().Where(s => s.Id == state.SessionId).ExecuteUpdateAsync(s => s.SetProperty(x => x.LockedAt, clock.GetUtcNow()));
        }

        return Results.Redirect(ReturnPath.With("/lock", form.Text("returnUrl")));
    }

    private static async Task<IResult> UnlockAsync(IFormCollection form, HttpContext context, StaffSignIn signIn, KeptForms kept, SessionUnlock unlock)
    {
        var answer = form.Raw("answer");
        var user = await signIn.UserManager.GetUserAsync(context.User);
        if (user is null || context.Features.Get<SessionState>() is not { } state) return Results.Redirect("/sign-in");
        var outcome = await unlock.TryAsync(user, state.SessionId, answer, form.Raw("credential"), context.RequestAborted);
        if (outcome == SessionUnlock.Outcome.TooManyFailures)
        {
            await signIn.SignOutAsync();
            return SiteRoom.Page<SignInPage>(StatusCodes.Status422UnprocessableEntity, new
            {
                Errors = FormErrors.Of("user", $"Đã nhập sai nhiều lần nên phiên làm việc kết thúc. Mời đăng nhập lại sau {user.LockoutEnd!.Value.InWords()}."),
                ReturnUrl = ReturnPath.Local(form.Text("returnUrl")),
            });
        }

        if (outcome == SessionUnlock.Outcome.Wrong)
            return SiteRoom.Page<LockPage>(StatusCodes.Status422UnprocessableEntity, new
            {
                ReturnUrl = ReturnPath.Local(form.Text("returnUrl")), Kept = kept.Open(form.Raw("kept"), context) is null ? null : form.Raw("kept"),
                Errors = FormErrors.Of("answer", answer.Length == 0 ? "Nhập mật khẩu, hoặc 6 số trong ứng dụng xác thực." : "Chưa đúng. Nhập lại mật khẩu, hoặc chờ mã 6 số mới."),
            });
        return kept.Open(form.Raw("kept"), context) is { } back
            ? SiteRoom.Page<ContinuePage>(new { Form = back })
            : Results.Redirect(ReturnPath.Local(form.Text("returnUrl")) ?? "/desk");
    }

    private static bool IsLocked(HttpContext context) => context.Features.Get<SessionState>() is { IsLocked: true };
}
