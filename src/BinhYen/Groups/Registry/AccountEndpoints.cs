using BinhYen.Groups.Members;
using BinhYen.Groups.SettingsCheck;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using BinhYen.Zalo.Accounts;
using BinhYen.Zalo.Groups;
using Microsoft.EntityFrameworkCore;
using ZaloSays = BinhYen.Zalo.Groups.ZaloGroup;

namespace BinhYen.Groups.Registry;

/// <summary>Groups of the Official Account: make, adopt, repair, let in, remove, dissolve.</summary>
internal static class AccountEndpoints
{
    public static void Map(WebApplication app)
    {
        var tend = app.MapGroup("/groups/{code}").Require(Permission.TendGroups);
        tend.MapGet("/account", (string code, string? done, CurrentStaff staff, GroupScreen screen, AccountShelf shelf, CancellationToken cancellationToken) =>
            ShowAccountAsync(code, done, staff, screen, shelf, null, null, cancellationToken));
        tend.MapPost("/account/repair", (string code, IFormCollection form, CurrentStaff staff, RepairSettings repair, GroupScreen screen, AccountShelf shelf, CancellationToken cancellationToken) =>
            DoneAsync(code, "repaired", repair.HandleAsync(staff, code, cancellationToken), staff, screen, shelf, form, cancellationToken));
        tend.MapPost("/account/refresh", (string code, IFormCollection form, CurrentStaff staff, RepairSettings repair, GroupScreen screen, AccountShelf shelf, CancellationToken cancellationToken) =>
            DoneAsync(code, "read", repair.RefreshAsync(staff, code, cancellationToken), staff, screen, shelf, form, cancellationToken));
        tend.MapPost("/account/deputies-seen", (string code, IFormCollection form, CurrentStaff staff, RepairSettings repair, GroupScreen screen, AccountShelf shelf, CancellationToken cancellationToken) =>
            DoneAsync(code, "seen", repair.DeputiesSeenAsync(staff, code, cancellationToken), staff, screen, shelf, form, cancellationToken));

        var manage = app.MapGroup("/groups/{code}/account").Require(Permission.ManageGroups);
        manage.MapPost("/make", (string code, IFormCollection form, CurrentStaff staff, MakeOnZalo make, GroupScreen screen, AccountShelf shelf, CancellationToken cancellationToken) =>
            DoneAsync(code, "made", make.MakeAsync(staff, code, form.Text("asset"), cancellationToken), staff, screen, shelf, form, cancellationToken));
        manage.MapPost("/adopt", (string code, IFormCollection form, CurrentStaff staff, MakeOnZalo make, GroupScreen screen, AccountShelf shelf, CancellationToken cancellationToken) =>
            DoneAsync(code, "made", make.AdoptAsync(staff, code, form.Text("zalo"), cancellationToken), staff, screen, shelf, form, cancellationToken));
        manage.MapPost("/dissolve", (string code, IFormCollection form, CurrentStaff staff, MakeOnZalo make, GroupScreen screen, AccountShelf shelf, CancellationToken cancellationToken) =>
            DoneAsync(code, "dissolved", make.DissolveAsync(staff, code, form.Text("reason"), cancellationToken), staff, screen, shelf, form, cancellationToken));
        manage.MapPost("/want", (string code, IFormCollection form, CurrentStaff staff, RepairSettings repair, GroupScreen screen, AccountShelf shelf, CancellationToken cancellationToken) =>
            DoneAsync(code, "wanted", repair.WantAsync(staff, code, new WantedSettings
            {
                LinkJoins = form.Has("linkJoins"), OnlyAccountWrites = form.Has("onlyAccountWrites"), NewcomersSeeHistory = form.Has("newcomersSeeHistory"),
            }, cancellationToken), staff, screen, shelf, form, cancellationToken));
        manage.MapPost("/deputy", (string code, IFormCollection form, CurrentStaff staff, ChangeDeputies deputies, GroupScreen screen, AccountShelf shelf, CancellationToken cancellationToken) =>
            DoneAsync(code, "deputy", deputies.HandleAsync(staff, code, form.Id("admin"), form.Text("to") != "remove", cancellationToken), staff, screen, shelf, form, cancellationToken));

        var oa = app.MapGroup("/groups/oa").Require(Permission.ManageGroups);
        oa.MapGet("", (string? done, CurrentStaff staff, GroupScreen screen, AccountShelf shelf, CancellationToken cancellationToken) => ShowOaAsync(done, staff, screen, shelf, null, null, cancellationToken));
        oa.MapPost("/admins", AddAdminAsync);
        oa.MapPost("/admins/{id:guid}/remove", RemoveAdminAsync);
    }

    private static async Task<IResult> DoneAsync(
        string code, string done, Task<Result> work, CurrentStaff staff, GroupScreen screen, AccountShelf shelf, IFormCollection form, CancellationToken cancellationToken) =>
        await work is { Succeeded: false } refused
            ? await ShowAccountAsync(code, null, staff, screen, shelf, refused.Refusal, form, cancellationToken)
            : Results.Redirect(done == "dissolved" ? $"/groups/{code}?done=moved" : $"/groups/{code}/account?done={done}");

    private static async Task<IResult> ShowAccountAsync(
        string code, string? done, CurrentStaff staff, GroupScreen screen, AccountShelf shelf, Refusal? no, IFormCollection? posted, CancellationToken cancellationToken)
    {
        screen.Notice = done switch
        {
            "made" => "Nhóm đã có trên Official Account.",
            "repaired" => "Đã sửa thiết lập trên Zalo.",
            "read" => "Đã đọc lại từ Zalo.",
            "seen" => "Đã ghi bạn đã xem phó nhóm.",
            "wanted" => "Đã ghi thiết lập mong muốn. Bấm Sửa trên Zalo để áp dụng.",
            "deputy" => "Đã đổi phó nhóm trên Zalo.",
            _ => null,
        };
        if (staff.May(Permission.ManageGroups)) await shelf.FillForAsync(staff, code, cancellationToken);
        return await GroupEndpoints.ShowAsync<AccountPage>(code, staff, screen, cancellationToken, no, posted, "account");
    }

    private static async Task<IResult> ShowOaAsync(
        string? done, CurrentStaff staff, GroupScreen screen, AccountShelf shelf, Refusal? no, IFormCollection? posted, CancellationToken cancellationToken)
    {
        screen.Notice = done is null ? null : "Đã ghi.";
        await screen.FillCommonAsync(staff, cancellationToken);
        await shelf.FillAsync(staff, cancellationToken);
        if (no is null) return SiteRoom.Page<OaPage>();
        (screen.Errors, screen.Posted) = (FormErrors.Of("zaloId", no.Message), posted);
        return SiteRoom.Page<OaPage>(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> AddAdminAsync(IFormCollection form, CurrentStaff staff, KeepAccountAdmin admins, GroupScreen screen, AccountShelf shelf, CancellationToken cancellationToken) =>
        await admins.AddAsync(staff, form.Id("person") is { } person ? new StaffId(person) : null, form.Text("zaloId"), cancellationToken) is { Succeeded: false } refused
            ? await ShowOaAsync(null, staff, screen, shelf, refused.Refusal, form, cancellationToken)
            : Results.Redirect("/groups/oa?done=1");

    private static async Task<IResult> RemoveAdminAsync(Guid id, IFormCollection _, CurrentStaff staff, KeepAccountAdmin admins, CancellationToken cancellationToken)
    {
        await admins.RemoveAsync(staff, id, cancellationToken);
        return Results.Redirect("/groups/oa?done=1");
    }
}

/// <summary>What the Official Account has: packages, groups the registry does not know, administrators.</summary>
internal sealed class AccountShelf(BinhYenDb db, IGroupAccounts accounts, MakeOnZalo make, StaffDirectory directory)
{
    private static readonly IReadOnlyList<string> Products = ["gmf10", "gmf50", "gmf100", "gmf1000"];

    public bool IsConnected { get; private set; }

    /// <summary>Why Zalo told nothing about packages; null when it did.</summary>
    public string? Trouble { get; private set; }
    public IReadOnlyList<GroupAsset> Assets { get; private set; } = [];

    /// <summary>Packages a new group can take.</summary>
    public IReadOnlyList<GroupAsset> Free => [.. Assets.Where(a => a.IsAvailable && a.AssetId is not null)];
    public IReadOnlyList<ZaloSays> Unknown { get; private set; } = [];
    public IReadOnlyList<AccountAdmin> Admins { get; private set; } = [];
    public IReadOnlyList<StaffCard> People { get; private set; } = [];

    /// <summary>Groups of kind "account" that wait to be made.</summary>
    public IReadOnlyList<ZaloGroup> ToMake { get; private set; } = [];

    public string NameOf(StaffId person) => People.FirstOrDefault(p => p.Id == person)?.Name ?? "–";

    /// <summary>For one group's page: Zalo is asked only when the group is still to be made.</summary>
    public async Task FillForAsync(CurrentStaff staff, string code, CancellationToken cancellationToken)
    {
        if (await db.Set<ZaloGroup>().AsNoTracking().AnyAsync(g => g.CommuneId == staff.CommuneId && g.Code == code && g.Kind == GroupKind.Account && g.Account == null && g.State == GroupState.SettingUp, cancellationToken))
            await FillAsync(staff, cancellationToken);
        else await FillAdminsAsync(staff, cancellationToken);
    }

    public async Task FillAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        await FillAdminsAsync(staff, cancellationToken);
        ToMake = await db.Set<ZaloGroup>().AsNoTracking().Where(g => g.CommuneId == staff.CommuneId && g.Kind == GroupKind.Account && g.Account == null && g.State == GroupState.SettingUp).OrderBy(g => g.Code).ToListAsync(cancellationToken);
        if (await accounts.OfAsync(staff.CommuneId, cancellationToken) is not { } client) return;
        IsConnected = true;
        List<GroupAsset> assets = [];
        foreach (var (product, origin) in from product in Products from origin in Enum.GetValues<QuotaOrigin>() select (product, origin))
        {
            if (!(await client.Groups.AssetsAsync(product, origin, cancellationToken)).TryGet(out var some, out var error))
            {
                // The first refusal is enough to know; eleven more calls would only use up the minute.
                Trouble = AccountTroubles.InWords(ReadFromZalo.TroubleOf(error));
                break;
            }

            assets.AddRange(some);
        }

        Assets = assets;
        if (Trouble is null) Unknown = await make.UnknownAsync(staff.CommuneId, client, cancellationToken);
    }

    private async Task FillAdminsAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        Admins = await db.Set<AccountAdmin>().AsNoTracking().Where(a => a.CommuneId == staff.CommuneId).OrderBy(a => a.Id).ToListAsync(cancellationToken);
        People = await directory.WhoMayAsync(staff.CommuneId, Permission.TendGroups, cancellationToken);
        IsConnected = await accounts.OfAsync(staff.CommuneId, cancellationToken) is not null;
    }
}
