using SkiaSharp;

namespace BinhYen.Groups.Posters;

/// <summary>Draws the sheets of a notice, as PDF for the printer or as PNG for a group and a screen. One layout makes both.</summary>
internal static class DrawNotice
{
    private const float ShortSide = 595.28f;
    private const float LongSide = 841.89f;
    private const float PixelsPerInch = 200;
    private const float PointsPerInch = 72;

    // Above 100 the codes are kept dot for dot; a JPEG would frame each module in grey.
    private const int Lossless = 101;

    // A5 and A6 are A4 made smaller by these factors.
    private const float A5 = 0.7071f;
    private const float A6 = 0.5f;

    public static byte[] Pdf(NoticeContent content, NoticeSheet sheet)
    {
        var (width, height) = SizeOf(sheet);
        using var stream = new MemoryStream();
        using (var document = SKDocument.CreatePdf(stream, new SKDocumentPdfMetadata { Title = $"{content.Heading} – {content.Place}", Author = content.Police, Creator = "BinhYen", RasterDpi = PixelsPerInch, EncodingQuality = Lossless }))
        {
            Draw(document.BeginPage(width, height), content, sheet);
            document.EndPage();
            document.Close();
        }

        return stream.ToArray();
    }

    public static byte[] Png(NoticeContent content, NoticeSheet sheet)
    {
        var (width, height) = SizeOf(sheet);
        const float scale = PixelsPerInch / PointsPerInch;
        using var surface = SKSurface.Create(new SKImageInfo((int)MathF.Round(width * scale), (int)MathF.Round(height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque));
        surface.Canvas.Clear(SKColors.White);
        surface.Canvas.Scale(scale);
        Draw(surface.Canvas, content, sheet);
        using var image = surface.Snapshot();
        using var encoded = image.Encode(SKEncodedImageFormat.Png, 100);
        return encoded.ToArray();
    }

    /// <summary>Texts that do not fit their place; empty for a sheet that can be printed.</summary>
    public static IReadOnlyList<string> Overflowing(NoticeContent content, NoticeSheet sheet)
    {
        var (width, height) = SizeOf(sheet);
        using var recorder = new SKPictureRecorder();
        return Draw(recorder.BeginRecording(new SKRect(0, 0, width, height)), content, sheet);
    }

    private static (float Width, float Height) SizeOf(NoticeSheet sheet) => sheet switch
    {
        NoticeSheet.Poster or NoticeSheet.Guide => (ShortSide, LongSide),
        NoticeSheet.Leaflet => (ShortSide * A5, LongSide * A5),
        NoticeSheet.TableCard => (ShortSide * A6, LongSide * A6),
        NoticeSheet.DeskSign => (LongSide, ShortSide),
    };

    private static List<string> Draw(SKCanvas canvas, NoticeContent content, NoticeSheet sheet)
    {
        var pen = new NoticePen(canvas);
        switch (sheet)
        {
            case NoticeSheet.Poster:
                PosterSheet.Draw(pen, content);
                break;
            case NoticeSheet.Leaflet:
                canvas.Scale(A5);
                PosterSheet.Draw(pen, content);
                break;
            case NoticeSheet.TableCard:
                canvas.Scale(A6);
                CardSheet.Draw(pen, content);
                break;
            case NoticeSheet.DeskSign:
                DeskSheet.Draw(pen, content);
                break;
            case NoticeSheet.Guide:
                GuideSheet.Draw(pen, content);
                break;
        }

        return pen.Overflowing;
    }
}
