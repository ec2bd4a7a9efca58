using BinhYen.Site;
using BinhYen.Staff.Setup;
using BinhYen.Staff.SigningIn;
using Microsoft.AspNetCore.Identity;

namespace BinhYen.Staff.Profile;

/// <summary>The own account: password, passkeys, authenticator, sessions.</summary>
internal static class ProfileEndpoints
{
    private const string PasskeyPassword = "passkeyPassword";

    public static void Map(WebApplication app)
    {
        var me = app.MapGroup("/me").Require(Permission.SignedIn);
        me.MapGet("", (string? done) => SiteRoom.Page<ProfilePage>(new { Done = done }));
        me.MapPost("/password", PasswordAsync);
        me.MapPost("/monitoring", MonitoringAsync);
        me.MapPost("/sessions/end-others", EndOthersAsync);
        me.MapPost("/sessions/end", EndOneAsync);
        me.MapGet("/authenticator", async (OwnAccount own) => await AuthenticatorPageAsync(own, null));
        me.MapPost("/authenticator", AuthenticatorAsync);
        me.MapPost("/passkeys/options", PasskeyOptionsAsync);
        me.MapPost("/passkeys", AddPasskeyAsync);
        me.MapPost("/passkeys/rename", RenamePasskeyAsync);
        me.MapPost("/passkeys/remove", RemovePasskeyAsync);
    }

    private static async Task<IResult> PasswordAsync(IFormCollection form, OwnAccount own)
    {
        var me = await own.MeAsync();
        var (old, fresh) = (form.Raw("password"), form.Raw("newPassword"));
        if (form.Has("show")) return SiteRoom.Page<ProfilePage>(new { Shown = form["show"].ToString(), OldPassword = old, NewPassword = fresh });
        var errors = new FormErrors();
        if (CommonPasswords.Refusal(fresh, me.UserName!) is { } refusal) errors.Add("newPassword", refusal);
        errors.Demand(fresh != old || fresh.Length == 0, "newPassword", "Mật khẩu mới phải khác mật khẩu đang dùng.");
        if (!errors.Any && !await own.KnowsPasswordAsync(me, old)) errors.Add("password", "Mật khẩu đang dùng chưa đúng.");
        if (errors.Any) return SiteRoom.Page<ProfilePage>(StatusCodes.Status422UnprocessableEntity, new { Errors = errors });
        await own.ChangePasswordAsync(me, fresh);
        return Results.Redirect("/me?done=password");
    }

    private static async Task<IResult> MonitoringAsync(IFormCollection _, OwnAccount own)
    {
        await own.NoteMonitoringSeenAsync(await own.MeAsync());
        return Results.Redirect("/desk");
    }

    private static async Task<IResult> EndOthersAsync(IFormCollection _, OwnAccount own)
    {
        await own.EndOtherSessionsAsync(await own.MeAsync());
        return Results.Redirect("/me?done=sessions");
    }

    private static async Task<IResult> EndOneAsync(IFormCollection form, OwnAccount own) =>
        form.Id("session") is { } session && await own.EndSessionAsync(await own.MeAsync(), session)
            ? Results.Redirect("/me?done=session")
            : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);

    private static async Task<IResult> AuthenticatorAsync(IFormCollection form, OwnAccount own)
    {
        var me = await own.MeAsync();
        if (form.Has("show")) return await AuthenticatorPageAsync(own, null, form.Raw("password"));
        if (!await own.KnowsPasswordAsync(me, form.Raw("password")))
            return await AuthenticatorPageAsync(own, FormErrors.Of("password", "Mật khẩu chưa đúng."));
        return await own.ReplaceAuthenticatorAsync(me, StaffSignIn.Digits(form.Text("totp"))) is { } codes
            ? SiteRoom.Page<RecoveryCodesPage>(new { Codes = codes, Next = "/me" })
            : await AuthenticatorPageAsync(own, FormErrors.Of("totp", "Mã 6 số chưa đúng. Nhập số đang hiện ở mục mới thêm trong ứng dụng."));
    }

    private static async Task<IResult> AuthenticatorPageAsync(OwnAccount own, FormErrors? errors, string? shown = null)
    {
        var me = await own.MeAsync();
        return SiteRoom.Page<AuthenticatorPage>(errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity, new
        {
            Key = await own.PendingAuthenticatorAsync(me), UserName = me.UserName, Errors = errors, Password = shown,
        });
    }

    // A passkey outlives a session: whoever only found the screen open must not leave one behind (ASVS V7.5.1).
    private static async Task<IResult> PasskeyOptionsAsync(IFormCollection form, OwnAccount own, StaffSignIn signIn)
    {
        var me = await own.MeAsync();
        if (!await own.KnowsPasswordAsync(me, form.Raw(PasskeyPassword))) return Results.StatusCode(StatusCodes.Status422UnprocessableEntity);
        var options = await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = me.Id.ToString(), Name = me.UserName!, DisplayName = me.FullName });
        return Results.Content(options, "application/json");
    }

    private static async Task<IResult> AddPasskeyAsync(IFormCollection form, OwnAccount own)
    {
        var me = await own.MeAsync();
        if (!await own.KnowsPasswordAsync(me, form.Raw(PasskeyPassword)))
            return SiteRoom.Page<ProfilePage>(StatusCodes.Status422UnprocessableEntity, new { Errors = FormErrors.Of(PasskeyPassword, "Mật khẩu đang dùng chưa đúng.") });
        var name = form.Text("name") is { Length: <= 60 } given ? given : "Khóa của tôi";
        return form.Raw("credential").Length > 0 && await own.AddPasskeyAsync(me, form.Raw("credential"), name)
            ? Results.Redirect("/me?done=passkey")
            : SiteRoom.Page<ProfilePage>(StatusCodes.Status422UnprocessableEntity, new { Errors = FormErrors.Of("name", "Chưa thêm được khóa. Bấm “Thêm khóa” và làm theo hướng dẫn của thiết bị.") });
    }

    private static async Task<IResult> RenamePasskeyAsync(IFormCollection form, OwnAccount own)
    {
        if (form.Text("newName") is not { Length: <= 60 } name)
            return SiteRoom.Page<ProfilePage>(StatusCodes.Status422UnprocessableEntity, new { Errors = FormErrors.Of("newName", "Đặt tên mới cho khóa, tối đa 60 ký tự.") });
        return await own.RenamePasskeyAsync(await own.MeAsync(), form.Raw("id"), name) ? Results.Redirect("/me?done=passkey-renamed") : Results.BadRequest();
    }

    private static async Task<IResult> RemovePasskeyAsync(IFormCollection form, OwnAccount own)
    {
        var me = await own.MeAsync();
        if (!Convert.TryFromBase64String(form.Raw("id"), new byte[1024], out var length)) return Results.BadRequest();
        var id = Convert.FromBase64String(form.Raw("id"));
        if (length == 0) return Results.BadRequest();
        await own.RemovePasskeyAsync(me, id);
        return Results.Redirect("/me?done=passkey-removed");
    }
}
