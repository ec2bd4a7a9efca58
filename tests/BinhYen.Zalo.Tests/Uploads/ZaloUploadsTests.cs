using BinhYen.Zalo.Messages;
using BinhYen.Zalo.Tests.Drivers;

namespace BinhYen.Zalo.Tests.Uploads;

public class ZaloUploadsTests
{
    private readonly FakeZalo _zalo = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_document_goes_up_as_the_part_named_file_and_becomes_a_message()
    {
        _zalo.Answers("""{ "data": { "token": "demoFileToken" }, "error": 0, "message": "Success" }""");
        var message = (await _zalo.Client().Uploads.FileAsync("%PDF"u8.ToArray(), "Thông báo số 5.pdf", Stop)).Value;

        message.ShouldBe(new FileMessage("demoFileToken"));
        _zalo.Last.Target.AbsolutePath.ShouldBe("/v2.0/oa/upload/file");
        _zalo.Last.ContentType.ShouldNotBeNull().ShouldStartWith("multipart/form-data; boundary=----zalo");
        _zalo.Last.Body.ShouldContain("name=\"file\"; filename=\"Thong bao so 5.pdf\"; filename*=utf-8''Th%C3%B4ng%20b%C3%A1o");
        _zalo.Last.Body.ShouldContain("%PDF");
    }

    [Fact]
    public async Task A_picture_answers_with_what_an_image_message_wants()
    {
        _zalo.Answers("""{ "data": { "attachment_id": "demoAtt01" }, "error": 0, "message": "Success" }""");
        using var bitmap = new SkiaSharp.SKBitmap(8, 8);
        using var png = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Png, 100);
        (await _zalo.Client().Uploads.ImageAsync(png.ToArray(), Stop)).Value.ShouldBe(ZaloMedia.Uploaded("demoAtt01"));
        _zalo.Last.Target.AbsolutePath.ShouldBe("/v2.0/oa/upload/image");
        _zalo.Last.Body.ShouldContain("filename=\"image.png\"");
    }

    [Fact]
    public async Task What_Zalo_does_not_take_is_not_sent()
    {
        var uploads = _zalo.Client().Uploads;
        (await uploads.FileAsync(new byte[1], "a.exe", Stop)).IsSuccess.ShouldBeFalse();
        (await uploads.FileAsync(new byte[5_000_001], "a.pdf", Stop)).IsSuccess.ShouldBeFalse();
        (await uploads.FileAsync(Array.Empty<byte>(), "a.pdf", Stop)).IsSuccess.ShouldBeFalse();
        (await uploads.GifAsync("PNG"u8.ToArray(), Stop)).IsSuccess.ShouldBeFalse();
        (await uploads.ImageAsync("PNG"u8.ToArray(), Stop)).IsSuccess.ShouldBeFalse();
        _zalo.Requests.ShouldBeEmpty();
    }
}
