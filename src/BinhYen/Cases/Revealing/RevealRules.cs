using BinhYen.Confidentiality;
using BinhYen.Staff;

namespace BinhYen.Cases.Revealing;

/// <summary>Who may ask for a reporter's identity, who must agree, and who is told (workflow §3, rule 3). Decision 0060.</summary>
internal static class RevealRules
{
    /// <summary>
    /// A second person must agree when the reporter asked for secrecy, and for every private thread in Zalo: that is tier 1,
    /// where a resident speaks who can be met in the village every day (ISO-1).
    /// </summary>
    public static bool NeedsSecondPerson(ReportThread thread) => thread.ShownSecrecy is Secrecy.KeptSecret;

    /// <summary>For how long after a cry for help a name opens without a leader.</summary>
    public static readonly TimeSpan HelpComesFirst = TimeSpan.FromHours(6);

    /// <summary>
    /// Everybody asks for another leader's yes, but where help must not wait: an officer whom the words mean in a way that no list of words foresees would open alone who wrote them (decisions 0153, 0154).
    /// The only leader of a commune has nobody to ask; whoever is the only one today because the others rest or left lately waits for one (decision 0159).
    /// </summary>
    /// <param name="case">The case.</param>
    /// <param name="thread">The thread whose sender is asked for.</param>
    /// <param name="reason">The reason chosen.</param>
    /// <param name="isRaised">Staff made an emergency of it.</param>
    /// <param name="isOnlyLeader">Whoever asks leads, and nobody else did lately.</param>
    /// <param name="now">The time.</param>
    public static bool NeedsLeader(Case @case, ReportThread thread, RevealReason reason, bool isRaised, bool isOnlyLeader, DateTimeOffset now) =>
        !isOnlyLeader && !CriesForHelp(@case, thread, reason, isRaised, now);

    // Its sender said so by their own hand, in these hours, and somebody's safety is the reason: neither what the machine reads in the words, which goes for the higher in doubt, nor what staff raised, nor what was merged into an emergency of
    // somebody else (decision 0155).
    private static bool CriesForHelp(Case @case, ReportThread thread, RevealReason reason, bool isRaised, DateTimeOffset now) =>
        thread.DangerPressed && reason is RevealReason.Safety && @case.Urgency is Urgency.Emergency && !isRaised && thread.OpenedCaseId == @case.Id && now - thread.OpenedAt <= HelpComesFirst;

    /// <summary>A private thread of the two-tier way of working: one resident and the police.</summary>
    public static bool IsTierOne(ReportThread thread) => thread.Channel is SourceChannel.Zalo;

    /// <summary>Why this person may not ask; null when they may. The caller has checked that they see the case.</summary>
    public static Refusal? AgainstAsking(Case @case, ReportThread thread, CurrentStaff staff, DateTimeOffset now)
    {
        if (thread.Reporter is null || thread.Secrecy is Secrecy.Anonymous) return RevealRefusals.Nobody;
        if (thread.IsWithdrawn(now)) return RevealRefusals.Gone;
        if (@case.IsTakenOff(staff.Id)) return RevealRefusals.TakenOff;
        // What the reporter was told: "chỉ Trưởng Công an xã mở được".
        if (thread.ShownSecrecy is Secrecy.KeptSecret && staff.Role is not StaffRole.PoliceChief) return RevealRefusals.ChiefOnly;
        // Of locked words nobody can say whom they mean without telling it.
        if (thread.RestrictedAt is not null) return RevealRefusals.Restricted;
        return IsLeader(staff.Role) || @case.Handler == staff.Id ? null : RevealRefusals.NotHandler;
    }

    /// <summary>Leaders who may be the second person: they see the case and did not ask themselves.</summary>
    public static IEnumerable<Colleague> SecondPersons(Case @case, StaffId asker, IEnumerable<Colleague> people) =>
        people.Where(p => IsLeader(p.Role) && p.Id != asker && !@case.IsHiddenFrom(p.AsActor));

    /// <summary>Who is told of every opening: the chief, and where the chief opens, the other leaders.</summary>
    public static IEnumerable<Colleague> Overseers(Case @case, StaffId asker, IEnumerable<Colleague> people)
    {
        var leaders = SecondPersons(@case, asker, people).ToList();
        return leaders.Exists(p => p.Role is StaffRole.PoliceChief) ? leaders.Where(p => p.Role is StaffRole.PoliceChief) : leaders;
    }

    /// <summary>Whether there are leaders who would be told of an opening, were they not kept away from this case: nobody opens a name that nobody hears of.</summary>
    public static bool NobodyHears(Case @case, StaffId asker, IReadOnlyCollection<Colleague> people) =>
        !SecondPersons(@case, asker, people).Any() && people.Any(p => IsLeader(p.Role) && p.Id != asker);

    /// <summary>Chief or deputy.</summary>
    public static bool IsLeader(StaffRole role) => role is StaffRole.PoliceChief or StaffRole.DeputyPoliceChief;
}

/// <summary>Every "no" on the way to a name.</summary>
internal static class RevealRefusals
{
    public static Refusal NotFound { get; } = No("not-found", "Không tìm thấy yêu cầu này.", RefusalKind.NotFound);
    public static Refusal Nobody { get; } = No("nobody", "Người này gửi ẩn danh: hệ thống không lưu tên, số điện thoại hay tài khoản nào để mở. Hãy hỏi thêm ngay trong cuộc trao đổi.", RefusalKind.Conflict);
    public static Refusal Gone { get; } = No("gone", "Danh tính đã được hủy theo yêu cầu của người phản ánh hoặc hết thời hạn lưu. Không ai mở lại được; hãy trao đổi qua tin này.", RefusalKind.Conflict);
    public static Refusal ChiefOnly { get; } = No("chief-only", "Tên người này được giữ kín: chỉ Trưởng Công an xã được xin mở, và cần người thứ hai đồng ý. Hãy hỏi thêm trong cuộc trao đổi, hoặc báo Trưởng Công an xã.", RefusalKind.Forbidden);
    public static Refusal Restricted { get; } = No("restricted", "Có người gửi đã yêu cầu hạn chế xử lý dữ liệu trong vụ việc này: khi lời kể còn khóa, không ai xin mở danh tính. Hãy trao đổi qua tin này.", RefusalKind.Forbidden);
    public static Refusal NotHandler { get; } = No("not-handler", "Chỉ người xử lý vụ việc này hoặc lãnh đạo Công an xã được xin mở danh tính. Hãy nhờ người xử lý.", RefusalKind.Forbidden);
    public static Refusal NoteFirst { get; } = No("note-first", "Vụ việc này vừa được bàn giao cho bạn. Hãy đọc và nhận cam kết giữ kín trên trang vụ việc rồi mới xin mở danh tính.", RefusalKind.Forbidden);
    public static Refusal Named { get; } = No("named", "Nội dung tin có nhắc đến tên bạn, nên người khác phải là người xin mở danh tính. Hãy hỏi thêm trong cuộc trao đổi, hoặc nhờ lãnh đạo khác.", RefusalKind.Forbidden);
    public static Refusal WordsGone { get; } = No("words-gone", "Nội dung tin này đã được gỡ bỏ hoặc hủy, nên không còn căn cứ để mở danh tính của người gửi. Hãy trao đổi qua tin này.", RefusalKind.Conflict);
    public static Refusal NamedToo { get; } = No("named-too", "Nội dung tin có nhắc đến bạn, nên lãnh đạo khác phải là người đồng ý. Bạn vẫn có thể từ chối yêu cầu này.", RefusalKind.Forbidden);
    public static Refusal TakenOff { get; } = No("taken-off", "Người phản ánh chưa đồng ý với câu trả lời của bạn, nên người khác phải là người xin mở danh tính.", RefusalKind.Forbidden);
    public static Refusal NobodyAgrees { get; } = No("nobody-agrees", "Không còn lãnh đạo nào khác được xem vụ việc, nên không ai biết và đồng ý việc mở danh tính. Hãy trao đổi qua tin này.", RefusalKind.Conflict);
    public static Refusal Restored { get; } = No("restored", "Hệ thống đang chạy từ một bản sao lưu: lời xin giữ kín, khiếu nại hoặc yêu cầu hủy danh tính gửi sau đó có thể đã mất. Tên và bản gốc tạm đóng cho đến khi hai lãnh đạo xác nhận ở trang “Sau phục hồi”. Hãy trao đổi qua tin này.", RefusalKind.Conflict);
    public static Refusal Own { get; } = No("own", "Không ai tự đồng ý yêu cầu của chính mình. Hãy nhờ lãnh đạo khác.", RefusalKind.Forbidden);
    public static Refusal Settled { get; } = No("settled", "Yêu cầu này không còn chờ quyết định: đã có người quyết định hoặc đã quá 24 giờ.", RefusalKind.Conflict);
    public static Refusal NotOpenable { get; } = No("not-openable", "Yêu cầu này chưa được đồng ý, đã mở rồi hoặc đã quá 24 giờ. Nếu vẫn cần, hãy gửi yêu cầu mới.", RefusalKind.Conflict);

    private static Refusal No(string code, string message, RefusalKind kind) => new($"reveal.{code}", message, kind);
}
