using System.Globalization;
using BinhYen.Groups.Registry;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Followers;

/// <summary>The figure of followers: read from Zalo, or entered where there is no connection (R-HG-58).</summary>
internal sealed class CountFollowers(BinhYenDb db, IGroupAccounts accounts, TimeProvider clock)
{
    private const int Most = 10_000_000;

    public DateOnly Today => clock.Today();

    public Task<List<FollowerFigure>> LatestAsync(CommuneId commune, CancellationToken cancellationToken) =>
        db.Set<FollowerFigure>().AsNoTracking().Where(f => f.CommuneId == commune).OrderByDescending(f => f.On).Take(60).ToListAsync(cancellationToken);

    public Task<Result> EnterAsync(CurrentStaff by, DateOnly? on, int? count, CancellationToken cancellationToken) =>
        on is not { } day || day > Today || day < Today.AddYears(-2) ? Task.FromResult<Result>(GroupRefusals.Invalid("Chọn ngày đếm, trong hai năm gần đây và không ở tương lai."))
        : count is not (>= 0 and <= Most) ? Task.FromResult<Result>(GroupRefusals.Invalid("Ghi số người quan tâm bằng chữ số. Chưa đếm thì đừng ghi 0."))
        : KeepAsync(by, day, count.Value, by.Id, cancellationToken);

    /// <summary>Asks Zalo now.</summary>
    public async Task<Result> ReadAsync(CurrentStaff by, CancellationToken cancellationToken)
    {
        if (await accounts.OfAsync(by.CommuneId, cancellationToken) is not { } zalo) return GroupRefusals.Invalid("Chưa kết nối Official Account. Ghi số bằng tay, hoặc nhờ quản trị kết nối.");
        return (await zalo.Account.ReadAsync(cancellationToken)).TryGet(out var account, out _) && account.Followers is { } followers and >= 0 and <= Most
            ? await KeepAsync(by, Today, (int)followers, null, cancellationToken)
            : GroupRefusals.Invalid("Zalo chưa cho biết số người quan tâm. Thử lại sau, hoặc ghi bằng tay.");
    }

    private async Task<Result> KeepAsync(CurrentStaff by, DateOnly on, int count, StaffId? counted, CancellationToken cancellationToken)
    {
        var figure = await db.Set<FollowerFigure>().SingleOrDefaultAsync(f => f.CommuneId == by.CommuneId && f.On == on, cancellationToken);
        var before = figure?.Count;
        if (figure is null) db.Add(figure = new FollowerFigure { Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = by.CommuneId, On = on });
        (figure.Count, figure.By) = (count, counted);
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), "groups.followers-counted.v1", $"commune:{by.CommuneId}", by.JournalName, ("on", on), ("count", count), ("before", before), ("read", counted is null)));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}

/// <summary>Followers of the account.</summary>
internal static class FollowerEndpoints
{
    private const string Address = "/joining/followers";

    public static void Map(WebApplication app)
    {
        var followers = app.MapGroup(Address).Require(Permission.ManageGroups);
        followers.MapGet("", async (string? done, CurrentStaff staff, GroupScreen screen, CancellationToken cancellationToken) =>
        {
            screen.Notice = done is null ? null : "Đã ghi số người quan tâm.";
            await screen.FillCommonAsync(staff, cancellationToken);
            return SiteRoom.Page<FollowersPage>();
        });
        followers.MapPost("", async (IFormCollection form, CurrentStaff staff, CountFollowers count, GroupScreen screen, CancellationToken cancellationToken) =>
            await AnswerAsync(await count.EnterAsync(staff, form.Date("on"), int.TryParse(form.Text("count"), NumberStyles.AllowThousands, CultureInfo.GetCultureInfo("vi-VN"), out var number) ? number : null, cancellationToken), form, staff, screen, cancellationToken));
        followers.MapPost("/read", async (IFormCollection form, CurrentStaff staff, CountFollowers count, GroupScreen screen, CancellationToken cancellationToken) =>
            await AnswerAsync(await count.ReadAsync(staff, cancellationToken), form, staff, screen, cancellationToken));
    }

    private static async Task<IResult> AnswerAsync(Result result, IFormCollection form, CurrentStaff staff, GroupScreen screen, CancellationToken cancellationToken)
    {
        if (result.Succeeded) return Results.Redirect($"{Address}?done=1");
        await screen.FillCommonAsync(staff, cancellationToken);
        (screen.Errors, screen.Posted) = (FormErrors.Of("count", result.Refusal.Message), form);
        return SiteRoom.Page<FollowersPage>(StatusCodes.Status422UnprocessableEntity);
    }
}
