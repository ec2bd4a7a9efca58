using BinhYen.Communes;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Campaigns.Drives;

/// <summary>An activity as typed.</summary>
internal sealed record ActivityForm
{
    public HamletId? Hamlet { get; init; }
    public DateOnly? On { get; init; }
    public string? Form { get; init; }
    public string? Place { get; init; }

    /// <summary>Numbers by field name; a value that is no number is null here and named in <see cref="Unreadable"/>.</summary>
    public IReadOnlyDictionary<string, int?> Numbers { get; init; } = new Dictionary<string, int?>();
    public decimal? ExplosivesKg { get; init; }

    /// <summary>The first field whose text was no number; null when all were.</summary>
    public string? Unreadable { get; init; }
}

/// <summary>Plans campaigns, records what is done in them, sends helpers. Planning is the leadership's; recording is for whoever serves the hamlet.</summary>
internal sealed class KeepCampaign(BinhYenDb db, CommuneDirectory communes, HamletHelpers helpers, TimeProvider clock)
{
    /// <summary>Forms that every commune may count beside those of its profile (R-DT-13).</summary>
    public static IReadOnlyList<string> Standard { get; } = ["Họp thôn", "Loa phát thanh", "Tờ rơi", "Áp phích", "Bài trong nhóm", "Bài trên trang", "Đến nhà"];

    public async Task<Result<Campaign>> PlanAsync(CurrentStaff by, CampaignKind? kind, string? title, string? aim, DateOnly? from, DateOnly? until, CancellationToken cancellationToken)
    {
        if (kind is not { } what) return CampaignRefusals.Invalid("kind", "Chọn loại.");
        if (title is not { Length: >= 3 and <= Campaign.LongestTitle }) return CampaignRefusals.Invalid("title", "Ghi tên đợt, từ 3 đến 160 ký tự.");
        if (aim is { Length: > Campaign.LongestAim }) return CampaignRefusals.Invalid("aim", "Mục tiêu dài nhất 1.000 ký tự.");
        if (from is not { } begins || until is not { } ends || ends < begins || ends.DayNumber - begins.DayNumber > 400) return CampaignRefusals.Invalid("from", "Chọn ngày bắt đầu và ngày kết thúc, kết thúc không trước bắt đầu, nhiều nhất 400 ngày.");
        var campaign = new Campaign
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = by.CommuneId, Kind = what, Title = title, From = begins, Until = ends, By = by.Id,
            Aim = what is CampaignKind.HandIn && aim is null ? CampaignWords.HandInAdvice : aim ?? "",
        };
        db.Add(campaign);
        Record(by, campaign.Id, "campaigns.planned.v1", ("kind", what.ToString()), ("from", begins), ("until", ends));
        await db.SaveChangesAsync(cancellationToken);
        return campaign;
    }

    public async Task<Result> DoneAsync(CurrentStaff by, Guid id, ActivityForm form, CancellationToken cancellationToken)
    {
        if (await FindAsync(by, id, cancellationToken) is not { } campaign) return CampaignRefusals.NoSuchCampaign;
        if (await CheckAsync(by, campaign, form, cancellationToken) is { } wrong) return wrong;
        var handIn = campaign.Kind is CampaignKind.HandIn;
        var activity = new CampaignActivity
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = by.CommuneId, CampaignId = id, HamletId = form.Hamlet, On = form.On!.Value, Form = form.Form!, Place = form.Place!, By = by.Id,
            Present = Number("present"), Leaflets = Number("leaflets") ?? 0, Posters = Number("posters") ?? 0, Banners = Number("banners") ?? 0, NewHouseholds = Number("new"),
            Weapons = handIn ? Number("weapons") ?? 0 : null, SupportTools = handIn ? Number("tools") ?? 0 : null, ExplosivesKg = handIn ? form.ExplosivesKg ?? 0 : null,
        };
        db.Add(activity);
        Record(by, id, "campaigns.activity-recorded.v1", ("on", activity.On), ("form", activity.Form), ("present", activity.Present));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;

        int? Number(string name) => form.Numbers.GetValueOrDefault(name);
    }

    /// <summary>Takes out an activity that was entered wrongly: by whoever entered it, or the leadership.</summary>
    public async Task<Result> RemoveAsync(CurrentStaff by, Guid id, Guid activity, CancellationToken cancellationToken)
    {
        var row = await db.Set<CampaignActivity>().SingleOrDefaultAsync(a => a.Id == activity && a.CampaignId == id && a.CommuneId == by.CommuneId, cancellationToken);
        if (row is null || (row.By != by.Id && !by.May(Permission.ManageGroups))) return CampaignRefusals.NoSuchCampaign;
        db.Remove(row);
        Record(by, id, "campaigns.activity-removed.v1", ("on", row.On), ("form", row.Form), ("present", row.Present));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }

    public async Task<Result> SendAsync(CurrentStaff by, Guid id, HamletId? hamlet, string? body, CancellationToken cancellationToken)
    {
        if (await FindAsync(by, id, cancellationToken) is not { } campaign) return CampaignRefusals.NoSuchCampaign;
        if (body is not { Length: >= 3 and <= 80 }) return CampaignRefusals.Invalid("body", "Ghi tên đoàn thể, ví dụ: Đoàn Thanh niên. Không ghi tên người.");
        if (hamlet is not { } where || (await communes.HamletsAsync(by.CommuneId, cancellationToken)).All(h => h.Id != where)) return CampaignRefusals.Invalid("team-hamlet", "Chọn thôn, xóm.");
        if (await db.Set<HelperTeam>().AnyAsync(t => t.CampaignId == id && t.HamletId == where && t.Body == body, cancellationToken)) return CampaignRefusals.Invalid("body", "Đoàn thể này đã được phân công ở thôn đó.");
        var team = new HelperTeam { Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = by.CommuneId, CampaignId = campaign.Id, HamletId = where, Body = body };
        db.Add(team);
        foreach (var (number, text) in HelperTask.Usual.Index())
            db.Add(new HelperTask { Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = by.CommuneId, TeamId = team.Id, Number = number + 1, Text = text });
        Record(by, id, "campaigns.team-sent.v1", ("team", team.Id), ("hamlet", where.ToString()));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }

    /// <summary>What a team has done, and how many households it helped.</summary>
    public async Task<Result> ToldAsync(CurrentStaff by, Guid id, Guid teamId, IReadOnlySet<int> done, int? helped, int? joined, CancellationToken cancellationToken)
    {
        if (await db.Set<HelperTeam>().SingleOrDefaultAsync(t => t.Id == teamId && t.CampaignId == id && t.CommuneId == by.CommuneId, cancellationToken) is not { } team || !await MayAsync(by, team.HamletId, cancellationToken))
            return CampaignRefusals.NoSuchCampaign;
        if (helped is not (>= 0 and <= 100_000) || joined is not >= 0 || joined > helped) return CampaignRefusals.Invalid($"helped-{teamId}", "Ghi số hộ đã giúp và số hộ đã vào nhóm; số vào nhóm không lớn hơn số đã giúp.");
        foreach (var task in await db.Set<HelperTask>().Where(t => t.TeamId == teamId).ToListAsync(cancellationToken))
            task.DoneOn = done.Contains(task.Number) ? task.DoneOn ?? clock.Today() : null;
        team.Tell(helped.Value, joined.Value, clock.Today());
        Record(by, id, "campaigns.team-told.v1", ("team", team.Id), ("helped", helped), ("joined", joined), ("done", done.Count));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }

    /// <summary>Whether somebody records for a hamlet, or for the whole commune with null.</summary>
    public async Task<bool> MayAsync(CurrentStaff by, HamletId? hamlet, CancellationToken cancellationToken) =>
        by.May(Permission.ManageGroups) || (hamlet is { } of && await helpers.MayAsync(by, of, cancellationToken));

    /// <summary>Forms to choose from in a hamlet: the profile's, then those everybody may count.</summary>
    public async Task<IReadOnlyList<string>> FormsAsync(CommuneId commune, CancellationToken cancellationToken) =>
        [.. (await communes.SettingsAsync(commune, cancellationToken)).Values.CampaignForms.Concat(Standard).Distinct(StringComparer.OrdinalIgnoreCase)];

    private async Task<Refusal?> CheckAsync(CurrentStaff by, Campaign campaign, ActivityForm form, CancellationToken cancellationToken)
    {
        if (form.On is not { } on || !campaign.Covers(on) || on > clock.Today()) return CampaignRefusals.Invalid("on", $"Ngày phải trong đợt ({campaign.From.InWords()} – {campaign.Until.InWords()}) và không ở tương lai.");
        if (form.Form is null || !(await FormsAsync(by.CommuneId, cancellationToken)).Contains(form.Form)) return CampaignRefusals.Invalid("form", "Chọn một hình thức trong danh sách.");
        if (form.Place is not { Length: >= 2 and <= CampaignActivity.LongestPlace }) return CampaignRefusals.Invalid("place", "Ghi nơi làm, ví dụ: Nhà văn hóa thôn. Không ghi tên người, số nhà.");
        if (form.Hamlet is { } hamlet && (await communes.HamletsAsync(by.CommuneId, cancellationToken)).All(h => h.Id != hamlet)) return CampaignRefusals.Invalid("hamlet", "Chọn một thôn, xóm đang có của xã.");
        if (!await MayAsync(by, form.Hamlet, cancellationToken)) return CampaignRefusals.Invalid("hamlet", "Chọn thôn, xóm bạn phụ trách. Việc chung của xã do lãnh đạo Công an xã ghi.");
        if (form.Unreadable is { } field) return CampaignRefusals.Invalid(field, "Ghi bằng chữ số, hoặc để trống.");
        if (form.Numbers.FirstOrDefault(n => n.Value is < 0 or > CampaignActivity.Most) is { Key: { } name }) return CampaignRefusals.Invalid(name, "Số từ 0 đến 1.000.000.");
        return form.ExplosivesKg is < 0 or > 100_000 ? CampaignRefusals.Invalid("explosives", "Khối lượng từ 0 đến 100.000 kg.") : null;
    }

    private Task<Campaign?> FindAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken) =>
        db.Set<Campaign>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id && c.CommuneId == by.CommuneId, cancellationToken);

    private void Record(CurrentStaff by, Guid campaign, string fact, params (string, object?)[] details) =>
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), fact, $"campaign:{campaign}", by.JournalName, details));
}

/// <summary>Why something about a campaign was refused. The code ends with the field to mend.</summary>
internal static class CampaignRefusals
{
    private const string Prefix = "campaigns.invalid.";

    public static readonly Refusal NoSuchCampaign = new("campaigns.none", "Không có đợt này, hoặc bạn không phụ trách.", RefusalKind.NotFound);

    public static Refusal Invalid(string field, string message) => new(Prefix + field, message, RefusalKind.Invalid);

    /// <summary>The field a refusal is about.</summary>
    public static string FieldOf(Refusal refusal) => refusal.Code.StartsWith(Prefix, StringComparison.Ordinal) ? refusal.Code[Prefix.Length..] : "title";
}
