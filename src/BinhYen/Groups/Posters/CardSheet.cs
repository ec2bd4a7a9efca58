using SkiaSharp;

namespace BinhYen.Groups.Posters;

/// <summary>Card for tables (A6), drawn on A4 and made half as large: few words in large letters.</summary>
internal static class CardSheet
{
    private const float Width = 595.28f;
    private const float Height = 841.89f;
    private const float Margin = 30;

    public static void Draw(NoticePen pen, NoticeContent content)
    {
        NoticeParts.Head(pen, content, new SKRect(0, 0, Width, 104), Margin, 30);
        pen.Text(content.Place, new SKRect(Margin, 108, Width - Margin, 172), 36, 18, NoticePen.Ink, bold: true, align: Align.Centre, middle: true);
        // Two codes at most: three would be too small to scan from a table.
        var codes = content.Codes.Take(2).ToList();
        const float gap = 16;
        var width = codes.Count == 1 ? 330 : (Width - 2 * Margin - gap) / 2;
        var x = (Width - width * codes.Count - gap * (codes.Count - 1)) / 2;
        foreach (var code in codes)
        {
            NoticeParts.Card(pen, code, new SKRect(x, 180, x + width, 536), ReferenceEquals(code, content.Report) ? NoticePen.Red : NoticePen.Green, 25, 18, 15);
            x += width + gap;
        }

        NoticeParts.Calls(pen, content, new SKRect(Margin, 548, Width - Margin, 646), 36, 17);
        pen.Text(NoticeContent.NotInGroup, new SKRect(Margin, 652, Width - Margin, 736), 21, 15, NoticePen.Ink, bold: true, align: Align.Centre, middle: true);
        NoticeParts.Foot(pen, content, new SKRect(0, Height - 100, Width, Height), Margin, 30, 16);
    }
}
