using SkiaSharp;

namespace BinhYen.Groups.Posters;

/// <summary>Poster (A4) and, made smaller, leaflet (A5).</summary>
internal static class PosterSheet
{
    private const float Width = 595.28f;
    private const float Height = 841.89f;
    private const float Margin = 34;

    public static void Draw(NoticePen pen, NoticeContent content)
    {
        NoticeParts.Head(pen, content, new SKRect(0, 0, Width, 92), Margin, 25);
        pen.Text(content.Heading, new SKRect(Margin, 100, Width - Margin, 150), 33, 20, NoticePen.Green, bold: true, align: Align.Centre, middle: true);
        pen.Text(content.Place, new SKRect(Margin, 150, Width - Margin, 206), 30, 13, NoticePen.Ink, bold: true, align: Align.Centre, middle: true);

        var codes = content.Codes;
        const float gap = 14;
        const float top = 216;
        var bottom = codes.Count > 2 ? 504 : 512;
        // A code alone stays as large as two side by side would be.
        var width = codes.Count == 1 ? 300 : (Width - 2 * Margin - gap * (codes.Count - 1)) / codes.Count;
        var x = (Width - width * codes.Count - gap * (codes.Count - 1)) / 2;
        foreach (var code in codes)
        {
            NoticeParts.Card(pen, code, new SKRect(x, top, x + width, bottom), ReferenceEquals(code, content.Report) ? NoticePen.Red : NoticePen.Green, codes.Count > 2 ? 15 : 19, codes.Count > 2 ? 11.5f : 13, codes.Count > 2 ? 10.5f : 12);
            x += width + gap;
        }

        pen.Text("Gặp nguy hiểm: gọi ngay", new SKRect(Margin, bottom + 6, Width - Margin, bottom + 33), 19, 14, NoticePen.Red, bold: true, align: Align.Centre, middle: true);
        NoticeParts.Calls(pen, content, new SKRect(Margin, bottom + 38, Width - Margin, bottom + 116), 32, 13);

        float y = bottom + 124;
        y = NoticeParts.Point(pen, NoticeContent.NotInGroup, new SKRect(Margin, y, Width - Margin, y + 46), 15, bold: true) + 3;
        y = NoticeParts.Point(pen, NoticeContent.NeverAsked, new SKRect(Margin, y, Width - Margin, y + 40), 14) + 3;
        if (content.Join is not null) NoticeParts.Point(pen, NoticeContent.FreeToJoin, new SKRect(Margin, y, Width - Margin, y + 40), 14);
        NoticeParts.Foot(pen, content, new SKRect(0, Height - 70, Width, Height), Margin, 23, 12);
    }
}
