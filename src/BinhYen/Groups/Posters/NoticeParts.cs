using SkiaSharp;

namespace BinhYen.Groups.Posters;

/// <summary>Parts that several sheets share. Lengths are points of an A4 sheet.</summary>
internal static class NoticeParts
{
    /// <summary>Green head with the issuing unit and the model.</summary>
    public static void Head(NoticePen pen, NoticeContent content, SKRect box, float margin, float size)
    {
        pen.Fill(box, NoticePen.Green);
        var text = new SKRect(margin, box.Top + 8, box.Right - margin, box.Bottom - 8);
        var split = text.Top + text.Height * 0.58f;
        pen.Text(content.Police.ToUpper(System.Globalization.CultureInfo.GetCultureInfo("vi-VN")), new SKRect(text.Left, text.Top, text.Right, split), size, size * 0.5f, NoticePen.White, bold: true, align: Align.Centre, middle: true);
        pen.Text($"Mô hình “{content.Model}”", new SKRect(text.Left, split, text.Right, text.Bottom), size * 0.6f, size * 0.32f, NoticePen.White, align: Align.Centre, middle: true);
    }

    /// <summary>A framed card with one code, what it does, and its address for those who type.</summary>
    public static void Card(NoticePen pen, NoticeCode code, SKRect box, SKColor colour, float title, float words, float address)
    {
        pen.Fill(box, NoticePen.White, 10);
        pen.Frame(box, colour, 2.5f, 10);
        var inner = SKRect.Inflate(box, -10, -8);
        var y = pen.Text(code.Title, new SKRect(inner.Left, inner.Top, inner.Right, inner.Top + title * 2.7f), title, title * 0.6f, colour, bold: true, align: Align.Centre) + 2;
        var foot = inner.Bottom - address * 4.1f;
        var say = foot - words * 2.8f;
        var side = Math.Min(inner.Width, say - y);
        pen.Code(code.Address, SKRect.Create(inner.MidX - side / 2, y, side, side));
        pen.Text(code.Words, new SKRect(inner.Left, y + side, inner.Right, foot), words, words * 0.5f, NoticePen.Ink, align: Align.Centre, middle: true);
        pen.Text(code.Typed, new SKRect(inner.Left, foot, inner.Right, inner.Bottom), address, address * 0.6f, NoticePen.Soft, align: Align.Centre, middle: true);
    }

    /// <summary>Red band: whom to call when somebody is in danger.</summary>
    public static void Calls(NoticePen pen, NoticeContent content, SKRect box, float number, float label)
    {
        pen.Fill(box, new SKColor(0xfd, 0xec, 0xea), 10);
        pen.Frame(box, NoticePen.Red, 2, 10);
        (string Number, string Label)[] all =
        [
            .. content.DutyPhone.Length > 0 ? [(content.DutyPhone, "Trực ban ngày đêm")] : Array.Empty<(string, string)>(),
            .. content.Numbers.Take(3).Select(n => (n.Number, n.Label)),
        ];
        var inner = SKRect.Inflate(box, -12, -8);
        // The duty number is long: it gets the room of two.
        var parts = all.Select((_, i) => i == 0 && content.DutyPhone.Length > 0 ? 2f : 1f).ToArray();
        var unit = inner.Width / Math.Max(1, parts.Sum());
        var x = inner.Left;
        var split = inner.Bottom - label * 2.7f;
        for (var i = 0; i < all.Length; i++)
        {
            var cell = new SKRect(x + 3, inner.Top, x + parts[i] * unit - 3, inner.Bottom);
            pen.Text(all[i].Number, new SKRect(cell.Left, cell.Top, cell.Right, split), number, number * 0.28f, NoticePen.Red, bold: true, align: Align.Centre, middle: true);
            pen.Text(all[i].Label, new SKRect(cell.Left, split, cell.Right, cell.Bottom), label, label * 0.7f, NoticePen.Ink, align: Align.Centre);
            x += parts[i] * unit;
        }
    }

    /// <summary>Foot: how to tell that the paper is genuine.</summary>
    public static void Foot(NoticePen pen, NoticeContent content, SKRect box, float margin, float code, float words)
    {
        pen.Fill(box, NoticePen.Pale);
        var inner = new SKRect(margin, box.Top + 5, box.Right - margin, box.Bottom - 5);
        var left = inner.Left + inner.Width * 0.36f;
        pen.Text("Mã kiểm chứng", new SKRect(inner.Left, inner.Top, left - 8, inner.Top + words * 1.4f), words, words * 0.7f, NoticePen.Soft);
        pen.Text(content.CheckCode, new SKRect(inner.Left, inner.Top + words * 1.4f, left - 8, inner.Bottom), code, code * 0.6f, NoticePen.Green, bold: true, middle: true);
        pen.Text($"Có thật không? Gõ mã tại {content.GenuineAddress}. {(content.Join is null ? "" : "Mã vào nhóm chỉ đúng trên tờ có mã kiểm chứng này. ")}Phát hành {content.IssuedOn.InWords()}.",
            new SKRect(left, inner.Top, inner.Right, inner.Bottom), words, words * 0.6f, NoticePen.Ink, middle: true);
    }

    /// <summary>One line after a green mark.</summary>
    /// <returns>Where it ended.</returns>
    public static float Point(NoticePen pen, string text, SKRect box, float size, bool bold = false)
    {
        pen.Fill(SKRect.Create(box.Left, box.Top + size * 0.42f, size * 0.5f, size * 0.5f), NoticePen.Green, size * 0.25f);
        return pen.Text(text, new SKRect(box.Left + size * 1.1f, box.Top, box.Right, box.Bottom), size, size * 0.6f, NoticePen.Ink, bold);
    }
}
