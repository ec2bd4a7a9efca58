namespace BinhYen.Cases.Handling;

/// <summary>How the console calls acts, clocks, channels and deliveries.</summary>
internal static class CaseWords
{
    public static string Of(ClockKind kind) => kind switch
    {
        ClockKind.Acknowledge => "Báo đã nhận",
        ClockKind.FirstLook => "Xem lần đầu",
        ClockKind.FirstReply => "Phản hồi đầu tiên",
        ClockKind.PreliminaryResult => "Kết quả bước đầu",
        ClockKind.Answer => "Trả lời",
        ClockKind.CrimeHandOver => "Báo Cơ quan điều tra",
        ClockKind.CrimeFile => "Chuyển hồ sơ ban đầu",
        ClockKind.ChiefContact => "Trưởng Công an liên hệ",
        ClockKind.DenunciationCheck => "Kiểm tra tố cáo",
        ClockKind.DenunciationResolution => "Giải quyết tố cáo",
        ClockKind.ComplaintAcceptance => "Thụ lý khiếu nại",
        ClockKind.ComplaintResolution => "Giải quyết khiếu nại",
        ClockKind.DataRequestCarryOut => "Thực hiện yêu cầu dữ liệu",
        ClockKind.HoldReview => "Xem lại việc tạm dừng",
    };

    public static string Of(CaseAct act) => act switch
    {
        CaseAct.Receive => "Tiếp nhận",
        CaseAct.Acknowledge => "Đã báo nhận cho người gửi",
        CaseAct.StartTriage => "Bắt đầu xem",
        CaseAct.ConfirmKind => "Xác nhận loại tin",
        CaseAct.DismissAsNotACase => "Không phải vụ việc",
        CaseAct.UndoDismissal => "Hoàn tác: vẫn là vụ việc",
        CaseAct.Assign => "Phân công",
        CaseAct.HandOver => "Bàn giao",
        CaseAct.NameSubstitute => "Đổi người thay thế",
        CaseAct.Substitute => "Người thay thế vào việc",
        CaseAct.TakeOver => "Tiếp quản",
        CaseAct.AskReporter => "Hỏi thêm người phản ánh",
        CaseAct.ReporterAnswered => "Người phản ánh đã trả lời",
        CaseAct.WaitingExpired => "Hết thời gian chờ bổ sung",
        CaseAct.Reply => "Nhắn người phản ánh",
        CaseAct.StartVerifying => "Bắt đầu xác minh",
        CaseAct.RecordVerification => "Ghi kết quả xác minh",
        CaseAct.ProposeTransfer => "Đề nghị chuyển",
        CaseAct.ConfirmTransfer => "Xác nhận chuyển",
        CaseAct.DeclineTransfer => "Không chuyển",
        CaseAct.RecordReceipt => "Nơi nhận xác nhận đã nhận",
        CaseAct.RecordFilePassed => "Đã chuyển hồ sơ ban đầu",
        CaseAct.HandOverAboveCommune => "Chuyển lên cấp trên",
        CaseAct.HandOverNationalSecurity => "Bàn giao tin an ninh quốc gia",
        CaseAct.SubmitForApproval => "Trình duyệt trả lời",
        CaseAct.Approve => "Duyệt trả lời",
        CaseAct.ReturnForRework => "Trả lại để sửa",
        CaseAct.Answer => "Trả lời",
        CaseAct.AnswerAfterTransfer => "Trả lời: đã chuyển nơi khác",
        CaseAct.ConfirmOutcome => "Người thứ hai xác nhận kết quả",
        CaseAct.Close => "Kết thúc",
        CaseAct.AcceptAnswer => "Một người gửi đồng ý với trả lời",
        CaseAct.Reopen => "Mở lại",
        CaseAct.JoinReopening => "Thêm một người gửi chưa đồng ý",
        CaseAct.MergeInto => "Nhập vào vụ việc khác",
        CaseAct.PutOnHold => "Tạm dừng",
        CaseAct.ResumeFromHold => "Tiếp tục",
        CaseAct.RaiseUrgency => "Nâng mức độ",
        CaseAct.LowerUrgency => "Hạ mức độ",
        CaseAct.Reclassify => "Phân loại lại",
        CaseAct.ChangeKind => "Đổi loại tin",
        CaseAct.ProposeKindChange => "Đề nghị đổi loại tin",
        CaseAct.ConfirmKindChange => "Đồng ý đổi loại tin",
        CaseAct.DeclineKindChange => "Không đổi loại tin",
        CaseAct.FlagComplex => "Đánh dấu phức tạp",
        CaseAct.WarnEarly => "Cảnh báo sớm",
        CaseAct.WidenConflict => "Loại thêm người liên quan",
        CaseAct.AskExtension => "Xin gia hạn",
        CaseAct.GrantExtension => "Cho gia hạn",
        CaseAct.DeclineExtension => "Không gia hạn",
        CaseAct.ReferToMediation => "Chuyển tổ hòa giải",
        CaseAct.RecordMediation => "Ghi kết quả hòa giải",
        CaseAct.FollowUpMediation => "Theo dõi sau hòa giải",
        CaseAct.AskCommittee => "Hỏi Ban Chỉ đạo",
        CaseAct.StoreGuidance => "Ghi hướng dẫn của Ban Chỉ đạo",
        CaseAct.ConsentToAnnouncement => "Người gửi đồng ý đăng",
        CaseAct.WithdrawConsent => "Người gửi rút đồng ý",
        CaseAct.AddReport => "Thêm một tin về cùng việc",
        CaseAct.Locate => "Ghi nơi xảy ra",
        CaseAct.ForgetUnreceipted => "Hủy nội dung sau 72 giờ bàn giao",
        CaseAct.TakeSecretOut => "Gỡ bỏ nội dung có bí mật nhà nước",
        CaseAct.MarkMinor => "Đánh dấu có trẻ em",
        CaseAct.UnmarkMinor => "Bỏ dấu có trẻ em",
    };

    public static string Of(SourceChannel channel) => channel switch
    {
        SourceChannel.Zalo => "Zalo",
        SourceChannel.ZaloGroup => "bài trong nhóm Zalo",
        SourceChannel.Web => "trang web",
        SourceChannel.Phone => "điện thoại",
        SourceChannel.Counter => "trực tiếp tại trụ sở",
        SourceChannel.Api => "phần mềm khác",
        SourceChannel.Officer => "cán bộ tự nắm",
    };

    public static string Of(Secrecy secrecy) => secrecy switch
    {
        Secrecy.Named => "nêu tên",
        Secrecy.KeptSecret => "giữ kín",
        Secrecy.Anonymous => "ẩn danh",
    };

    /// <summary>
    /// Whether a message of ours waits where the reporter has to look for it; null for the reporter's own, and for what is on its way or has left. Between
    /// these two nothing may show: what never leaves because the person withdrew would stand out in every report of theirs (ISO-2).
    /// </summary>
    public static string? Of(Delivery delivery, ThreadVoice voice) => voice is ThreadVoice.Reporter ? null : delivery switch
    {
        Delivery.UnderCode => "chờ dưới mã tra cứu",
        Delivery.Queued or Delivery.Sent => null,
        Delivery.WaitsUnderCode => "hết cửa sổ 48 giờ: chờ dưới mã tra cứu",
        Delivery.Failed => "chưa gửi được: chờ dưới mã tra cứu",
    };

    public static string Of(ThreadMessageKind kind) => kind switch
    {
        ThreadMessageKind.Report => "Tin báo",
        ThreadMessageKind.Addition => "Bổ sung",
        ThreadMessageKind.Receipt => "Báo đã nhận",
        ThreadMessageKind.Question => "Câu hỏi",
        ThreadMessageKind.Notice => "Tin nhắn",
        ThreadMessageKind.Answer => "TRẢ LỜI",
        ThreadMessageKind.Objection => "CHƯA THỎA ĐÁNG",
    };

    public static string Of(VerificationResult result) => result switch
    {
        VerificationResult.Confirmed => "Đúng như tin báo",
        VerificationResult.PartlyConfirmed => "Đúng một phần",
        VerificationResult.NotConfirmed => "Không đúng",
        VerificationResult.CannotBeVerified => "Không thể xác minh",
        VerificationResult.NotNeeded => "Không cần xác minh",
    };

    public static string Of(MediationResult result) => result switch
    {
        MediationResult.Agreed => "Hòa giải thành",
        MediationResult.NotAgreed => "Hòa giải không thành",
        MediationResult.Refused => "Một bên từ chối hòa giải",
    };

    public static string Of(ReopenGround ground) => ground switch
    {
        ReopenGround.NewFacts => "Có tình tiết mới",
        ReopenGround.Objection => "Không đồng ý với nội dung trả lời",
        ReopenGround.ObjectionToHandler => "Không đồng ý về người xử lý",
        ReopenGround.NotSatisfied => "Chưa thỏa đáng",
    };

    /// <summary>Class of the badge of an urgency.</summary>
    public static string Badge(Urgency urgency) => urgency switch
    {
        Urgency.Emergency => "emergency",
        Urgency.High => "high",
        Urgency.Normal => "normal",
        Urgency.Low => "low",
    };

    /// <summary>Class of the badge of a state.</summary>
    public static string Badge(CaseState state) => state switch
    {
        CaseState.Received or CaseState.Reopened => "new",
        CaseState.Triaging or CaseState.Assigned or CaseState.Verifying or CaseState.Handling => "work",
        CaseState.AwaitingApproval or CaseState.AwaitingInfo or CaseState.OnHold => "wait",
        CaseState.Answered or CaseState.Transferred => "done",
        CaseState.Closed or CaseState.Merged or CaseState.NotACase => "closed",
    };

    public static string Of(SecretGround ground) => ground switch
    {
        SecretGround.Marked => "có dấu hoặc chữ chỉ độ mật",
        SecretGround.Declared => "người gửi nói là tài liệu mật",
        SecretGround.ProfessionalMeasures => "có biện pháp nghiệp vụ Công an",
        SecretGround.ToldByAuthority => "cơ quan có thẩm quyền xác định",
    };
}
