using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Groups;
using BinhYen.Platform.Pacing;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake.Portal;

/// <summary>What is said to whoever asks whether something is genuine.</summary>
/// <param name="Genuine">True when it is ours.</param>
/// <param name="Heading">The answer in five words.</param>
/// <param name="Words">What it means and what to do.</param>
public sealed record GenuineVerdict(bool Genuine, string Heading, string Words)
{
    /// <summary>Found to be fake by the police: shown in red.</summary>
    public bool IsFake { get; init; }

    /// <summary>Not among ours: said kindly, because most who ask have mistyped or are worried.</summary>
    public static GenuineVerdict Unknown { get; } = new(false, "Chưa tìm thấy mã này",
        "Có thể bạn gõ nhầm một chữ, xin thử lại. Nếu gõ đúng mà vẫn không thấy thì rất có thể tin nhắn đó không phải của chúng tôi: đừng bấm đường dẫn, đừng chuyển tiền, gọi trực ban để hỏi.");

    public static GenuineVerdict UnknownTrace { get; } = new(false, "Không phải số hay liên kết chúng tôi đã công bố",
        "Chưa biết là của ai. Đừng làm theo yêu cầu, đừng bấm, đừng chuyển tiền. Tự bấm số trực ban ở dưới để hỏi.");

    /// <summary>The same words for a wrong name, a wrong area and nobody at all.</summary>
    public static GenuineVerdict UnknownOfficer { get; } = new(false, "Không khớp với cán bộ đã công bố cho nơi này",
        "Có thể tên viết khác, hoặc người đó phụ trách nơi khác. Hẹn gặp tại trụ sở, hoặc tự bấm số trực ban ở dưới để hỏi. Đừng đưa giấy tờ, đừng chuyển tiền.");

    public static GenuineVerdict KnownFake { get; } = new(false, "Giả mạo: đã có người báo, Công an đã xác minh",
        "Đừng làm theo, đừng bấm, chặn số này. Đã lỡ chuyển tiền hay đưa mã OTP: gọi ngay ngân hàng, rồi gọi trực ban.")
    {
        IsFake = true,
    };

    public static GenuineVerdict TooFast { get; } = new(false, "Bạn thử nhanh quá", "Đợi chừng mười giây rồi gõ lại nhé.");

    public static GenuineVerdict Missing { get; } = new(false, "Bạn chưa gõ mã",
        "Gõ 8 chữ và số ở cuối tin nhắn. Tin nhắn không có mã kiểm chứng thì hãy gọi trực ban để hỏi trước khi làm theo.");

    public static GenuineVerdict MissingTrace { get; } = new(false, "Bạn chưa gõ số hay liên kết", "Chép đúng số điện thoại đã gọi, hoặc liên kết đã nhận, rồi bấm Kiểm tra.");

    public static GenuineVerdict MissingName { get; } = new(false, "Bạn chưa gõ đủ họ tên", "Gõ cả họ và tên người ấy xưng, và chọn nơi người ấy nói là phụ trách.");
}

/// <summary>What the page shows beside the verdict.</summary>
/// <param name="Commune">The one commune of the installation; null when there are more.</param>
/// <param name="Hamlets">Areas an officer may claim, id and name.</param>
public sealed record GenuinePlace(Commune? Commune, IReadOnlyList<(Guid Id, string Name)> Hamlets);

/// <summary>"Có thật không?": a check code, a number or link, an officer; and a hint about a fake.</summary>
internal static class GenuineEndpoints
{
    private const string Address = "/co-that-khong";
    private const int LongestHint = 2_000;
    private static readonly PaceLimit Hints = new(20, TimeSpan.FromHours(1));

    public static void MapGenuine(this WebApplication app)
    {
        app.MapGet(Address, async (string? xong, PortalPlace place, CommuneDirectory directory, CancellationToken cancellationToken) =>
            SiteRoom.Page<GenuinePage>(new { Place = await PlaceAsync(place, directory, cancellationToken), Thanks = xong == "bao" })).AllowAnonymous().Light();
        var asking = app.MapGroup(Address).AllowAnonymous().AddEndpointFilter(new OurForms(Address));
        asking.MapPost("", AskAsync);
        asking.MapPost("/bao-gia", HintAsync);
    }

    private static async Task<IResult> AskAsync(
        HttpContext context, PortalPlace place, BinhYenDb db, IRecordSealer vault, NoticeBook notices, GenuineBook book, CommuneDirectory directory, LookupPace pace, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var where = await PlaceAsync(place, directory, cancellationToken);
        var verdict = form.ContainsKey("so") ? await OfTraceAsync(form["so"].ToString().Trim(), book, cancellationToken)
            : form.ContainsKey("ten") ? await OfOfficerAsync(form["ten"].ToString().Trim(), form["noi"].ToString(), where.Commune, book, cancellationToken)
            : await OfCodeAsync(form["ma"].ToString(), db, vault, notices, directory, cancellationToken);
        // Every miss waits its turn, so that nobody finds out by trying who serves where.
        if (!verdict.Genuine && !verdict.IsFake && !await pace.MissedAsync(context, cancellationToken)) verdict = GenuineVerdict.TooFast;
        return SiteRoom.Page<GenuinePage>(new { Place = where, Typed = form["ma"].ToString(), Trace = form["so"].ToString(), Officer = form["ten"].ToString(), Area = form["noi"].ToString(), Verdict = verdict });
    }

    private static async Task<IResult> HintAsync(HttpContext context, PortalPlace place, GenuineBook book, CommuneDirectory directory, Pace pace, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var where = await PlaceAsync(place, directory, cancellationToken);
        var told = form["ke"].ToString().Trim();
        var commune = where.Commune ?? (await directory.AllAsync(cancellationToken)).FirstOrDefault(c => c.Slug == form["xa"]);
        var error = told.Length is 0 or > LongestHint ? $"Kể chuyện gì đã xảy ra, nhiều nhất {LongestHint} ký tự." : commune is null ? "Chọn xã nơi bạn gặp chuyện này." : null;
        if (error is null && pace.Take("fake", Pace.AddressOf(context), Hints) is not null) error = "Bạn đã báo nhiều lần trong một giờ. Đợi một lúc, hoặc gọi trực ban.";
        if (error is not null) return SiteRoom.Page<GenuinePage>(StatusCodes.Status422UnprocessableEntity, new { Place = where, Told = told, FakeTrace = form["dau"].ToString(), FakeKind = form["loai"].ToString(), Error = error });
        var kind = Enum.TryParse<FakeKind>(form["loai"], out var chosen) && Enum.IsDefined(chosen) ? chosen : FakeKind.Message;
        await book.ReportAsync(commune!.Id, kind, told, form["dau"].ToString().Trim() is { Length: > 0 and <= 300 } trace ? trace : null, cancellationToken);
        return new SeeOther($"{Address}?xong=bao");
    }

    private static async Task<GenuinePlace> PlaceAsync(PortalPlace place, CommuneDirectory directory, CancellationToken cancellationToken)
    {
        var commune = await place.FindAsync(null, cancellationToken);
        return new GenuinePlace(commune, commune is null ? [] : [.. (await directory.HamletsAsync(commune.Id, cancellationToken)).Select(h => (h.Id.Value, h.FullName))]);
    }

    private static async Task<GenuineVerdict> OfTraceAsync(string typed, GenuineBook book, CancellationToken cancellationToken) =>
        typed.Length is 0 or > 300 ? GenuineVerdict.MissingTrace : await book.OfTraceAsync(typed, cancellationToken) switch
        {
            (Standing.Genuine, var whose) => new GenuineVerdict(true, $"Thật: {whose}",
                "Nhưng kẻ gian có thể giả số hiện trên máy, hoặc gửi kèm lời đòi tiền. Nghi ngờ thì cúp máy rồi tự bấm số trực ban."),
            (Standing.Fake, _) => GenuineVerdict.KnownFake,
            _ => GenuineVerdict.UnknownTrace,
        };

    private static async Task<GenuineVerdict> OfOfficerAsync(string name, string area, Commune? commune, GenuineBook book, CancellationToken cancellationToken)
    {
        if (name.Length is < 3 or > 120 || !name.Contains(' ')) return GenuineVerdict.MissingName;
        if (commune is null) return GenuineVerdict.UnknownOfficer;
        HamletId? hamlet = Guid.TryParse(area, out var id) ? new HamletId(id) : null;
        return await book.OfOfficerAsync(commune.Id, hamlet, name, cancellationToken) is { } office
            ? new GenuineVerdict(true, $"Có: {office}", "Họ tên này đã được công bố cho nơi bạn chọn. Để chắc là đúng người, xem giấy chứng minh Công an nhân dân, hoặc tự bấm số trực ban để hỏi.")
            : GenuineVerdict.UnknownOfficer;
    }

    private static async Task<GenuineVerdict> OfCodeAsync(string typed, BinhYenDb db, IRecordSealer vault, NoticeBook notices, CommuneDirectory directory, CancellationToken cancellationToken)
    {
        var code = Crockford.Normalise(typed) ?? "?";
        if (code.Length == 0) return GenuineVerdict.Missing;
        if (await notices.FindAsync(code, cancellationToken) is { } notice && await directory.FindAsync(notice.CommuneId, cancellationToken) is { } publisher) return Of(notice, publisher);
        var hash = CheckCodes.HashOf(vault, code);
        var commune = await db.Set<ReportThread>().AsNoTracking().Where(t => t.CheckHash == hash).Select(t => (CommuneId?)t.CommuneId).FirstOrDefaultAsync(cancellationToken);
        if (commune is not { } id || await directory.FindAsync(id, cancellationToken) is not { } issuer) return GenuineVerdict.Unknown;
        // Who wrote and when the matter began is nobody's business but the holder's: only the issuer is named.
        return new GenuineVerdict(true, $"Thật: mã của {issuer.PoliceName}",
            "Mã này do chúng tôi cấp. Nhưng kẻ gian có thể chép lại mã: nếu tin nhắn đòi tiền, mã OTP hay mật khẩu thì vẫn là giả.");
    }

    private static GenuineVerdict Of(NoticeFound notice, Commune publisher)
    {
        var address = notice.GroupCode is { } group ? $" Mã vào nhóm trên tờ thật mở địa chỉ kết thúc bằng /x/{publisher.Slug}/vao-nhom/{group}; khác là tờ bị dán đè." : "";
        return notice.WithdrawnOn is { } end
            ? new GenuineVerdict(false, "Tờ này đã cũ", $"{publisher.PoliceName} phát hành cho {notice.Place} ngày {notice.IssuedOn.InWords()}, thu hồi ngày {end.InWords()}: {notice.Because}. Đừng dùng mã trên tờ này nữa, tìm tờ mới.")
            : new GenuineVerdict(true, $"Thật: tờ thông báo của {publisher.PoliceName}", $"Phát hành cho {notice.Place} ngày {notice.IssuedOn.InWords()}.{address}");
    }
}
