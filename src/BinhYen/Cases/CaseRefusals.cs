namespace BinhYen.Cases;

/// <summary>Every "no" that a case can say, with the sentence that tells what to do instead.</summary>
internal static class CaseRefusals
{
    /// <summary>Also said to those who must not learn that the case exists.</summary>
    public static Refusal NotFound { get; } = No("not-found", "Không tìm thấy vụ việc này.", RefusalKind.NotFound);
    public static Refusal PlaceIsSet { get; } = No("place-is-set", "Nơi xảy ra đã được ghi và không đổi được ở bước này. Nếu sai, hãy báo lãnh đạo Công an xã.", RefusalKind.Conflict);
    public static Refusal WordsDestroyed { get; } = No("words-destroyed", "Nội dung vụ việc này đã xóa theo thời hạn lưu, nên không làm tiếp được. Nếu có việc mới, hãy nhập tin mới.", RefusalKind.Conflict);
    public static Refusal TooBusy { get; } = No("too-busy", "Hệ thống đang nhận rất nhiều tin. Xin gửi lại sau vài giây; việc khẩn cấp gọi ngay 113.", RefusalKind.Conflict);
    public static Refusal MinorNeedsBothConsents { get; } = No("minor-needs-both-consents", "Có trẻ em liên quan: chỉ đăng khi có phiếu đồng ý của cha, mẹ hoặc người giám hộ, và của em nếu từ 7 tuổi. Hãy đến bàn tiếp dân để ghi phiếu.", RefusalKind.Forbidden);
    public static Refusal NotYours { get; } = No("not-yours", "Bạn không được làm việc này với vụ việc. Hãy nhờ người xử lý hoặc lãnh đạo Công an xã.", RefusalKind.Forbidden);
    public static Refusal WordsAreSealed { get; } = No("words-are-sealed", "Lời người phản ánh đang niêm phong với bạn, nên bạn không viết được ở đây. Nếu vụ việc vừa giao cho bạn, hãy đọc và nhận cam kết giữ kín trước; nếu không, hãy nhờ người xử lý.", RefusalKind.Forbidden);
    public static Refusal TakenOffHandling { get; } = No("taken-off-handling", "Người phản ánh chưa đồng ý với câu trả lời trước, nên người đã xử lý không làm tiếp việc này được. Hãy chọn người khác.", RefusalKind.Forbidden);
    public static Refusal InvolvedOfficer { get; } = No("involved-officer", "Người được chọn có liên quan đến vụ việc. Hãy chọn người khác.", RefusalKind.Invalid);
    public static Refusal SecondConflictHamlet { get; } = No("second-conflict-hamlet", "Vụ việc đã loại trừ cảnh sát khu vực của một địa bàn khác. Hãy chọn đích danh từng cán bộ cần loại trừ thêm.", RefusalKind.Invalid);
    public static Refusal AnotherCommune { get; } = No("another-commune", "Người hoặc vụ việc được chọn thuộc xã khác. Hãy chọn trong xã mình.", RefusalKind.Invalid);

    public static Refusal KindNotConfirmed { get; } = No("kind-not-confirmed", "Loại tin mới chỉ do máy gợi ý. Hãy xác nhận hoặc đổi loại tin trước.", RefusalKind.Invalid);
    public static Refusal KindChangePending { get; } = No("kind-change-pending", "Đề nghị đổi loại tin đang chờ người thứ hai xác nhận. Hãy chờ có kết quả.", RefusalKind.Conflict);
    public static Refusal NoKindChangePending { get; } = No("no-kind-change-pending", "Không có đề nghị đổi loại tin nào đang chờ.", RefusalKind.Conflict);
    public static Refusal SameKind { get; } = No("same-kind", "Vụ việc đã thuộc loại này. Hãy chọn loại khác.", RefusalKind.Invalid);
    public static Refusal SameCategory { get; } = No("same-category", "Vụ việc đã thuộc lĩnh vực này. Hãy chọn lĩnh vực khác.", RefusalKind.Invalid);
    public static Refusal CategoryUnclear { get; } = No("category-unclear", "Lĩnh vực còn ghi “Chưa rõ”. Hãy phân loại lại trước khi trả lời hoặc kết thúc.", RefusalKind.Invalid);
    public static Refusal SecondPersonNeeded { get; } = No("second-person-needed", "Việc này cần người thứ hai xác nhận. Hãy nhờ lãnh đạo khác hoặc đồng nghiệp không xử lý vụ việc.", RefusalKind.Forbidden);
    public static Refusal OnlyAnswerableKindsAreDismissed { get; } = No("not-dismissible", "Chỉ tin chào hỏi, quảng cáo, hỗ trợ hoặc khen ngợi ở mức thường hay thấp mới được bỏ khỏi danh sách vụ việc. Tin này phải được xử lý.", RefusalKind.Invalid);
    public static Refusal TooLateToUndo { get; } = No("too-late-to-undo", "Đã quá một phút nên không hoàn tác được nữa. Người gửi báo lại thì tin mới vẫn được nhận.", RefusalKind.Conflict);
    public static Refusal ReplyMissing { get; } = No("reply-missing", "Người gửi vẫn cần được phản hồi. Hãy soạn lời đáp trước (trừ tin rác).", RefusalKind.Invalid);

    public static Refusal HandlerAwayWithoutSubstitute { get; } = No("handler-away", "Người được giao đang nghỉ và chưa có người thay. Hãy chọn người thay thế hoặc giao cho người khác.", RefusalKind.Invalid);
    public static Refusal SubstituteMissing { get; } = No("substitute-missing", "Chưa có người thay thế. Hãy chọn một người khác với người xử lý.", RefusalKind.Invalid);
    public static Refusal NotAnOfficer { get; } = No("not-an-officer", "Chỉ giao vụ việc cho cán bộ Công an xã.", RefusalKind.Invalid);
    public static Refusal OnlySelfAssignment { get; } = No("only-self", "Bạn chỉ tự nhận vụ việc được. Muốn giao cho người khác, hãy báo lãnh đạo.", RefusalKind.Forbidden);
    public static Refusal LeaderMustHandle { get; } = No("leader-must-handle", "Phản ánh về cán bộ phải do Trưởng hoặc Phó Trưởng Công an xã không liên quan xử lý. Hãy giao cho lãnh đạo.", RefusalKind.Invalid);
    public static Refusal LeaderAssignsAgain { get; } = No("leader-assigns-again", "Tin đã mở lại: lãnh đạo Công an xã giao người xử lý. Nếu cần xử lý ngay, hãy gọi lãnh đạo.", RefusalKind.Forbidden);
    public static Refusal ChiefMustAssign { get; } = No("chief-must-assign", "Người phản ánh chưa thấy thỏa đáng, nên Trưởng Công an xã phải trực tiếp giao lại.", RefusalKind.Forbidden);
    public static Refusal HandOverAtOnce { get; } = No("hand-over-at-once", "Kiến nghị khởi tố không xử lý ở xã. Hãy lập phiếu chuyển ngay cho Cơ quan điều tra hoặc Viện kiểm sát.", RefusalKind.Invalid);

    public static Refusal PauseUsedUp { get; } = No("pause-used-up", "Thời gian chờ bổ sung đã dùng hết. Bạn vẫn hỏi thêm được trong cuộc trao đổi, nhưng thời hạn tiếp tục chạy.", RefusalKind.Conflict);
    public static Refusal StillWaiting { get; } = No("still-waiting", "Chưa hết thời gian chờ người phản ánh trả lời.", RefusalKind.Conflict);
    public static Refusal VerificationNeeded { get; } = No("verification-needed", "Loại tin này phải được xác minh. Hãy ghi kết quả xác minh.", RefusalKind.Invalid);

    public static Refusal TransferPending { get; } = No("transfer-pending", "Phiếu chuyển đang chờ lãnh đạo xác nhận. Hãy chờ hoặc rút lại.", RefusalKind.Conflict);
    public static Refusal NoTransferPending { get; } = No("no-transfer-pending", "Không có phiếu chuyển nào chờ xác nhận.", RefusalKind.Conflict);
    public static Refusal TransferNotConfirmed { get; } = No("transfer-not-confirmed", "Phiếu chuyển khẩn chưa được lãnh đạo xác nhận. Hãy xin xác nhận trước khi trả lời.", RefusalKind.Conflict);
    public static Refusal ReceivingBodyMissing { get; } = No("receiving-body-missing", "Hãy ghi rõ nơi nhận trên phiếu chuyển, không quá 200 ký tự.", RefusalKind.Invalid);
    public static Refusal AlreadyHandedOver { get; } = No("already-handed-over", "Vụ việc đã được bàn giao.", RefusalKind.Conflict);
    public static Refusal WordsAreGone { get; } = No("words-are-gone", "Nội dung vụ việc đã được xóa hẳn theo quy định, không còn ghi thêm được. Những lời vừa viết chưa được lưu.", RefusalKind.Conflict);
    public static Refusal NotNationalSecurity { get; } = No("not-national-security", "Cách bàn giao này chỉ dành cho tin về an ninh quốc gia. Hãy lập phiếu chuyển thường.", RefusalKind.Invalid);

    public static Refusal ApprovalNeeded { get; } = No("approval-needed", "Câu trả lời này phải được Trưởng hoặc Phó Trưởng Công an xã duyệt. Hãy gửi duyệt.", RefusalKind.Invalid);
    public static Refusal WriterCannotApprove { get; } = No("writer-cannot-approve", "Người soạn không tự duyệt câu trả lời của mình. Hãy nhờ lãnh đạo khác duyệt.", RefusalKind.Forbidden);
    public static Refusal ChiefMustApprove { get; } = No("chief-must-approve", "Câu trả lời về cán bộ phải do Trưởng Công an xã duyệt; nếu Trưởng soạn thì một Phó Trưởng duyệt.", RefusalKind.Forbidden);
    public static Refusal LawfulBasisMissing { get; } = No("lawful-basis-missing", "Tin về tội phạm phải chuyển Cơ quan điều tra, hoặc nêu căn cứ pháp luật để Công an xã giải quyết. Hãy lập phiếu chuyển hoặc ghi căn cứ.", RefusalKind.Invalid);
    public static Refusal LawfulBasisTooLong { get; } = No("lawful-basis-too-long", "Căn cứ pháp luật dài quá 200 ký tự. Hãy chỉ ghi tên văn bản và điều khoản.", RefusalKind.Invalid);
    public static Refusal OutcomeNotForAnswers { get; } = No("outcome-not-for-answers", "Kết quả này không dùng cho câu trả lời. Hãy chọn kết quả khác.", RefusalKind.Invalid);
    public static Refusal MediatedWithoutAgreement { get; } = No("mediated-without-agreement", "Chưa có biên bản hòa giải thành. Hãy ghi kết quả hòa giải trước, hoặc chọn kết quả khác.", RefusalKind.Invalid);
    public static Refusal DoneInFuture { get; } = No("done-in-future", "Ngày thực hiện còn ở phía trước. Hãy ghi ngày đã làm.", RefusalKind.Invalid);
    public static Refusal OutcomeAlreadyConfirmed { get; } = No("outcome-already-confirmed", "Kết quả đã được người thứ hai xác nhận.", RefusalKind.Conflict);

    public static Refusal ObjectionTimeRunning { get; } = No("objection-time-running", "Người phản ánh còn thời gian nêu ý kiến. Vụ việc tự kết thúc khi hết thời gian đó.", RefusalKind.Conflict);
    public static Refusal ReopenTooLate { get; } = No("reopen-too-late", "Đã quá thời gian mở lại. Hãy gửi một tin mới, chúng tôi sẽ xem cùng tin cũ.", RefusalKind.Conflict);
    public static Refusal NotSatisfiedOnlyOnce { get; } = No("not-satisfied-once", "Bạn đã dùng lựa chọn “chưa thỏa đáng” một lần. Nếu có tình tiết mới, hãy nêu tình tiết đó.", RefusalKind.Conflict);

    public static Refusal MergeIntoItself { get; } = No("merge-into-itself", "Không thể nhập vụ việc vào chính nó. Hãy chọn vụ việc khác.", RefusalKind.Invalid);
    public static Refusal MergeTargetNotOpen { get; } = No("merge-target-not-open", "Vụ việc nhận đã kết thúc. Hãy chọn vụ việc đang xử lý.", RefusalKind.Conflict);
    public static Refusal MergeReopened { get; } = No("merge-reopened", "Vụ việc đã mở lại theo ý kiến người phản ánh: chỉ lãnh đạo được nhập vào vụ việc khác.", RefusalKind.Forbidden);
    public static Refusal MergeAcrossWalls { get; } = No("merge-across-walls", "Không nhập tin về cán bộ hoặc an ninh quốc gia với vụ việc khác, để giữ bí mật.", RefusalKind.Invalid);
    public static Refusal MergeTargetKind { get; } = No("merge-target-kind", "Vụ việc nhận không phải tin tội phạm, tố cáo hay khiếu nại. Hãy đổi loại của vụ việc nhận trước.", RefusalKind.Invalid);
    public static Refusal MergeTargetLessUrgent { get; } = No("merge-target-less-urgent", "Vụ việc nhận có mức độ thấp hơn. Hãy nâng mức độ của vụ việc nhận trước.", RefusalKind.Invalid);

    public static Refusal ReviewTooFar { get; } = No("review-too-far", "Ngày xem lại phải ở phía trước và trong thời gian cho phép. Hãy chọn ngày gần hơn.", RefusalKind.Invalid);
    public static Refusal NotHigher { get; } = No("not-higher", "Mức độ mới phải cao hơn mức hiện tại.", RefusalKind.Invalid);
    public static Refusal NotLower { get; } = No("not-lower", "Mức độ mới phải thấp hơn mức hiện tại.", RefusalKind.Invalid);
    public static Refusal AlreadySo { get; } = No("already-so", "Vụ việc đã được đánh dấu như vậy.", RefusalKind.Conflict);

    public static Refusal AlreadyOverdue { get; } = No("already-overdue", "Vụ việc đã quá hạn nên không gia hạn được nữa. Hãy trả lời sớm nhất có thể.", RefusalKind.Conflict);
    public static Refusal ExtensionsUsedUp { get; } = No("extensions-used-up", "Vụ việc đã gia hạn hết số lần cho phép. Hãy trả lời kết quả đến nay.", RefusalKind.Conflict);
    public static Refusal ExtensionPending { get; } = No("extension-pending", "Một đề nghị gia hạn đang chờ lãnh đạo quyết định.", RefusalKind.Conflict);
    public static Refusal NoExtensionPending { get; } = No("no-extension-pending", "Không có đề nghị gia hạn nào đang chờ.", RefusalKind.Conflict);
    public static Refusal ExtensionNotLater { get; } = No("extension-not-later", "Hạn mới phải muộn hơn hạn hiện tại và trong thời gian cho phép. Hãy chọn lại.", RefusalKind.Invalid);
    public static Refusal NoAnswerClock { get; } = No("no-answer-clock", "Vụ việc không có thời hạn trả lời đang chạy.", RefusalKind.Conflict);

    public static Refusal NotAConflict { get; } = No("not-a-conflict", "Chỉ mâu thuẫn, tranh chấp mới chuyển tổ hòa giải. Hãy phân loại lại nếu cần.", RefusalKind.Invalid);
    public static Refusal MediationRunning { get; } = No("mediation-running", "Tổ hòa giải đang làm việc. Hãy ghi kết quả trước.", RefusalKind.Conflict);
    public static Refusal NoMediationRunning { get; } = No("no-mediation-running", "Không có lần hòa giải nào đang chờ.", RefusalKind.Conflict);
    public static Refusal FollowUpNotAhead { get; } = No("follow-up-not-ahead", "Hãy chọn ngày theo dõi tiếp theo ở phía trước.", RefusalKind.Invalid);

    public static Refusal NotForCommittee { get; } = No("not-for-committee", "Tin về cán bộ, tội phạm hoặc an ninh quốc gia không đưa ra hỏi Ban Chỉ đạo. Hãy hỏi lãnh đạo Công an xã.", RefusalKind.Invalid);
    public static Refusal NoSuchQuestion { get; } = No("no-such-question", "Không có câu hỏi này hoặc đã có hướng dẫn.", RefusalKind.NotFound);
    public static Refusal OnlyPraise { get; } = No("only-praise", "Chỉ tin khen ngợi mới có thể đăng thành gương người tốt, việc tốt.", RefusalKind.Invalid);

    /// <summary>The act does not exist in this state.</summary>
    public static Refusal WrongState(CaseState state) =>
        No("wrong-state", $"Vụ việc đang ở bước “{CaseStates.Label(state)}” nên không làm được việc này. Hãy tải lại trang để xem bước tiếp theo.", RefusalKind.Conflict);

    private static Refusal No(string code, string message, RefusalKind kind) => new($"cases.{code}", message, kind);
}
