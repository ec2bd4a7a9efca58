using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Conversations;

namespace BinhYen.Intake.GroupPosts;

/// <summary>
/// What is done about one kind of post: one row of the table of workflow §8. The words are fixed: none of them can hold
/// a word of the story or a name, because there is no place for one.
/// </summary>
/// <param name="Kind">The row.</param>
/// <param name="Label">What an officer reads.</param>
/// <param name="OpensCase">A private case is opened from the copy.</param>
/// <param name="Act">What the moderator does.</param>
/// <param name="RemindAfter">When the moderator is reminded.</param>
/// <param name="GroupWords">What the group reads.</param>
/// <param name="PrivateWords">What the official account tells the sender, alone; null where nothing is said.</param>
/// <param name="Hint">What else the officer should know.</param>
internal sealed record GroupPostPlan(
    GroupPostKind Kind, string Label, bool OpensCase, ModeratorAct Act, TimeSpan RemindAfter, string GroupWords, string? PrivateWords, string Hint)
{
    /// <summary>What a sender who complains about the police reads besides; null for other posts.</summary>
    public string? Assurance { get; private init; }

    /// <summary>The rows in the order they are offered.</summary>
    public static IReadOnlyList<GroupPostPlan> All(Commune commune, ProfileValues profile, string publicUrl) =>
        [.. Enum.GetValues<GroupPostKind>().Select(kind => Of(kind, commune, profile, publicUrl))];

    public static GroupPostPlan Of(GroupPostKind kind, Commune commune, ProfileValues profile, string publicUrl)
    {
        var privately = $"{publicUrl}/bao-tin";
        var assurance = $"Cán bộ có liên quan không xem được tin của bạn. Bạn cũng có thể gửi thẳng {profile.OutsideAddress}.";
        var tell = $"Cảm ơn bạn đã báo. Để giữ kín cho bạn và người liên quan, xin trao đổi tiếp riêng với {commune.PoliceName} tại đây hoặc {privately} (không cần nêu tên).";
        return kind switch
        {
            GroupPostKind.Emergency => new(kind, "Khẩn cấp: có người đang gặp nguy hiểm", true, ModeratorAct.KeepThenHide, TimeSpan.FromHours(2),
                $"KHẨN CẤP: gọi ngay {string.Join(", ", profile.EmergencyNumbers.Take(3).Select(n => $"{n.Number} ({n.Label})"))}. Trực ban {commune.PoliceName}: {commune.DutyPhone}. Lực lượng trực đã được báo. Xin bà con tránh xa nơi nguy hiểm.",
                tell, "Trực ban được báo ngay. Giữ bài hiển thị khi còn giúp bà con tránh nguy hiểm, sau đó ẩn."),
            GroupPostKind.CrimeOrNamed => new(kind, "Tin về tội phạm, hoặc nêu ra một người", true, ModeratorAct.Hide, TimeSpan.FromMinutes(15),
                GroupAnswer.Text(publicUrl), tell, "Ẩn bài càng sớm càng tốt: bài làm lộ người báo và người bị nêu."),
            GroupPostKind.AboutPolice => new(kind, "Phàn nàn về cán bộ Công an", true, ModeratorAct.Answer, TimeSpan.FromMinutes(30),
                GroupAnswer.Text(publicUrl),
                $"{tell} {assurance}",
                "Không xóa lời phê bình Công an. Cán bộ khác, không phải người bị nêu, trả lời trong nhóm.")
            { Assurance = assurance },
            GroupPostKind.Rumour => new(kind, "Tin đồn chưa rõ đúng sai", false, ModeratorAct.Answer, TimeSpan.FromHours(1),
                $"{commune.PoliceName} đã biết thông tin này và đang kiểm tra. Xin bà con chờ thông báo chính thức, chưa chia sẻ thêm. Ai biết rõ sự việc xin nhắn riêng tại {privately}.",
                null, "Chỉ đính chính sự việc, không nêu ai đã đăng. Khi có kết quả, đăng thông báo có mã xác thực."),
            GroupPostKind.Advert => new(kind, "Quảng cáo, đường dẫn lạ, lừa đảo", false, ModeratorAct.Hide, TimeSpan.FromMinutes(15),
                "Bài quảng cáo hoặc đường dẫn lạ trong nhóm đã được ẩn. Bà con không bấm vào đường dẫn lạ, không chuyển tiền, không đưa mã OTP cho ai.",
                "Bài của bạn không thuộc nội dung của nhóm nên đã được ẩn. Nếu bạn thấy chưa đúng, xin nhắn lại để Tổ quản lý xem lại.",
                "Lặp lại nhiều lần thì Tổ quản lý nhóm quyết định; thành viên có quyền ý kiến lại."),
            GroupPostKind.Quarrel => new(kind, "Thành viên cãi nhau", false, ModeratorAct.Hide, TimeSpan.FromMinutes(15),
                $"Xin bà con tạm dừng trao đổi việc này trong nhóm. {commune.PoliceName} và Tổ hòa giải sẵn sàng nghe riêng từng bên tại {privately} hoặc số {commune.DutyPhone}.",
                "Công an xã và Tổ hòa giải có thể gặp riêng từng bên để giúp hòa giải. Nếu bạn muốn, xin nhắn lại.",
                "Mời hòa giải từng bên riêng; không phân xử trong nhóm."),
            GroupPostKind.Other => new(kind, "Việc khác cần xử lý", true, ModeratorAct.Answer, TimeSpan.FromHours(4),
                GroupAnswer.Text(publicUrl), tell, "Bài có thể giữ nếu không nêu ai và không làm lộ ai."),
        };
    }

    /// <summary>
    /// What a moderator passes on to the sender by hand; null where nothing is said. It shows the way to write privately and holds no code:
    /// whoever passes a code on could read with it what the sender tells later.
    /// </summary>
    /// <param name="commune">Who asks.</param>
    /// <param name="publicUrl">Address of the residents' pages.</param>
    /// <param name="chatUrl">Opens a chat with the official account; null while none is connected.</param>
    public string? WordsToRelay(Commune commune, string publicUrl, string? chatUrl)
    {
        if (PrivateWords is not { } alone) return null;
        var way = $"{(chatUrl is null ? "" : $"Zalo {chatUrl} hoặc ")}{publicUrl}/x/{commune.Slug}/bao-tin";
        return OpensCase
            ? $"Cảm ơn bạn đã báo. Để giữ kín cho bạn và người liên quan, xin kể riêng với {commune.PoliceName} qua {way} (không cần nêu tên), không kể thêm ở đây và không cần nhắc đến bài đã đăng. {Assurance}".TrimEnd()
            : $"{alone} Nhắn riêng qua {way}.";
    }

    /// <summary>What a post probably is, from what the machine read; an officer decides.</summary>
    public static GroupPostKind Guess(Suggestion read) => read switch
    {
        { Urgency: Urgency.Emergency } => GroupPostKind.Emergency,
        { OfficerConflict: true } => GroupPostKind.AboutPolice,
        { Category: CaseCategory.Spam } => GroupPostKind.Advert,
        { Category: CaseCategory.CommunityConflict } => GroupPostKind.Quarrel,
        { HideInGroup: true } => GroupPostKind.CrimeOrNamed,
        _ when CaseKinds.Of(read.Kind).IsCrime => GroupPostKind.CrimeOrNamed,
        _ => GroupPostKind.Other,
    };
}
