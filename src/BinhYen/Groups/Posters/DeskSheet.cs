using SkiaSharp;

namespace BinhYen.Groups.Posters;

/// <summary>Sign for the desk where people wait (A4 lying): the private report first, to be read from two metres.</summary>
internal static class DeskSheet
{
    private const float Width = 841.89f;
    private const float Height = 595.28f;
    private const float Margin = 34;

    public static void Draw(NoticePen pen, NoticeContent content)
    {
        NoticeParts.Head(pen, content, new SKRect(0, 0, Width, 84), Margin, 25);
        pen.Text(content.Place, new SKRect(Margin, 88, Width - Margin, 128), 26, 13, NoticePen.Ink, bold: true, align: Align.Centre, middle: true);
        const float top = 134;
        const float bottom = 424;
        const float gap = 14;
        NoticeCode[] codes = [content.Report, .. content.Codes.Where(c => !ReferenceEquals(c, content.Report))];
        var width = codes.Length == 1 ? 340 : (Width - 2 * Margin - gap * (codes.Length - 1)) / codes.Length;
        var x = (Width - width * codes.Length - gap * (codes.Length - 1)) / 2;
        foreach (var code in codes)
        {
            NoticeParts.Card(pen, code, new SKRect(x, top, x + width, bottom), ReferenceEquals(code, content.Report) ? NoticePen.Red : NoticePen.Green, 21, 13.5f, 11);
            x += width + gap;
        }

        var half = Width / 2;
        NoticeParts.Calls(pen, content, new SKRect(Margin, 436, half + 40, 522), 29, 12.5f);
        pen.Text(NoticeContent.NotInGroup, new SKRect(half + 54, 434, Width - Margin, 480), 14, 10, NoticePen.Ink, bold: true, middle: true);
        pen.Text(NoticeContent.NeverAsked, new SKRect(half + 54, 480, Width - Margin, 524), 13, 9.5f, NoticePen.Ink, middle: true);
        NoticeParts.Foot(pen, content, new SKRect(0, Height - 64, Width, Height), Margin, 23, 12.5f);
    }
}
