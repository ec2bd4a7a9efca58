using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;
using SkiaSharp;
using ZXing;
using ZXing.Common;
using ZXing.Multi.QrCode;

namespace BinhYen.Tests.Drivers;

/// <summary>Reads codes as a telephone does: all that are on a picture, or in the pictures of a PDF.</summary>
internal static class QrReader
{
    /// <summary>Contents of all codes on a picture, at the given width in pixels, in no order.</summary>
    public static IReadOnlyList<string> InPicture(byte[] picture, int? width = null)
    {
        using var whole = SKBitmap.Decode(picture);
        using var seen = width is { } wide ? whole.Resize(new SKImageInfo(wide, whole.Height * wide / whole.Width), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)) : whole.Copy();
        var pixels = seen.Pixels.SelectMany(p => new[] { p.Red, p.Green, p.Blue }).ToArray();
        return Read(new RGBLuminanceSource(pixels, seen.Width, seen.Height));
    }

    /// <summary>Contents of all codes that are pictures in a PDF.</summary>
    public static IReadOnlyList<string> InPdf(byte[] pdf)
    {
        using var stream = new MemoryStream(pdf);
        using var document = PdfReader.Open(stream, PdfDocumentOpenMode.Import);
        return [.. document.Internals.GetAllObjects().OfType<PdfDictionary>().Where(d => d.Elements.GetName("/Subtype") == "/Image").SelectMany(InImage)];
    }

    private static IEnumerable<string> InImage(PdfDictionary image)
    {
        var (width, height) = (image.Elements.GetInteger("/Width"), image.Elements.GetInteger("/Height"));
        var bytes = image.Stream.UnfilteredValue;
        return bytes.Length == width * height * 3 ? Read(new RGBLuminanceSource(bytes, width, height))
            : bytes.Length == width * height ? Read(new RGBLuminanceSource(bytes, width, height, RGBLuminanceSource.BitmapFormat.Gray8)) : [];
    }

    private static IReadOnlyList<string> Read(LuminanceSource source) =>
        [.. (new QRCodeMultiReader().decodeMultiple(new BinaryBitmap(new HybridBinarizer(source)), new Dictionary<DecodeHintType, object> { [DecodeHintType.TRY_HARDER] = true }) ?? []).Select(r => r.Text)];
}
