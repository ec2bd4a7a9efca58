namespace BinhYen.Cases;

/// <summary>
/// What whoever reports is told about staying safe: first on every receipt, in a chat as on the web (R-TT-27). Residents are asked to
/// report, never to confront, chase or hold anybody; a number to call stands in the same breath.
/// </summary>
public static class SafetyAdvice
{
    /// <summary>For what goes on now: what to do before anything else. One or two short sentences without numbers, which stand above it.</summary>
    /// <param name="category">What the words are about.</param>
    public static string InDanger(CaseCategory category) => category switch
    {
        CaseCategory.FireExplosion or CaseCategory.FireRisk => "Ra khỏi nơi cháy, cúi thấp, đừng quay lại lấy đồ, báo mọi người xung quanh. Ngắt điện, khóa ga nếu an toàn.",
        CaseCategory.TrafficAccident => "Đứng vào nơi an toàn, cảnh báo xe khác. Đừng di chuyển người bị nặng nếu không có nguy cơ cháy.",
        CaseCategory.Rescue or CaseCategory.Disaster => "Gọi to người xung quanh. Đừng xuống nước cứu nếu không biết bơi: ném phao, dây, sào.",
        CaseCategory.PersonInDistress => "Ở cạnh người đó, nói chuyện nhẹ nhàng, cất vật nguy hiểm. Bạn không phải xử lý một mình.",
        CaseCategory.MissingPerson => "Giữ ảnh gần nhất, nhớ quần áo và nơi thấy lần cuối. Hỏi ngay những nhà xung quanh.",
        CaseCategory.ChildAbuse or CaseCategory.DomesticViolence => "Tìm chỗ an toàn, có khóa hoặc có đông người. Gọi 111 nếu có trẻ em. Chưa an toàn thì xóa tin nhắn này.",
        CaseCategory.WeaponsFireworks => "Lùi xa, đừng chạm vào, đừng tháo hay đốt, giữ người khác tránh xa.",
        _ => "Tránh xa nơi nguy hiểm, đừng đối đầu, đừng bám theo.",
    };

    /// <summary>For the receipt of a report: what not to do while others look into it, and whom to call when it turns dangerous.</summary>
    /// <param name="category">What the report is about.</param>
    /// <returns>Two sentences; null where nobody can come to harm, for example a question about papers.</returns>
    public static string? WhileWeLook(CaseCategory category) => category switch
    {
        CaseCategory.Theft or CaseCategory.Robbery or CaseCategory.PropertyDamage =>
            "Nếu gặp kẻ gian: tránh xa, đừng đuổi theo, đừng tự bắt giữ ai; nhớ hình dáng, hướng đi rồi gọi 113. Giữ nguyên hiện trường.",
        CaseCategory.Assault or CaseCategory.PublicDisorder or CaseCategory.CommunityConflict =>
            "Đừng xông vào can ngăn một mình, đừng đánh trả; đưa người thân vào chỗ an toàn rồi gọi 113.",
        CaseCategory.Drugs or CaseCategory.Gambling or CaseCategory.Prostitution or CaseCategory.SuspiciousActivity or CaseCategory.NationalSecurity or CaseCategory.OtherCrime =>
            "Đừng đến gần tìm hiểu thêm, đừng bám theo, đừng hỏi chuyện ai. Thấy nguy hiểm thì rời đi và gọi 113.",
        CaseCategory.Fraud => "Dừng chuyển tiền, đừng hẹn gặp hay đối chất. Bị đe dọa thì gọi 113.",
        CaseCategory.LoanShark or CaseCategory.Trafficking => "Đừng đi gặp một mình, đừng đối đầu với người đe dọa. Thấy nguy hiểm thì vào chỗ đông người và gọi 113.",
        CaseCategory.WeaponsFireworks => "Để nguyên chỗ, đừng chạm vào, đừng tháo hay đốt. Lùi xa và gọi 113.",
        CaseCategory.ChildAbuse or CaseCategory.DomesticViolence => "Đừng đối đầu khi chỉ có một mình. Tìm chỗ an toàn; gọi 113, có trẻ em thì gọi thêm 111.",
        CaseCategory.TrafficViolation or CaseCategory.TrafficAccident or CaseCategory.TrafficHazard => "Đứng vào lề an toàn, đừng chặn xe, đừng đuổi theo xe. Có người bị nạn thì gọi 113, 115.",
        CaseCategory.FireExplosion or CaseCategory.FireRisk => "Ra xa nơi cháy, đừng quay lại lấy đồ. Có cháy thì gọi 114, có người gặp nguy hiểm thì gọi thêm 113.",
        CaseCategory.Rescue or CaseCategory.Disaster => "Đừng một mình xuống nước hay vào chỗ sạt lở. Gọi 114 hoặc 112; cần Công an thì gọi 113.",
        CaseCategory.PersonInDistress or CaseCategory.MissingPerson or CaseCategory.FoundPersonOrItem => "Đừng cố giữ ai bằng sức. Nguy cấp thì gọi 115 hoặc 113.",
        CaseCategory.Noise or CaseCategory.LodgingViolation or CaseCategory.Unclear or CaseCategory.PoliceConduct => "Đừng đối đầu, đừng bám theo ai. Thấy nguy hiểm thì tránh đi và gọi 113.",
        CaseCategory.Epidemic or CaseCategory.LostPapers or CaseCategory.PoliceSuggestion or CaseCategory.Praise or CaseCategory.ProcResidence or CaseCategory.ProcIdCard
            or CaseCategory.ProcPassport or CaseCategory.ProcVehicle or CaseCategory.ProcSecurityCert or CaseCategory.ProcForeigner or CaseCategory.ProcOther
            or CaseCategory.OtherAuthority or CaseCategory.StatusQuery or CaseCategory.GroupSupport or CaseCategory.DataRequest or CaseCategory.Greeting or CaseCategory.Spam => null,
    };
}
