using System.IO.Compression;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Conversations;
using BinhYen.Platform.Persistence;
using Microsoft.AspNetCore.Http.Features;

namespace BinhYen.Intake.Portal;

/// <summary>"Dữ liệu của tôi" by tracking code: a copy to take away, requests under the clocks of the law, lifting a restriction.</summary>
internal static class MyDataEndpoints
{
    private const string Address = "/tin-cua-toi";
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void MapMyData(this WebApplication app)
    {
        var acts = app.MapGroup(Address).AllowAnonymous().AddEndpointFilter(new OurForms(Address));
        acts.MapPost("/ban-sao", CopyAsync);
        acts.MapPost("/yeu-cau", AskAsync);
        acts.MapPost("/bo-han-che", LiftAsync);
    }

    private static async Task<IResult> CopyAsync(HttpContext context, OwnThread own, DataRequests requests, BinhYenDb db, CancellationToken cancellationToken)
    {
        if (await own.FindAsync(cancellationToken) is not { } view) return new SeeOther("/tra-cuu");
        var subject = SubjectOf(view);
        await requests.AddDoneAsync(new DataAsk(subject, DataRight.Copy, ConsentChannel.Web, DataProof.TrackingCode), cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        var (told, files) = (await requests.TellAsync(subject, cancellationToken), await requests.FilesAsync(subject, cancellationToken));
        // An archive closes itself with a few bytes that the library writes the old way.
        if (context.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
        return Results.Stream(async stream => await WriteAsync(stream, told, files, CancellationToken.None), "application/zip", "du-lieu-cua-toi.zip");
    }

    private static async Task<IResult> AskAsync(
        HttpContext context, OwnThread own, DataRequests requests, JoinThread join, ReadMessages reading, BinhYenDb db, CancellationToken cancellationToken)
    {
        var form = await context.Request.ReadFormAsync(cancellationToken);
        if (await own.FindAsync(cancellationToken) is not { } view) return new SeeOther("/tra-cuu");
        var words = form["noi-dung"].ToString().Trim().ReplaceLineEndings("\n");
        if (RightOf(form["quyen"]) is not { } right) return await own.PageAsync(cancellationToken, [new("quyen", "Chọn điều bạn muốn yêu cầu")], words);
        if (right is DataRight.Know or DataRight.Complain && words.Length == 0)
            return await own.PageAsync(cancellationToken, [new("noi-dung", "Viết điều bạn muốn hỏi hoặc khiếu nại")], words);
        if (StateSecretGuard.MarksText(words)) return await own.PageAsync(cancellationToken, [new("noi-dung", StateSecretGuard.Refused.Message)], words);
        var asked = await requests.FileAsync(new DataAsk(SubjectOf(view), right, ConsentChannel.Web, DataProof.TrackingCode), words, cancellationToken);
        if (!asked.TryGet(out var filed, out var refusal)) return await own.PageAsync(cancellationToken, [new("noi-dung", refusal.Message)], words);
        if (filed.Apart is not null) return new SeeOther("/da-nhan");
        // Asked in whatever field stood open.
        if (await reading.AskForSecrecyAsync(view.CommuneId, words, cancellationToken))
        {
            await join.KeepSecretAsync(view.ThreadId, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
        }

        return new SeeOther($"{Address}?xong=yeu-cau#du-lieu");
    }

    private static async Task<IResult> LiftAsync(OwnThread own, DataRequests requests, CancellationToken cancellationToken)
    {
        if (await own.FindAsync(cancellationToken) is not { } view) return new SeeOther("/tra-cuu");
        await requests.LiftAsync(SubjectOf(view), cancellationToken);
        return new SeeOther($"{Address}?xong=bo-han-che#du-lieu");
    }

    /// <summary>The subject whose code this browser has shown.</summary>
    internal static DataSubject SubjectOf(ThreadView view) => new(view.CommuneId, view.ThreadId.Value, view.Reporter);

    private static DataRight? RightOf(string? chosen) => chosen switch
    {
        "hoi" => DataRight.Know,
        "xoa" => DataRight.Delete,
        "han-che" => DataRight.Restrict,
        "phan-doi" => DataRight.Object,
        "khieu-nai" => DataRight.Complain,
        _ => null,
    };

    private static async Task WriteAsync(Stream body, IReadOnlyList<HeldData> told, IReadOnlyList<HeldFile> files, CancellationToken cancellationToken)
    {
        await using var zip = await ZipArchive.CreateAsync(body, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken);
        await AddAsync(zip, "du-lieu.txt", InWords(told), cancellationToken);
        await AddAsync(zip, "du-lieu.json", Encoding.UTF8.GetBytes(JsonSerializer.Serialize(told, Readable)), cancellationToken);
        foreach (var file in files)
        {
            if (await file.Content(cancellationToken) is { } content) await AddAsync(zip, $"tep/{file.Name}", content, cancellationToken);
        }
    }

    // With a mark at the start, so that an old text editor shows the Vietnamese letters.
    private static byte[] InWords(IReadOnlyList<HeldData> told) =>
        [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(string.Join("\r\n\r\n", told.Select(part =>
            string.Join("\r\n", [part.Title.ToUpperInvariant(), $"Để làm gì: {part.Purpose}", $"Giữ đến khi: {part.Kept}", .. part.Lines]))))];

    private static async Task AddAsync(ZipArchive zip, string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(cancellationToken);
        await entry.WriteAsync(content, cancellationToken);
    }
}
