using BinhYen.Communes;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Communes.Years;

/// <summary>Lines of the board of targets, as the chief reads them in a year of a plan.</summary>
internal static class PlanTargets
{
    public const string Households = "Hộ dân tham gia";
    public const string Hamlets = "Thôn, xóm tham gia";
    public const string Agencies = "Cơ quan, trường học tham gia";
    public const string Enterprises = "Doanh nghiệp, hợp tác xã tham gia";
    public const string OnTime = "Tin báo được xử lý đúng hạn";

    /// <summary>What a line says: what is asked, the figure, the verdict.</summary>
    public static async Task<(string Asked, string Figure, string Verdict)> LineAsync(PlanYear year, string label, int of)
    {
        var row = (await year.SeesAsync($"/targets?year={of}")).FindAll("section[aria-labelledby=commune] tbody tr").Single(r => r.QuerySelector("strong")!.TextContent == label);
        var cells = row.QuerySelectorAll("td");
        return (cells[1].TextContent.Trim(), cells[2].TextContent.Trim(), cells[4].QuerySelector(".badge")!.TextContent.Trim());
    }

    /// <summary>Every hamlet signs its figures of today: 100 households each.</summary>
    public static Task SignedAsync(PlanYear year, int withMeans, int joined) => year.Server.ReadAsync(async db =>
    {
        foreach (var hamlet in await db.Set<Hamlet>().Where(h => h.EndedOn == null).ToListAsync())
        {
            db.Add(new ParticipationCount
            {
                Id = Guid.CreateVersion7(), CommuneId = year.Id, HamletId = hamlet.Id, On = year.Today, Households = 100, WithMeans = withMeans, Joined = joined, SignerName = "Người ký", SignedAt = year.Server.Clock.GetUtcNow(),
            });
        }

        return await db.SaveChangesAsync();
    });

    /// <summary>Bodies of a kind, some of which have said yes today.</summary>
    public static Task InvitedAsync(PlanYear year, BodyKind kind, int all, int joined) => year.Server.ReadAsync(async db =>
    {
        for (var i = 0; i < all; i++)
        {
            db.Add(new CommuneUnit
            {
                Id = Guid.CreateVersion7(), CommuneId = year.Id, Kind = kind, Name = $"{kind} {i + 1}", InvitedOn = year.Today,
                Answer = i < joined ? InvitationAnswer.Joined : InvitationAnswer.Waiting, AnsweredOn = i < joined ? year.Today : null,
            });
        }

        return await db.SaveChangesAsync();
    });
}
