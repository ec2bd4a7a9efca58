using BinhYen.Communes;
using BinhYen.Groups.Posters;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups;

/// <summary>A notice that somebody holds against its check code.</summary>
/// <param name="CommuneId">Who issued it.</param>
/// <param name="Place">What it is for: "thôn Đông Khê".</param>
/// <param name="GroupCode">Code of the group it leads to; null for none.</param>
/// <param name="IssuedOn">Date printed on it.</param>
/// <param name="WithdrawnOn">Since when its codes are no longer right; null while they are.</param>
/// <param name="Because">Why; empty while they are.</param>
internal sealed record NoticeFound(CommuneId CommuneId, string Place, string? GroupCode, DateOnly IssuedOn, DateOnly? WithdrawnOn, string Because);

/// <summary>Reads notices: one by its code for anybody who doubts it, all of a commune for those who print them.</summary>
internal sealed class NoticeBook(BinhYenDb db, CommuneDirectory communes, BinhYenOptions options)
{
    /// <param name="code">Normalised: eight characters, no dash.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Null when no notice ever had this code.</returns>
    public Task<NoticeFound?> FindAsync(string code, CancellationToken cancellationToken) =>
        (from notice in db.Set<PublicNotice>().AsNoTracking()
         where notice.CheckCode == code
         join g in db.Set<ZaloGroup>() on notice.GroupId equals g.Id into groups
         from g in groups.DefaultIfEmpty()
         select new NoticeFound(notice.CommuneId, notice.Place, g == null ? null : g.Code, notice.IssuedOn, notice.WithdrawnOn, notice.WithdrawnBecause)).SingleOrDefaultAsync(cancellationToken)!;

    /// <summary>The public page by which people join a group.</summary>
    public string JoinAddress(Commune commune, ZaloGroup group) => $"{Base}/x/{commune.Slug}/vao-nhom/{group.Code}";

    /// <summary>The page where anybody reports in private.</summary>
    public string ReportAddress(Commune commune) => $"{Base}/x/{commune.Slug}/bao-tin";

    /// <summary>What stands on a notice's sheets as things are today.</summary>
    public async Task<NoticeContent> ContentAsync(PublicNotice notice, CancellationToken cancellationToken)
    {
        var commune = (await communes.FindAsync(notice.CommuneId, cancellationToken))!;
        var (settings, _) = await communes.SettingsAsync(commune.Id, cancellationToken);
        var group = notice.GroupId is { } id ? await db.Set<ZaloGroup>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == id, cancellationToken) : null;
        var own = await db.Set<NoticeSettings>().AsNoTracking().SingleOrDefaultAsync(s => s.CommuneId == commune.Id, cancellationToken);
        return new NoticeContent
        {
            Police = commune.PoliceName, Model = settings.ModelName, Place = notice.Place, GroupName = group?.Name, UnitTerm = settings.UnitTerm, DutyPhone = commune.DutyPhone,
            Numbers = settings.EmergencyNumbers, Office = commune.Address, CheckCode = notice.PrintedCode, GenuineAddress = Bare($"{Base}/co-that-khong"), IssuedOn = notice.IssuedOn,
            Join = group is null ? null : new NoticeCode("Vào nhóm", group.Name.Length > 0 ? $"Nhóm “{group.Name}”" : $"Nhóm {notice.Place}", JoinAddress(commune, group)),
            Report = new NoticeCode("Báo tin riêng", "Chỉ Công an đọc. Không cần nêu tên.", ReportAddress(commune)),
            Procedures = own?.ProceduresAddress is { Length: > 0 } address ? new NoticeCode("Hỏi thủ tục", "Giấy tờ cần mang, nơi nộp, ngày trả.", address) : null,
        };
    }

    private string Base => options.PublicUrl.TrimEnd('/');

    private static string Bare(string address) => address.Replace("https://", "", StringComparison.Ordinal).Replace("http://", "", StringComparison.Ordinal);
}
