using System.Globalization;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Campaigns.Drives;

/// <summary>What is being typed into a page of campaigns, and what was wrong with it.</summary>
internal sealed class CampaignScreen : FormScreen;

/// <summary>Campaigns: the board, one campaign, its activities and helpers.</summary>
internal static class CampaignEndpoints
{
    private const string Address = "/joining/campaigns";
    private static readonly CultureInfo _vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public static void Map(WebApplication app)
    {
        app.MapGet("/joining", async (CurrentStaff staff, CampaignBoard board, CancellationToken cancellationToken) =>
        {
            await board.FillAsync(staff, cancellationToken);
            return SiteRoom.Page<BoardPage>();
        }).Require(Permission.TendGroups);
        app.MapPost(Address, PlanAsync).Require(Permission.ManageGroups);

        var one = app.MapGroup($"{Address}/{{id:guid}}").Require(Permission.TendGroups);
        one.MapGet("", (Guid id, string? done, CurrentStaff staff, CampaignBoard board, CampaignScreen screen, CancellationToken cancellationToken) =>
        {
            screen.Notice = done is null ? null : "Đã ghi.";
            return ShowAsync(id, staff, board, cancellationToken);
        });
        one.MapPost("/activities", DoneAsync);
        one.MapPost("/activities/{activity:guid}/remove", async (Guid id, Guid activity, IFormCollection form, CurrentStaff staff, KeepCampaign keep, CampaignBoard board, CampaignScreen screen, CancellationToken cancellationToken) =>
            await AnswerAsync(await keep.RemoveAsync(staff, id, activity, cancellationToken), id, form, staff, board, screen, cancellationToken));
        one.MapPost("/teams/{team:guid}", ToldAsync);
        app.MapPost($"{Address}/{{id:guid}}/teams", async (Guid id, IFormCollection form, CurrentStaff staff, KeepCampaign keep, CampaignBoard board, CampaignScreen screen, CancellationToken cancellationToken) =>
            await AnswerAsync(await keep.SendAsync(staff, id, form.Id("team-hamlet") is { } hamlet ? new HamletId(hamlet) : null, form.Text("body"), cancellationToken), id, form, staff, board, screen, cancellationToken)).Require(Permission.ManageGroups);
    }

    private static async Task<IResult> PlanAsync(IFormCollection form, CurrentStaff staff, KeepCampaign keep, CampaignBoard board, CampaignScreen screen, CancellationToken cancellationToken)
    {
        var planned = await keep.PlanAsync(staff, Read<CampaignKind>(form.Text("kind")), form.Text("title"), form.Text("aim"), form.Date("from"), form.Date("until"), cancellationToken);
        if (planned.TryGet(out var campaign, out var no)) return Results.Redirect($"{Address}/{campaign.Id}?done=1");
        await board.FillAsync(staff, cancellationToken);
        (screen.Errors, screen.Posted) = (FormErrors.Of(CampaignRefusals.FieldOf(no), no.Message), form);
        return SiteRoom.Page<BoardPage>(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> DoneAsync(Guid id, IFormCollection form, CurrentStaff staff, KeepCampaign keep, CampaignBoard board, CampaignScreen screen, CancellationToken cancellationToken)
    {
        string[] fields = ["present", "leaflets", "posters", "banners", "new", "weapons", "tools"];
        var numbers = fields.ToDictionary(f => f, f => Number(form.Text(f)));
        decimal? explosives = decimal.TryParse(form.Text("explosives"), NumberStyles.AllowDecimalPoint, _vietnamese, out var kilograms) ? kilograms : null;
        var done = new ActivityForm
        {
            Hamlet = form.Id("hamlet") is { } hamlet ? new HamletId(hamlet) : null, On = form.Date("on"), Form = form.Text("form"), Place = form.Text("place"), Numbers = numbers, ExplosivesKg = explosives,
            Unreadable = fields.FirstOrDefault(f => form.Text(f) is not null && numbers[f] is null) ?? (form.Text("explosives") is not null && explosives is null ? "explosives" : null),
        };
        return await AnswerAsync(await keep.DoneAsync(staff, id, done, cancellationToken), id, form, staff, board, screen, cancellationToken);
    }

    private static async Task<IResult> ToldAsync(Guid id, Guid team, IFormCollection form, CurrentStaff staff, KeepCampaign keep, CampaignBoard board, CampaignScreen screen, CancellationToken cancellationToken)
    {
        var done = form["done"].Select(Number).OfType<int>().ToHashSet();
        return await AnswerAsync(await keep.ToldAsync(staff, id, team, done, Number(form.Text("helped")), Number(form.Text("joined")), cancellationToken), id, form, staff, board, screen, cancellationToken);
    }

    private static async Task<IResult> AnswerAsync(Result result, Guid id, IFormCollection form, CurrentStaff staff, CampaignBoard board, CampaignScreen screen, CancellationToken cancellationToken)
    {
        if (result.Succeeded) return Results.Redirect($"{Address}/{id}?done=1");
        if (result.Refusal.Kind is RefusalKind.NotFound) return SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
        (screen.Errors, screen.Posted) = (FormErrors.Of(CampaignRefusals.FieldOf(result.Refusal), result.Refusal.Message), form);
        return await ShowAsync(id, staff, board, cancellationToken, StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> ShowAsync(Guid id, CurrentStaff staff, CampaignBoard board, CancellationToken cancellationToken, int status = StatusCodes.Status200OK) =>
        await board.OpenAsync(staff, id, cancellationToken) ? SiteRoom.Page<CampaignPage>(status) : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);

    // "1.204" as written here; null for anything that is no whole number.
    private static int? Number(string? text) => int.TryParse(text, NumberStyles.AllowThousands, _vietnamese, out var number) ? number : null;

    private static T? Read<T>(string? text)
        where T : struct, Enum => text is not null && !char.IsAsciiDigit(text.FirstOrDefault()) && Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
