namespace BinhYen.Groups.Posters;

/// <summary>Texts of the same notice for other materials: banner, one minute for the loudspeaker, a post (R-YC-12, R-YC-74).</summary>
internal static class NoticeWords
{
    /// <summary>One line for a banner of cloth, with the ways to report (R-TT-26).</summary>
    public static string Banner(NoticeContent content) =>
        $"{(content.Join is null ? "TOÀN DÂN BẢO VỆ AN NINH TỔ QUỐC" : $"MỖI NHÀ MỘT NGƯỜI VÀO NHÓM ZALO AN NINH, TRẬT TỰ {content.Place.ToUpper(Vietnamese)}")} – BÁO TIN RIÊNG: {content.Report.Typed}{Phone(content, " – TRỰC BAN: ")}";

    /// <summary>About a minute read slowly; nothing in it needs to be seen.</summary>
    public static string Loudspeaker(NoticeContent content)
    {
        List<string> lines =
        [
            $"{content.Police} thông báo tới bà con {content.Place}.",
            .. content.Join is null ? Array.Empty<string>() :
            [
                "Nhóm Zalo an ninh, trật tự giúp bà con nhận tin đúng từ Công an, biết thủ đoạn lừa đảo mới, và hỏi việc chung. Mỗi nhà chỉ cần một người vào nhóm.",
                "Cách vào: mở Zalo, quét mã trên tờ thông báo dán ở nhà văn hóa. Không biết quét, nhờ con cháu hoặc cán bộ thôn giúp. Vào nhóm hay không là quyền của mỗi nhà.",
            ],
            $"Chuyện riêng, tố giác, tin mật: không nói trong nhóm. Hãy quét mã “Báo tin riêng” trên tờ thông báo{Phone(content, ", hoặc gọi trực ban ngày đêm số ")}. Bà con không cần nêu tên.",
            "Có người gặp nguy hiểm, gọi ngay 113. Cháy gọi 114. Cấp cứu gọi 115. Bà con tránh xa, đừng đuổi bắt, đừng tự giữ ai.",
            NoticeContent.NeverAsked,
            $"Nhắc lại, thông báo của {content.Police}. Xin cảm ơn bà con.",
        ];
        return string.Join('\n', lines);
    }

    /// <summary>To be pasted into a group or on a page.</summary>
    public static string Post(NoticeContent content)
    {
        List<string> lines =
        [
            content.Join is null ? $"{content.Police} – báo tin an ninh, trật tự" : $"{content.Police} mời bà con {content.Place} vào nhóm Zalo an ninh, trật tự",
            .. content.Join is { } join ? [$"Xem trước khi vào, và vào nhóm: {join.Address}"] : Array.Empty<string>(),
            $"Báo tin riêng, chỉ Công an đọc: {content.Report.Address}",
            .. content.DutyPhone.Length > 0 ? [$"Trực ban ngày đêm: {content.DutyPhone}. Khẩn cấp: 113, 114, 115"] : (string[])["Khẩn cấp: 113, 114, 115"],
            NoticeContent.NotInGroup,
            NoticeContent.NeverAsked,
            $"Mã kiểm chứng {content.CheckCode}, hỏi tại {content.GenuineAddress}",
        ];
        return string.Join('\n', lines);
    }

    private static readonly System.Globalization.CultureInfo Vietnamese = System.Globalization.CultureInfo.GetCultureInfo("vi-VN");

    private static string Phone(NoticeContent content, string before) => content.DutyPhone.Length > 0 ? before + content.DutyPhone : "";
}
