using BinhYen.Intake.ZaloWebhook;
using BinhYen.Platform.Settings;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Intake.Accounts;

/// <summary>The pages on which an administrator connects the Official Account.</summary>
internal static class AccountEndpoints
{
    private const string Home = "/admin/zalo";
    private const int LongestSecret = 200;

    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(Home).Require(Permission.ManageChannels);
        pages.MapGet("", (bool? check, CurrentStaff staff, PageParts parts, CancellationToken stop) => ShowAsync(staff, parts, stop, check is true));
        pages.MapPost("app", EnterAsync);
        pages.MapGet("grant", GrantAsync);
        pages.MapGet("callback", FinishAsync);
        pages.MapPost("confirm", ConfirmAsync);
        pages.MapPost("key", ChangeKeyAsync);
        pages.MapPost("disconnect", DisconnectAsync);
    }

    private static async Task<IResult> EnterAsync(IFormCollection form, CurrentStaff staff, EnterZaloApp enter, PageParts parts, CancellationToken stop)
    {
        var (appId, secret, key) = (form.Text("appId"), form.Text("appSecret"), form.Text("oaKey"));
        var errors = new FormErrors()
            .Demand(appId is { Length: <= 30 } && appId.All(char.IsAsciiDigit), "appId", "Mã ứng dụng gồm toàn chữ số, chép từ trang developers.zalo.me.")
            .Demand(secret is { Length: <= LongestSecret }, "appSecret", "Hãy nhập khóa bí mật của ứng dụng.")
            .Demand(key is { Length: <= LongestSecret }, "oaKey", "Hãy nhập OA Secret Key ở trang Webhook của ứng dụng.")
            .Demand(key != secret || key is null, "oaKey", "Hai khóa này khác nhau: OA Secret Key nằm ở trang Webhook, không phải khóa bí mật của ứng dụng.");
        if (errors.Any) return await ShowAsync(staff, parts, stop, errors: errors, appId: appId);
        await enter.RunAsync(staff, appId!, secret!, key!, stop);
        return Results.Redirect(Home);
    }

    private static async Task<IResult> GrantAsync(CurrentStaff staff, GrantZaloAccess grant, PageParts parts, CancellationToken stop) =>
        (await grant.StartAsync(staff.CommuneId, stop)).TryGet(out var link, out var refusal)
            ? Results.Redirect(link.AbsoluteUri)
            : await ShowAsync(staff, parts, stop, errors: Say(refusal));

    private static async Task<IResult> FinishAsync(HttpRequest request, CurrentStaff staff, GrantZaloAccess grant, PageParts parts, CancellationToken stop)
    {
        var outcome = await grant.FinishAsync(staff.CommuneId, request.QueryString.Value, stop);
        // A redirect also takes the code out of the address bar.
        return outcome.Succeeded ? Results.Redirect(Home) : await ShowAsync(staff, parts, stop, errors: Say(outcome.Refusal));
    }

    private static async Task<IResult> ConfirmAsync(IFormCollection form, CurrentStaff staff, SwitchZaloAccount account, PageParts parts, CancellationToken stop)
    {
        var outcome = await account.ConfirmAsync(staff, stop);
        return outcome.Succeeded ? Results.Redirect($"{Home}?check=true") : await ShowAsync(staff, parts, stop, errors: Say(outcome.Refusal));
    }

    private static async Task<IResult> ChangeKeyAsync(IFormCollection form, CurrentStaff staff, ChangeOaSecretKey change, PageParts parts, CancellationToken stop)
    {
        if (form.Text("newKey") is not { Length: <= LongestSecret } key)
            return await ShowAsync(staff, parts, stop, errors: FormErrors.Of("newKey", "Hãy nhập khóa mới ở trang Webhook của ứng dụng."));
        return (await change.RunAsync(staff, key, stop)).TryGet(out var requeued, out var refusal)
            ? await ShowAsync(staff, parts, stop, requeued: requeued)
            : await ShowAsync(staff, parts, stop, errors: Say(refusal));
    }

    private static async Task<IResult> DisconnectAsync(IFormCollection form, CurrentStaff staff, SwitchZaloAccount account, PageParts parts, CancellationToken stop)
    {
        if (!form.Has("sure")) return await ShowAsync(staff, parts, stop, errors: FormErrors.Of("sure", "Hãy đánh dấu để xác nhận ngắt kết nối."));
        var outcome = await account.DisconnectAsync(staff, stop);
        return outcome.Succeeded ? Results.Redirect(Home) : await ShowAsync(staff, parts, stop, errors: Say(outcome.Refusal));
    }

    private static async Task<IResult> ShowAsync(
        CurrentStaff staff, PageParts parts, CancellationToken stop, bool check = false, FormErrors? errors = null, string? appId = null, RequeueQuarantine.Outcome? requeued = null)
    {
        var account = await parts.Accounts.FindAsync(staff.CommuneId, stop);
        var view = new AccountView
        {
            Step = StepOf(account), OaName = account?.Name ?? "", OaId = account?.OaId ?? "", AppId = appId ?? account?.AppId,
            WebhookUrl = parts.Options.PublicUrl + WebhookSetup.Path, CallbackUrl = parts.Grant.Callback.ToString(), Mismatch = parts.State.RecentMismatch,
            GrantEnds = account?.GrantEndsAt is { } ends && ends < parts.Clock.GetUtcNow() + GrantHealth.Warning ? ends.InWords() : null,
            Moved = requeued?.Moved, Remaining = requeued?.Remaining ?? 0,
            Checks = check ? [.. (await parts.Check.RunAsync(staff.CommuneId, stop)).Select(line => (line.Label, line.Good is false ? $"Cần xem: {line.Words}" : line.Words))] : [],
        };
        return SiteRoom.Page<AccountPage>(errors is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            new { View = view, Errors = errors });
    }

    private static AccountStep StepOf(ZaloAccount? account) => account?.State switch
    {
        ZaloAccountState.Entered => AccountStep.Entered,
        ZaloAccountState.Granted => AccountStep.Granted,
        ZaloAccountState.Connected => AccountStep.Connected,
        ZaloAccountState.Disconnected or null => AccountStep.None,
    };

    private static FormErrors Say(Refusal refusal) => FormErrors.Of("main", refusal.Message);
}

/// <summary>What every answer of these pages needs.</summary>
internal sealed record PageParts(
    AccountOfCommune Accounts, GrantZaloAccess Grant, CheckZaloAccount Check, WebhookState State, BinhYenOptions Options, TimeProvider Clock)
{
    public static ValueTask<PageParts?> BindAsync(HttpContext context) =>
        ValueTask.FromResult<PageParts?>(ActivatorUtilities.CreateInstance<PageParts>(context.RequestServices));
}
