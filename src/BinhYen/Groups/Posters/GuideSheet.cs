using SkiaSharp;

namespace BinhYen.Groups.Posters;

/// <summary>One page in large type for whoever is new to this: why, how to join, how to report in private (R-YC-12, R-YC-43).</summary>
internal static class GuideSheet
{
    private const float Width = 595.28f;
    private const float Height = 841.89f;
    private const float Margin = 32;
    private const float Size = 16.5f;

    public static void Draw(NoticePen pen, NoticeContent content)
    {
        NoticeParts.Head(pen, content, new SKRect(0, 0, Width, 78), Margin, 22);
        pen.Text($"Hướng dẫn cho bà con {content.Place}", new SKRect(Margin, 82, Width - Margin, 124), 25, 13, NoticePen.Green, bold: true, align: Align.Centre, middle: true);

        var y = 130f;
        const float side = 128;
        if (content.Join is { } join)
        {
            y = Part(pen, "A. Vào nhóm Zalo: nhận tin đúng của Công an, hỏi việc chung", join, y,
            [
                "Mở Zalo, chọn dấu quét mã ở góc trên, đưa máy vào mã bên phải.",
                "Đọc ai xem được gì, chọn Đồng ý, rồi bấm Mở nhóm trong Zalo.",
                "Chờ trưởng nhóm cho vào. Mỗi nhà chỉ cần một người.",
            ]);
        }

        y = Part(pen, content.Join is null ? "A. Báo tin riêng cho Công an: không ai trong xóm biết" : "B. Báo tin riêng cho Công an: không ai trong xóm biết", content.Report, y,
        [
            "Quét mã bên phải, bấm Gửi tin báo.",
            "Kể việc gì, ở đâu, khi nào. Không phải nêu tên mình.",
            "Chép lại mã tra cứu để xem trả lời. Đừng đưa mã cho ai.",
        ]);

        var last = content.Join is null ? "B" : "C";
        y = pen.Text($"{last}. Không dùng điện thoại thông minh?", new SKRect(Margin, y, Width - Margin, y + 26), 18, 14, NoticePen.Green, bold: true) + 1;
        y = pen.Text($"Không sao. Gọi trực ban, đến trụ sở{(content.Office.Length > 0 ? $" ({content.Office})" : "")}, hoặc nói với trưởng {content.UnitTerm}. Tin quan trọng được phát loa và dán giấy ở nhà văn hóa.",
            new SKRect(Margin, y, Width - Margin, y + 66), Size, 12, NoticePen.Ink) + 6;

        NoticeParts.Calls(pen, content, new SKRect(Margin, y, Width - Margin, y + 74), 28, 13);
        y += 80;
        y = NoticeParts.Point(pen, NoticeContent.NotInGroup, new SKRect(Margin, y, Width - Margin, y + 42), 15, bold: true) + 2;
        NoticeParts.Point(pen, NoticeContent.NeverAsked, new SKRect(Margin, y, Width - Margin, Math.Max(y + 38, Height - 70)), 14);
        NoticeParts.Foot(pen, content, new SKRect(0, Height - 62, Width, Height), Margin, 21, 11.5f);

        static float Part(NoticePen pen, string heading, NoticeCode code, float y, IReadOnlyList<string> steps)
        {
            y = pen.Text(heading, new SKRect(Margin, y, Width - Margin, y + 26), 18, 13, NoticePen.Green, bold: true) + 1;
            var right = Width - Margin - side;
            pen.Code(code.Address, SKRect.Create(right, y + 2, side, side));
            pen.Text(code.Typed, new SKRect(right, y + side, Width - Margin, y + side + 28), 9.5f, 6.5f, NoticePen.Soft, align: Align.Centre);
            var step = y;
            for (var i = 0; i < steps.Count; i++)
            {
                pen.Text($"{i + 1}", new SKRect(Margin, step, Margin + 18, step + 24), Size, Size, NoticePen.Green, bold: true);
                step = pen.Text(steps[i], new SKRect(Margin + 20, step, right - 8, step + 46), Size, 12, NoticePen.Ink) + 3;
            }

            return Math.Max(step, y + side + 26) + 4;
        }
    }
}
