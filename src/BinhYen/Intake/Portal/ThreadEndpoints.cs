using System.Globalization;
using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Conversations;
using BinhYen.Platform.Persistence;
using Microsoft.AspNetCore.Mvc;

namespace BinhYen.Intake.Portal;

/// <summary>The reporter's own thread: reading, adding, agreeing, objecting, rating, own data, leaving.</summary>
internal static class ThreadEndpoints
{
    private const string Address = "/tin-cua-toi";

    public static void MapThread(this WebApplication app)
    {
        var thread = app.MapGroup(Address).AllowAnonymous();
        thread.MapGet("", async (OwnThread own, string? xong, CancellationToken cancellationToken) => await own.PageAsync(cancellationToken, done: WordsFor(xong)));
        var acts = thread.MapGroup("").AddEndpointFilter(new OurForms(Address));
        acts.MapPost("/them", AddAsync).WithMetadata(new RequestSizeLimitAttribute(100 * 1024 * 1024));
        acts.MapPost("/dong-y", (OwnThread own, ReporterThread threads, CancellationToken cancellationToken) =>
            own.DoAsync("dong-y", "them", "", id => threads.ConfirmAsync(id, cancellationToken), cancellationToken));
        acts.MapPost("/chua-thoa-dang", ObjectAsync);
        acts.MapPost("/danh-gia", RateAsync);
        acts.MapPost("/ke-lai", TellingAsync);
        acts.MapPost("/noi", PlaceAsync);
        acts.MapPost("/lien-he", CorrectAsync);
        acts.MapPost("/rut", WithdrawAsync);
        acts.MapPost("/roi", Leave);
    }

    private static async Task<IResult> AddAsync(
        HttpContext context, OwnThread own, ReporterThread threads, PendingFiles pending, CommuneDirectory directory, ThreadPace pace, ApartReport apart, ReadMessages reading, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var text = form["them"].ToString();
        if (await own.FindAsync(cancellationToken) is not { } view) return new SeeOther("/tra-cuu");
        if (await pace.RefuseAsync(view, text, cancellationToken) is { } later) return await own.PageAsync(cancellationToken, [new("them", later)], text, status: StatusCodes.Status429TooManyRequests);
        if (StateSecretGuard.MarksText(text)) return await own.PageAsync(cancellationToken, [new("them", StateSecretGuard.Refused.Message)], text);
        var commune = (await directory.FindAsync(view.CommuneId, cancellationToken))!;
        var (files, errors) = await pending.ReceiveAsync(commune, EarlierFiles.None, form.Files, text, danger: false, cancellationToken);
        if (errors.Count > 0) return await own.PageAsync(cancellationToken, errors, text);
        if (!(await apart.TrySendAsync(view, text, [.. files.Files.Select(f => f.Id)], cancellationToken)).TryGet(out var sent, out var refusal)) return await own.PageAsync(cancellationToken, [new("them", refusal.Message)], text);
        if (sent) return new SeeOther("/da-nhan");
        var keepsName = await reading.AskForSecrecyAsync(view.CommuneId, text, cancellationToken);
        return await own.DoAsync("them", "them", text, id => threads.AddMessageAsync(id, text, [.. files.Files.Select(f => f.Id)], keepsName, cancellationToken), cancellationToken);
    }

    private static async Task<IResult> ObjectAsync(HttpContext context, OwnThread own, ReporterThread threads, ThreadPace pace, ApartReport apart, ReadMessages reading, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        var reason = form["lydo"].ToString();
        if (await own.FindAsync(cancellationToken) is not { } view) return new SeeOther("/tra-cuu");
        if (await pace.RefuseAsync(view, reason, cancellationToken) is { } later)
            return await own.PageAsync(cancellationToken, [new("lydo", later)], reason, status: StatusCodes.Status429TooManyRequests);
        var ground = form["loai"].ToString() switch
        {
            "nguoi" => ReopenGround.ObjectionToHandler,
            "moi" => ReopenGround.NewFacts,
            _ => ReopenGround.NotSatisfied,
        };
        if (StateSecretGuard.MarksText(reason)) return await own.PageAsync(cancellationToken, [new("lydo", StateSecretGuard.Refused.Message)], reason);
        if (!view.CanObject) return await own.DoAsync("y-kien", "lydo", reason, id => threads.ObjectAsync(id, ground, reason, toldApart: false, keepsName: false, cancellationToken), cancellationToken);
        if (!(await apart.TryObjectAsync(view, ground is ReopenGround.ObjectionToHandler, reason, cancellationToken)).TryGet(out var sent, out var refusal))
            return await own.PageAsync(cancellationToken, [new("lydo", refusal.Message)], reason);
        var keepsName = !sent && await reading.AskForSecrecyAsync(view.CommuneId, reason, cancellationToken);
        var done = await own.DoAsync("y-kien", "lydo", reason, id => threads.ObjectAsync(id, ground, reason, sent, keepsName, cancellationToken), cancellationToken);
        return sent ? new SeeOther("/da-nhan") : done;
    }

    private static async Task<IResult> RateAsync(HttpContext context, OwnThread own, ReporterThread threads, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        _ = int.TryParse(form["sao"], NumberStyles.None, CultureInfo.InvariantCulture, out var stars);
        return await own.DoAsync("danh-gia", "sao", "", id => threads.RateAsync(id, stars, cancellationToken), cancellationToken);
    }

    private static async Task<IResult> TellingAsync(HttpContext context, OwnThread own, ReporterThread threads, CancellationToken cancellationToken)
    {
        var allowed = (await context.Request.ReadFormAsync(cancellationToken))["ke"] == "co";
        return await own.DoAsync(allowed ? "ke-lai" : "thoi-ke", "ke", "", id => threads.AllowTellingAsync(id, allowed, cancellationToken), cancellationToken);
    }

    private static async Task<IResult> PlaceAsync(HttpContext context, OwnThread own, ReporterThread threads, CancellationToken cancellationToken)
    {
        KnownPlace? chosen = Enum.TryParse<KnownPlace>((await context.Request.ReadFormAsync(cancellationToken))["noi"], out var place) && Enum.IsDefined(place) ? place : null;
        return await own.DoAsync(chosen is null ? "bo-noi" : "noi", "noi", "", id => threads.KnowPlaceAsync(id, chosen, cancellationToken), cancellationToken);
    }

    private static async Task<IResult> CorrectAsync(HttpContext context, OwnThread own, ReporterVault reporters, DataRequests requests, BinhYenDb db, CancellationToken cancellationToken)
    {
        if (await own.FindAsync(cancellationToken) is not { Reporter: { } reporter, HasOwnIdentity: true } view) return new SeeOther(Address);
        var form = ReportForm.Read(await context.Request.ReadFormAsync(cancellationToken));
        if (form.Phone.Length > 0 && form.PhoneDigits is null) return await own.PageAsync(cancellationToken, [ReportForm.PhoneError], form.Phone);
        await reporters.CompleteAsync(reporter, new ReporterContact(form.Name.Length > 0 ? form.Name : null, form.PhoneDigits), cancellationToken);
        await requests.AddDoneAsync(new DataAsk(MyDataEndpoints.SubjectOf(view), DataRight.Correct, ConsentChannel.Web, DataProof.TrackingCode), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return new SeeOther($"{Address}?xong=lien-he");
    }

    private static async Task<IResult> WithdrawAsync(
        HttpContext context, OwnThread own, DataRequests requests, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (await own.FindAsync(cancellationToken) is not { Reporter: not null } view) return new SeeOther(Address);
        if (form["chac"] != "co") return await own.PageAsync(cancellationToken, [new("rut", "Đánh dấu vào ô “Tôi chắc chắn muốn rút” rồi bấm lại")]);
        await requests.WithdrawByCodeAsync(MyDataEndpoints.SubjectOf(view), cancellationToken);
        return new SeeOther($"{Address}?xong=rut");
    }

    private static SeeOther Leave(HttpContext context, SealedCookie<OpenThread> threads, SealedCookie<Receipt> receipts)
    {
        threads.Forget(context);
        receipts.Forget(context);
        return new SeeOther("/");
    }

    private static string? WordsFor(string? done) => done switch
    {
        "them" => "Đã nhận thêm thông tin của bạn.",
        "dong-y" => "Cảm ơn bạn. Tin này đã kết thúc.",
        "y-kien" => "Đã chuyển ý kiến của bạn. Tin được mở lại.",
        "ke-lai" => "Cảm ơn bạn. Việc tốt này có thể được kể lại, không nêu tên bạn.",
        "thoi-ke" => "Đã ghi: lời khen này không được kể lại.",
        "danh-gia" => "Cảm ơn bạn đã đánh giá.",
        "noi" => "Đã ghi nơi bạn hay có mặt. Bỏ đi lúc nào cũng được.",
        "bo-noi" => "Không ghi nơi bạn hay có mặt.",
        "lien-he" => "Đã lưu tên, số điện thoại mới.",
        "rut" => "Đã hủy tên và số điện thoại của bạn.",
        "yeu-cau" => "Đã ghi yêu cầu của bạn về dữ liệu. Xem số và hạn ở cuối trang.",
        "bo-han-che" => "Đã bỏ hạn chế. Cán bộ lại đọc được lời kể của bạn.",
        _ => null,
    };
}
