using QRCoder;
using SkiaSharp;

namespace BinhYen.Groups.Posters;

/// <summary>How text stands in its box.</summary>
internal enum Align
{
    Left,
    Centre,
}

/// <summary>Draws boxes, fitted texts and codes. The same strokes go to a PDF page or to pixels. Lengths are points (1/72 inch).</summary>
internal sealed class NoticePen(SKCanvas canvas)
{
    public static readonly SKColor Green = new(0x0b, 0x5d, 0x3b);
    public static readonly SKColor Pale = new(0xe8, 0xf3, 0xee);
    public static readonly SKColor Red = new(0xa4, 0x16, 0x1a);
    public static readonly SKColor Ink = new(0x1b, 0x1f, 0x24);
    public static readonly SKColor Soft = new(0x3f, 0x4a, 0x54);
    public static readonly SKColor White = SKColors.White;

    // Dots of the picture per module: sharp when printed at any size of these sheets.
    private const int Dots = 12;

    /// <summary>Texts that did not fit, for whoever checks a sheet; empty when all is well.</summary>
    public List<string> Overflowing { get; } = [];

    public void Fill(SKRect box, SKColor colour, float round = 0)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        canvas.DrawRoundRect(box, round, round, paint);
    }

    public void Frame(SKRect box, SKColor colour, float width, float round)
    {
        using var paint = new SKPaint { Color = colour, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = width };
        canvas.DrawRoundRect(box, round, round, paint);
    }

    /// <summary>Writes a text as large as the box allows.</summary>
    /// <returns>Where the text ended.</returns>
    public float Text(string text, SKRect box, float largest, float smallest, SKColor colour, bool bold = false, Align align = Align.Left, bool middle = false)
    {
        var fitted = FittedText.In(text, bold ? NoticeFonts.Bold : NoticeFonts.Regular, box.Width, box.Height, largest, smallest);
        if (!fitted.Fits) Overflowing.Add(text);
        using var font = FittedText.FontOf(fitted.Face, fitted.Size);
        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        var top = box.Top + (middle ? Math.Max(0, (box.Height - fitted.Height) / 2) : 0);
        // A line's letters sit in the middle of its step: marks above, tails below.
        var y = top + fitted.LineStep * 0.5f + fitted.Size * 0.36f;
        foreach (var line in fitted.Lines)
        {
            canvas.DrawText(line, align is Align.Centre ? box.MidX : box.Left, y, align is Align.Centre ? SKTextAlign.Center : SKTextAlign.Left, font, paint);
            y += fitted.LineStep;
        }

        return top + fitted.Height;
    }

    /// <summary>Draws a code with its quiet margin into a square. Level Q: a quarter of it may be dirty or torn.</summary>
    public void Code(string address, SKRect square)
    {
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.Q);
        var modules = data.ModuleMatrix;
        using var picture = new SKBitmap(new SKImageInfo(modules.Count * Dots, modules.Count * Dots, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var dots = new SKCanvas(picture))
        {
            dots.Clear(SKColors.White);
            using var black = new SKPaint { Color = SKColors.Black };
            for (var y = 0; y < modules.Count; y++)
                for (var x = 0; x < modules.Count; x++)
                    if (modules[y][x]) dots.DrawRect(x * Dots, y * Dots, Dots, Dots, black);
        }

        using var image = SKImage.FromBitmap(picture);
        canvas.DrawImage(image, square, new SKSamplingOptions(SKFilterMode.Nearest, SKMipmapMode.None));
    }
}
