using System.Globalization;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Governance.Survey;

/// <summary>Yearly totals of the survey for their page, and writing them down.</summary>
internal sealed class YearTotals(BinhYenDb db, TimeProvider clock)
{
    private static readonly CultureInfo _vietnamese = CultureInfo.GetCultureInfo("vi-VN");

    public bool MayWrite { get; private set; }
    public int ThisYear { get; private set; }
    public FormErrors? Errors { get; private set; }
    public IFormCollection? Posted { get; private set; }
    public string? Notice { get; set; }

    /// <summary>Years that have a number, the newest first, with what was counted.</summary>
    public IReadOnlyList<(int Year, IReadOnlyDictionary<YearTopic, int> Counts)> Years { get; private set; } = [];

    /// <summary>Name of the field of a topic.</summary>
    public static string FieldOf(YearTopic topic) => $"total-{topic}".ToLowerInvariant();

    public async Task FillAsync(CurrentStaff staff, CancellationToken cancellationToken)
    {
        (MayWrite, ThisYear) = (staff.May(Permission.ManageOrganisation), clock.Today().Year);
        var rows = await db.Set<YearTotal>().AsNoTracking().Where(t => t.CommuneId == staff.CommuneId).ToListAsync(cancellationToken);
        Years = [.. rows.GroupBy(t => t.Year).OrderByDescending(g => g.Key).Select(g => (g.Key, (IReadOnlyDictionary<YearTopic, int>)g.ToDictionary(t => t.Topic, t => t.Count)))];
    }

    /// <summary>Writes the numbers of one year. A field left empty was not counted, which is not zero.</summary>
    /// <returns>False with <see cref="Errors"/> when something is to be mended; then nothing is stored.</returns>
    public async Task<bool> WriteAsync(CurrentStaff by, IFormCollection posted, CancellationToken cancellationToken)
    {
        Posted = posted;
        var known = int.TryParse(posted.Text("year"), NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= YearTotal.FirstYear && year <= clock.Today().Year;
        Errors = new FormErrors().Demand(known, "year", "Ghi năm bằng bốn chữ số, từ 2000 đến năm nay.");
        var counts = new Dictionary<YearTopic, int?>();
        foreach (var topic in Enum.GetValues<YearTopic>())
        {
            var typed = posted.Text(FieldOf(topic));
            var read = int.TryParse(typed, NumberStyles.AllowThousands, _vietnamese, out var count) && count <= YearTotal.Most;
            Errors.Demand(typed is null || read, FieldOf(topic), "Chỉ ghi một con số tổng của cả năm, ví dụ 12. Không ghi tên, không ghi chú.");
            counts[topic] = typed is null ? null : count;
        }

        if (Errors.Any) return false;
        if (await StoreAsync(by, year, counts, cancellationToken)) return true;
        // Two who write the same year at the same moment; neither number is mixed with the other's.
        Errors.Add("year", "Có người vừa ghi năm này. Xem lại số rồi bấm ghi lần nữa.");
        return false;
    }

    private async Task<bool> StoreAsync(CurrentStaff by, int year, Dictionary<YearTopic, int?> counts, CancellationToken cancellationToken)
    {
        var before = await db.Set<YearTotal>().Where(t => t.CommuneId == by.CommuneId && t.Year == year).ToListAsync(cancellationToken);
        foreach (var (topic, count) in counts)
        {
            var row = before.Find(t => t.Topic == topic);
            if (count is not { } number)
            {
                if (row is not null) db.Remove(row);
                continue;
            }

            if (row is null) db.Add(row = new YearTotal { CommuneId = by.CommuneId, Year = year, Topic = topic });
            (row.Count, row.By, row.At) = (number, by.Id, clock.GetUtcNow());
        }

        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), "governance.year-totals-written.v1", $"survey:{year}", by.JournalName));
        return await db.TrySaveAsync(cancellationToken);
    }
}

internal static class YearTopics
{
    public static string InWords(this YearTopic topic) => topic switch
    {
        YearTopic.CameHome => "Người chấp hành xong án phạt tù về địa phương",
        YearTopic.ReleasedEarly => "Người được tha tù trước thời hạn có điều kiện",
        YearTopic.Educated => "Người được giáo dục tại xã",
        YearTopic.InTreatment => "Người cai nghiện, sau cai nghiện tại nơi ở",
        YearTopic.Helped => "Lượt người được giúp học nghề, việc làm, vay vốn",
    };

    public static void Map(WebApplication app)
    {
        app.MapGet("/survey", async (string? done, CurrentStaff staff, YearTotals totals, CancellationToken cancellationToken) =>
        {
            totals.Notice = done == "written" ? "Đã ghi số liệu của năm." : null;
            await totals.FillAsync(staff, cancellationToken);
            return SiteRoom.Page<YearTotalsPage>();
        }).Require(Permission.ReadFigures);
        app.MapPost("/survey", async (IFormCollection posted, CurrentStaff staff, YearTotals totals, CancellationToken cancellationToken) =>
        {
            if (await totals.WriteAsync(staff, posted, cancellationToken)) return Results.Redirect("/survey?done=written");
            await totals.FillAsync(staff, cancellationToken);
            return SiteRoom.Page<YearTotalsPage>(StatusCodes.Status422UnprocessableEntity);
        }).Require(Permission.ManageOrganisation);
    }
}
