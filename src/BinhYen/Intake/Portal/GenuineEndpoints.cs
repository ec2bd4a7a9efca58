using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Intake.Portal;

/// <summary>Whether a check code is one of ours, in words.</summary>
/// <param name="Genuine">True when it is.</param>
/// <param name="Heading">The answer in five words.</param>
/// <param name="Words">What it means and what to do.</param>
public sealed record GenuineVerdict(bool Genuine, string Heading, string Words)
{
    /// <summary>Not among ours: said kindly, because most who ask have mistyped or are worried.</summary>
    public static GenuineVerdict Unknown { get; } = new(false, "Chưa tìm thấy mã này",
        "Có thể bạn gõ nhầm một chữ, xin thử lại. Nếu gõ đúng mà vẫn không thấy thì rất có thể tin nhắn đó không phải của chúng tôi: đừng bấm đường dẫn, đừng chuyển tiền, gọi trực ban để hỏi.");

    public static GenuineVerdict TooFast { get; } = new(false, "Bạn thử nhanh quá", "Đợi chừng mười giây rồi gõ lại nhé.");

    public static GenuineVerdict Missing { get; } = new(false, "Bạn chưa gõ mã",
        "Gõ 8 chữ và số ở cuối tin nhắn. Tin nhắn không có mã kiểm chứng thì hãy gọi trực ban để hỏi trước khi làm theo.");
}

/// <summary>"Có thật không?": the check code under our messages, asked by anybody.</summary>
internal static class GenuineEndpoints
{
    private const string Address = "/co-that-khong";

    public static void MapGenuine(this WebApplication app)
    {
        app.MapGet(Address, async (PortalPlace place, CancellationToken cancellationToken) =>
            SiteRoom.Page<GenuinePage>(new { Commune = await place.FindAsync(null, cancellationToken) })).AllowAnonymous().Light();
        app.MapPost(Address, AskAsync).AllowAnonymous().AddEndpointFilter(new OurForms(Address));
    }

    private static async Task<IResult> AskAsync(HttpContext context, PortalPlace place, BinhYenDb db, CommuneDirectory directory, LookupPace pace, CancellationToken cancellationToken)
    {
        var typed = (await context.Request.ReadFormAsync(cancellationToken))["ma"].ToString();
        var code = Crockford.Normalise(typed) ?? "?";
        var verdict = code.Length == 0 ? GenuineVerdict.Missing : await JudgeAsync(code, db, directory, cancellationToken);
        if (verdict == GenuineVerdict.Unknown && !await pace.MissedAsync(context, cancellationToken)) verdict = GenuineVerdict.TooFast;
        return SiteRoom.Page<GenuinePage>(new { Commune = await place.FindAsync(null, cancellationToken), Typed = typed, Verdict = verdict });
    }

    private static async Task<GenuineVerdict> JudgeAsync(string code, BinhYenDb db, CommuneDirectory directory, CancellationToken cancellationToken)
    {
        var commune = await db.Set<ReportThread>().AsNoTracking().Where(t => t.CheckCode == code).Select(t => (CommuneId?)t.CommuneId).FirstOrDefaultAsync(cancellationToken);
        if (commune is not { } id || await directory.FindAsync(id, cancellationToken) is not { } issuer) return GenuineVerdict.Unknown;
        // Who wrote and when the matter began is nobody's business but the holder's: only the issuer is named.
        return new GenuineVerdict(true, $"Thật: mã của {issuer.PoliceName}",
            "Mã này do chúng tôi cấp. Nhưng kẻ gian có thể chép lại mã: nếu tin nhắn đòi tiền, mã OTP hay mật khẩu thì vẫn là giả.");
    }
}
