using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using BinhYen.Intake;
using BinhYen.Platform;
using BinhYen.Testing;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SkiaSharp;

namespace BinhYen.Tests.Intake.Media;

public sealed class StoreAttachmentTests : IAsyncLifetime
{
    private GivenIntake intake = null!;
    private RecordKeyId key;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        intake = await GivenIntake.OpenAsync();
        key = await intake.Sealer.NewKeyAsync(intake.Commune.Value, Stop);
    }

    public ValueTask DisposeAsync() => intake.DisposeAsync();

    [Fact]
    [Requirement("R-TT-42")]
    public async Task The_original_keeps_its_bytes_its_hash_and_its_time()
    {
        var original = GivenPicture.JpegWithExif(640, 480, orientation: 1);

        var stored = (await StoreAsync(original, "anh.jpg")).Value;

        stored.ReceivedAt.ShouldBe(intake.Clock.GetUtcNow());
        stored.Size.ShouldBe(original.Length);
        (await OpenAsync(stored, AttachmentVariant.Original)).Content.ShouldBe(original);
        await using var db = intake.Db();
        (await intake.Get<OpenAttachment>().HashAsync(await db.Set<Attachment>().SingleAsync(Stop), Stop)).ShouldBe(Convert.ToHexStringLower(SHA256.HashData(original)));
    }

    [Fact]
    [Requirement("R-HG-32")]
    [Threat(4)]
    public async Task Copies_of_a_picture_carry_no_metadata_and_stand_upright()
    {
        var stored = (await StoreAsync(GivenPicture.JpegWithExif(2400, 1200, orientation: 6), "anh.jpg")).Value;

        var display = (await OpenAsync(stored, AttachmentVariant.Display)).Content;
        var thumbnail = (await OpenAsync(stored, AttachmentVariant.Thumbnail)).Content;

        Encoding.Latin1.GetString(display).ShouldNotContain("planted");
        Encoding.Latin1.GetString(display).ShouldNotContain("Exif");
        Encoding.Latin1.GetString(thumbnail).ShouldNotContain("Exif");
        using var picture = SKBitmap.Decode(display);
        (picture.Width, picture.Height).ShouldBe((800, 1600));
        // Turned a quarter to the right, the red left half is on top.
        picture.GetPixel(400, 200).Red.ShouldBeGreaterThan((byte)200);
        picture.GetPixel(400, 1400).Blue.ShouldBeGreaterThan((byte)200);
        using var small = SKBitmap.Decode(thumbnail);
        (small.Width, small.Height).ShouldBe((160, 320));
    }

    [Fact]
    public async Task Nothing_of_an_attachment_lies_readable_on_the_disk()
    {
        var original = GivenPicture.JpegWithExif(100, 100, orientation: 1);
        await StoreAsync(original, "anh-nha-ong-Lieu-planted.jpg");

        var files = Directory.GetFiles(intake.Folder, "*", SearchOption.AllDirectories);
        files.ShouldContain(file => file.Contains("attachments", StringComparison.Ordinal));
        foreach (var file in files)
        {
            Path.GetFileName(file).ShouldNotContain("Lieu");
            // The database drops files of its own while we look.
            if (RawBytes.Content(file) is { } bytes) bytes.AsSpan().IndexOf("planted"u8).ShouldBe(-1, file);
        }
    }

    [Fact]
    public async Task Destroying_the_key_of_the_record_deletes_the_attachment()
    {
        var stored = (await StoreAsync(GivenPicture.Jpeg(50, 50), "anh.jpg")).Value;
        await intake.Sealer.DestroyAsync([key], "test", Stop);

        var opened = await intake.Get<OpenAttachment>().RunAsync(stored, AttachmentVariant.Original, Stop);

        opened.Refusal.ShouldBe(AttachmentRefusals.NotFound);
        (await intake.Get<OpenAttachment>().HashAsync(stored, Stop)).ShouldBeNull();
    }

    [Fact]
    public async Task A_picture_bomb_is_refused_before_it_is_opened()
    {
        (await StoreAsync(GivenPicture.Bomb(), "anh.png")).Refusal.ShouldBe(AttachmentRefusals.HugeImage);
        FilesOfAttachments().ShouldBeEmpty();
    }

    [Theory]
    [Requirement("R-HG-32")]
    [InlineData("<html><script>alert(1)</script>", "anh.jpg")]
    [InlineData("  <svg xmlns='http://www.w3.org/2000/svg'/>", "anh.png")]
    [InlineData("MZ\u0090\0", "anh.jpg")]
    [InlineData("#!/bin/sh\nrm", "ghi-chu.amr")]
    [InlineData("%PDF-1.7 /OpenAction /JavaScript (app.alert(1))", "don.pdf")]
    [InlineData("%PDF-1.4 plain", "don.pdf.exe")]
    [InlineData("%PDF-1.4 plain", "don.exe.pdf")]
    [InlineData("%PDF-1.4 plain", "don.fdp\u202Eexe.scr ")]
    public async Task Whatever_can_act_is_refused_whatever_it_is_called(string content, string name) =>
        (await StoreAsync(Encoding.Latin1.GetBytes(content), name)).Refusal.ShouldBe(AttachmentRefusals.ActiveContent);

    [Theory]
    [InlineData("word/vbaProject.bin")]
    [InlineData("word/embeddings/oleObject1.bin")]
    [InlineData("word/activeX/activeX1.xml")]
    public async Task A_Word_file_with_something_that_acts_inside_is_refused(string part) =>
        (await StoreAsync(Docx("Kính gửi", part), "don.docx")).Refusal.ShouldBe(AttachmentRefusals.ActiveContent);

    [Fact]
    public async Task An_ordinary_Word_file_is_taken_and_an_ordinary_zip_is_not()
    {
        (await StoreAsync(Docx("Kính gửi Công an xã"), "don.docx")).Value.Kind.ShouldBe(AttachmentKind.Document);
        (await StoreAsync(Zip("ghi-chu.txt", "x"), "don.docx")).Refusal.ShouldBe(AttachmentRefusals.UnknownType);
    }

    [Theory]
    [InlineData("#!AMR\n", AttachmentKind.Audio, "audio/amr")]
    [InlineData("OggS....", AttachmentKind.Audio, "audio/ogg")]
    [InlineData("\0\0\0\u0018ftypmp42....", AttachmentKind.Video, "video/mp4")]
    [InlineData("\0\0\0\u0018ftyp3gp4....", AttachmentKind.Video, "video/3gpp")]
    [InlineData("\0\0\0\u0018ftypM4A ....", AttachmentKind.Audio, "audio/mp4")]
    [InlineData("%PDF-1.4 ....", AttachmentKind.Document, "application/pdf")]
    [Requirement("R-HG-32")]
    public async Task The_bytes_decide_what_a_file_is_not_its_name(string start, object kind, string mediaType)
    {
        var stored = (await StoreAsync(Encoding.Latin1.GetBytes(start), "anh.jpg")).Value;
        (stored.Kind, stored.MediaType).ShouldBe(((AttachmentKind)kind, mediaType));
        (await OpenAsync(stored, AttachmentVariant.Original)).DownloadName.ShouldNotEndWith(".jpg");
    }

    [Fact]
    [Requirement("R-HG-32")]
    public async Task Each_kind_has_its_own_size_limit()
    {
        var limits = intake.Get<AttachmentLimits>();
        (await StoreAsync(Padded("%PDF-1.4", limits.DocumentBytes + 1), "a.pdf")).Refusal!.Message.ShouldContain("10 MB");
        (await StoreAsync(Padded("#!AMR\n", limits.AudioBytes + 1), "a.amr")).Refusal!.Message.ShouldContain("20 MB");
        (await StoreAsync(Padded("\0\0\0\u0018ftypmp42", limits.VideoBytes + 1), "a.mp4")).Refusal!.Message.ShouldContain("25 MB");
        (await StoreAsync(Padded("%PDF-1.4", limits.DocumentBytes), "a.pdf")).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task An_iPhone_picture_is_refused_with_a_way_out() =>
        (await StoreAsync(Encoding.Latin1.GetBytes("\0\0\0\u0018ftypheic\0\0\0\0"), "IMG_1.HEIC")).Refusal!.Message.ShouldContain("JPG");

    [Fact]
    public async Task What_the_scanner_finds_is_never_kept()
    {
        await using var scanned = await GivenIntake.OpenAsync(configure: services => services.Replace(ServiceDescriptor.Singleton<IMalwareCheck>(new Finds())));
        await using var db = scanned.Db();
        var record = await scanned.Sealer.NewKeyAsync(scanned.Commune.Value, Stop);
        var upload = new AttachmentUpload(scanned.Commune, record, new MemoryStream(GivenPicture.Jpeg(9, 9)), AttachmentSource.Web);

        (await scanned.Get<StoreAttachment>().RunAsync(db, upload, Stop)).Refusal.ShouldBe(AttachmentRefusals.Infected);

        Directory.Exists(Path.Combine(scanned.Folder, "attachments")).ShouldBeFalse();
    }

    [Fact]
    [Requirement("R-YC-20")]
    [Threat(13)]
    public async Task A_paper_with_a_secrecy_mark_is_refused_and_the_paper_way_named()
    {
        (await StoreAsync("%PDF-1.4"u8.ToArray(), "12-QD_TUYỆT MẬT.pdf")).Refusal.ShouldBe(StateSecretGuard.Refused);
        (await StoreAsync(Docx("TỐI MẬT"), "cong-van.docx")).Refusal.ShouldBe(StateSecretGuard.Refused);
        var declared = new AttachmentUpload(intake.Commune, key, new MemoryStream("%PDF-1.4"u8.ToArray()), AttachmentSource.Web) { DeclaredSecret = true };
        await using var db = intake.Db();
        (await intake.Get<StoreAttachment>().RunAsync(db, declared, Stop)).Refusal!.Message.ShouldContain("bản giấy");
        FilesOfAttachments().ShouldBeEmpty();
    }

    private string[] FilesOfAttachments() => Directory.Exists(Path.Combine(intake.Folder, "attachments"))
        ? Directory.GetFiles(Path.Combine(intake.Folder, "attachments"), "*", SearchOption.AllDirectories)
        : [];

    private async Task<Result<Attachment>> StoreAsync(byte[] content, string name)
    {
        await using var db = intake.Db();
        var outcome = await intake.Get<StoreAttachment>().RunAsync(
            db, new AttachmentUpload(intake.Commune, key, new MemoryStream(content), AttachmentSource.Web) { FileName = name }, Stop);
        await db.SaveChangesAsync(Stop);
        return outcome;
    }

    private async Task<OpenedAttachment> OpenAsync(Attachment attachment, AttachmentVariant variant) =>
        (await intake.Get<OpenAttachment>().RunAsync(attachment, variant, Stop)).Value;

    private static byte[] Padded(string start, long size)
    {
        var content = new byte[size];
        Encoding.Latin1.GetBytes(start, content);
        return content;
    }

    private static byte[] Docx(string paragraph, params string[] parts) => Zip(
        [("[Content_Types].xml", "<Types/>"), ("word/document.xml", $"<w:document><w:p><w:t>{paragraph}</w:t></w:p></w:document>"), .. parts.Select(part => (part, "x"))]);

    private static byte[] Zip(string name, string content) => Zip([(name, content)]);

    private static byte[] Zip((string Name, string Content)[] parts)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create))
        {
            foreach (var (name, content) in parts)
            {
                using var part = new StreamWriter(zip.CreateEntry(name).Open());
                part.Write(content);
            }
        }

        return memory.ToArray();
    }

    private sealed class Finds : IMalwareCheck
    {
        public ValueTask<MalwareVerdict> CheckAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) => ValueTask.FromResult(MalwareVerdict.Infected);
    }
}
