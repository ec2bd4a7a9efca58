using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Conversations.Scripts;

namespace BinhYen.Conversations.Replies;

/// <summary>
/// The guide's own sentences. They speak as the commune speaks: short, warm, no jargon, and they never repeat what a
/// resident wrote, so that a look over the shoulder learns nothing.
/// </summary>
internal sealed class Phrases(Commune commune, ProfileValues profile, string publicUrl)
{
    /// <summary>First contact: who we are, what happens with what is said, emergency numbers, the private rule.</summary>
    public Reply FirstContact() => new(
        $"{commune.PoliceName} xin chào. Đây là kênh riêng của mô hình “{profile.ModelName}”, để báo tin về an ninh, trật tự và hỏi thủ tục.\n" +
        "• Cứ nhắn việc bạn muốn báo: việc gì, ở đâu, lúc nào. Gửi được ảnh, tiếng nói, vị trí.\n" +
        "• Chỉ cán bộ Công an phụ trách đọc được. Tên và số của bạn được cất riêng; trưởng thôn, hàng xóm không thấy.\n" +
        "• Tin dùng để giải quyết việc bạn báo, giữ theo thời hạn luật định; bạn có quyền xem, sửa, rút lại.\n" +
        "• Công an không bao giờ hỏi mã OTP, mật khẩu hay gửi ứng dụng cho bạn cài.\n" +
        $"Việc khẩn cấp: gọi {Numbers(["113", "114", "115"])}. Trực ban xã: {commune.DutyPhone}.")
    { Introduces = true };

    /// <summary>Emergency: numbers and safety advice, before any question.</summary>
    public Reply Emergency(IReadOnlyList<string> numbers, CaseCategory category)
    {
        var call = numbers.Count > 0 ? numbers : ["113"];
        var buttons = call.Take(3).Select(n => new ReplyButton($"Gọi {n}", n, ReplyButtonKind.Call)).ToList();
        return new Reply(
            $"KHẨN CẤP: GỌI NGAY {Numbers(call)}. Trực ban Công an xã: {commune.DutyPhone}.\n{SafetyAdvice.InDanger(category)}\n" +
            "Cán bộ trực ban đã được báo. Nếu nói được an toàn, nhắn thêm địa điểm chính xác.",
            buttons, Urgent: true);
    }

    /// <summary>The report has a number now; how to stay safe meanwhile stands with it.</summary>
    /// <param name="opened">The report.</param>
    /// <param name="category">What it is about.</param>
    public Reply Acknowledge(OpenedCase opened, CaseCategory category)
    {
        var safety = SafetyAdvice.WhileWeLook(category) is { } advice ? $"\nAn toàn của bạn là trước hết: {advice}" : "";
        var look = opened.FirstLookDue is { } due ? $" Sẽ có cán bộ xem trước {due.InWords()}." : "";
        string Words(string code) =>
            $"Đã nhận tin của bạn lúc {opened.ReceivedAt.InWords()}.{look} Tên bạn được giữ kín: chỉ Trưởng Công an xã mở được, và phải có người thứ hai đồng ý.\n" +
            $"Mã tra cứu: {code}\nXin giữ kín mã này: ai có mã đều xem được tin. Tra cứu tại {publicUrl}/tra-cuu\n" +
            "Có thêm ảnh, thời gian, địa điểm xin nhắn tiếp tại đây. Xin đừng bám theo, đừng quay phim khi nguy hiểm, đừng nêu tên ai lên nhóm." +
            safety + Footer(opened.CheckCode);

        // Whoever has the code is the reporter: not even the officer of the case may read it.
        return new Reply(Words(opened.TrackingCode.Reveal())) { ShownToStaff = Words(opened.TrackingCode.ToString()) };
    }

    /// <summary>More was added to an open report.</summary>
    public Reply Added(string checkCode) => new("Đã ghi thêm vào tin bạn đã báo. Cán bộ phụ trách sẽ xem." + Footer(checkCode));

    /// <summary>The words went into the report of a post. Who posted is known to the group, so what nobody shall know is told as another matter.</summary>
    public Reply AddedToPost(string checkCode) => new(
        $"Đã ghi vào tin về bài bạn đăng trong nhóm (mã xác thực {checkCode}). Nhiều người biết bài ấy là của bạn: việc cần giữ kín, xin nhắn thành tin khác, nói rõ việc gì, ở đâu." + Footer(checkCode));

    /// <summary>The report of the post takes nothing more.</summary>
    public Reply PostIsOver(string checkCode) => new(
        $"Tin về bài bạn đăng trong nhóm đã kết thúc nên điều vừa viết chưa ghi vào đâu. Cần nói thêm, xin mở {publicUrl}/tra-cuu bằng mã tra cứu của tin ấy, hoặc nhắn thành tin khác." + Footer(checkCode));

    /// <summary>Asked where several things may take the words: somebody who asked in another role, reports of the same person, another matter.</summary>
    /// <param name="ask">What may be meant.</param>
    /// <param name="question">Names this question in its buttons.</param>
    public static Reply AskWhatIsMeant(Addressee.Ask ask, string question)
    {
        ReplyButton Button(string title, string command) => new(title, DoubtCommand.Under(question, command));
        var (meant, answer, other) = ask.Doubt switch
        {
            Doubt.Post => ($"là để trả lời về bài bạn đăng trong nhóm (mã xác thực {ask.AboutPost}), hay là chuyện khác", Button("Trả lời về bài trong nhóm", DoubtCommand.For(ask.AboutPost!)), "Chuyện khác, chỉ Công an biết"),
            Doubt.Verification => ("là để trả lời câu hỏi ở trên, hay là việc khác", Button("Để trả lời câu hỏi", DoubtCommand.ForRole), "Tôi báo việc mới"),
            Doubt.Alarm => ("là để trả lời báo khẩn ở trên, hay là tin báo của riêng bạn", Button("Để trả lời báo khẩn", DoubtCommand.ForRole), "Tôi báo việc mới"),
            Doubt.Report => ("là về tin nào", (ReplyButton?)null, "Việc khác, thành tin mới"),
        };
        var codes = ask.Reports.Count > 0 ? " Mã xác thực của từng tin ghi ở cuối tin nhắn của chúng tôi." : "";
        return new Reply(
            $"Điều bạn vừa gửi {meant}?{codes} Xin bấm một nút: chưa bấm thì chưa cán bộ nào đọc được.",
            [.. answer is null ? (ReplyButton[])[] : [answer], .. ask.Reports.Select(r => Button($"Về tin {Named(r)}", DoubtCommand.For(r.CheckCode))), Button(other, DoubtCommand.ForNew), Button("Bỏ, không gửi", DoubtCommand.ForDropping)]);
    }

    /// <summary>A tracking code of no report of this chat was sent.</summary>
    public Reply CodeIsSecret() => new($"Xin đừng gửi mã tra cứu ở đây: ai có mã đều xem được tin. Điều bạn vừa gửi chưa ghi vào đâu. Xem hoặc bổ sung tin ấy tại {publicUrl}/tra-cuu; việc khác xin nhắn lại, đừng ghi mã.");

    // By when it was told, which its sender remembers, and by the code under our messages. Never by what it is about: the phone lies on a table.
    private static string Named(OwnReport report) => $"{VietnamTime.TimeOf(report.OpenedAt):HH:mm} {VietnamTime.DateOf(report.OpenedAt):dd/MM} · {report.CheckCode}";

    /// <summary>A button was pressed for words that are no longer held: nothing is kept that would say which of the three became of them.</summary>
    public static Reply NoLongerHeld() => new("Điều bạn viết trước đó không còn chờ nút này: đã thành tin riêng, đã được ghi, hoặc đã bỏ. Cần nói thêm, bạn cứ nhắn lại ạ.");

    /// <summary>The answer was not accepted.</summary>
    public Reply Objected(string checkCode) => new("Đã ghi ý kiến của bạn. Tin được mở lại để lãnh đạo Công an xã xem ý kiến này." + Footer(checkCode));

    /// <summary>The objection is about an officer and became a report of its own; its receipt comes before this.</summary>
    public static Reply ObjectedApart() => new("Ý kiến của bạn sau khi được trả lời được chuyển riêng đến người có thẩm quyền. Cán bộ đã xử lý tin trước không đọc được.");

    public Reply AskHamlet(IReadOnlyList<Hamlet> hamlets)
    {
        var lines = string.Join('\n', hamlets.Select(h => $"• {h.FullName}"));
        var buttons = hamlets.Take(4).Select(h => new ReplyButton(h.FullName, $"#thon {h.Code}")).Append(new ReplyButton("Không rõ", "#thon ?")).ToList();
        return new Reply($"Việc xảy ra ở {profile.UnitTerms[0]} nào? Bấm nút, hoặc nhắn tên:\n{lines}", buttons);
    }

    public static Reply AskMatter() => new("Bạn cần báo việc gì ạ? Xin nhắn: việc gì, ở đâu, lúc nào. Nếu đang nguy hiểm, gọi ngay 113.");

    public static Reply HamletNoted(Hamlet? hamlet) => new(hamlet is null
        ? "Vâng, chưa rõ nơi cũng được. Cán bộ sẽ hỏi thêm nếu cần."
        : $"Đã ghi: {hamlet.FullName}. Cảm ơn bạn.");

    /// <summary>Said to whoever asks that nobody learns the name. It is so for everybody who writes here.</summary>
    /// <summary>Words that waited for a button are dropped.</summary>
    public static Reply Dropped() => new("Đã bỏ điều bạn vừa gửi, không cán bộ nào đọc được. Cần báo việc gì cứ nhắn lại ạ.");

    /// <summary>A piece joined words that wait for a button.</summary>
    public static Reply SharesButton() => new("Tin vừa gửi đi cùng tin ngay trước: nút ở trên dùng cho cả hai. Nếu là chuyện khác, bấm “Bỏ, không gửi” rồi nhắn lại từng chuyện.");

    /// <summary>Nobody pressed a button for words that are no report by themselves.</summary>
    public static Reply NeverPlaced() => new("Điều bạn viết lúc nãy chưa bấm nút nên chưa ghi vào đâu, chưa cán bộ nào đọc. Cần trả lời hay báo việc gì, xin nhắn lại rồi bấm một nút ạ.");

    /// <summary>The wish that nobody learns the name. Said in the same words to everybody, whatever they have told or posted.</summary>
    public static Reply SecrecyNotedForAll() => new("Vâng. Với điều bạn nhắn riêng ở đây, tên bạn được giữ kín: chỉ Trưởng Công an xã mở được, phải có lý do, có người thứ hai đồng ý và có lưu vết. Bài đã đăng trong nhóm thì người trong nhóm đã thấy ai đăng. Cảm ơn bạn đã tin tưởng.");

    public static Reply SecrecyNoted() => new("Vâng, tên bạn được giữ kín: chỉ Trưởng Công an xã mở được, phải có lý do, có người thứ hai đồng ý và có lưu vết. Cảm ơn bạn đã tin tưởng.");

    public static Reply Stopped() => new("Đã dừng và bỏ phần đang nhắn dở. Tin đã có mã tra cứu thì vẫn được giữ và giải quyết. Cần báo việc gì cứ nhắn lại ạ.");

    public static Reply FilesLeft() => new("Ảnh, tệp vừa gửi kèm chưa được ghi vào tin nào. Nếu là việc cần báo, xin gửi lại ảnh cùng vài chữ kể việc đó.");

    public static Reply NothingToStop() => new("Vâng ạ. Khi cần báo việc gì, cứ nhắn lại tại đây. Việc khẩn cấp gọi 113.");

    public Reply Status(string? stateInWords, string? dueInWords) => stateInWords is null
        ? new($"Hiện chưa thấy tin nào đang giải quyết từ tài khoản này. Nếu bạn có mã tra cứu, xem tại {publicUrl}/tra-cuu.")
        : new($"Tin bạn đã báo: {stateInWords}.{(dueInWords is null ? "" : $" Hạn trả lời: {dueInWords}.")}\nXem đầy đủ bằng mã tra cứu tại {publicUrl}/tra-cuu.");

    public Reply Greeting() => new($"{commune.PoliceName} xin chào. Bạn cần báo việc gì hay hỏi thủ tục gì, cứ nhắn tại đây ạ.");

    public static Reply Thanks() => new(
        "Công an xã cảm ơn lời khen và sự ủng hộ của bạn. Lời của bạn sẽ được chuyển tới Trưởng Công an xã.\n" +
        "Chúng tôi có được kể lại việc tốt này cho bà con không? Không nêu tên bạn. Không trả lời cũng không sao.",
        [new ReplyButton("Được kể lại", "#guong co"), new ReplyButton("Đừng kể lại", "#guong khong")]);

    public static Reply TellingNoted(bool allowed) => new(allowed
        ? "Cảm ơn bạn. Việc tốt này có thể được kể lại, không nêu tên bạn. Đổi ý thì bấm “Đừng kể lại” ở tin trên."
        : "Vâng ạ, lời khen của bạn chỉ chuyển tới Trưởng Công an xã.");

    public Reply Support() => new(
        $"Cách dùng: nhắn việc cần báo tại đây, hoặc gửi tại {publicUrl}/bao-tin (không cần tên, không cần tài khoản). " +
        $"Muốn vào nhóm của thôn, xóm, xin hỏi trưởng thôn hoặc gọi {commune.OfficePhone}.");

    public static Reply SpamIgnored() => new("Kênh này chỉ nhận tin an ninh trật tự và câu hỏi thủ tục ạ.");

    /// <summary>State secrets are refused and not stored (B-01).</summary>
    public static Reply StateSecret() => new(
        "Nội dung vừa gửi có dấu hiệu tài liệu mật. Kênh này không nhận tài liệu mật và đã không lưu. Xin nộp trực tiếp tại trụ sở Công an.");

    public static Reply ContactNoted() => new("Cảm ơn bạn. Tên và số điện thoại đã được cất vào kho bảo mật, không hiện trong tin và không ai xem được nếu không có lý do ghi lại.");

    /// <summary>"Dữ liệu của tôi": what is kept, and every right with a way to use it.</summary>
    public Reply MyData() => new(
        "Dữ liệu của bạn ở kênh này:\n" +
        "• Lời nhắn, ảnh: để giải quyết việc bạn báo; khóa kín; xóa phần nhận ra được người sau 24 tháng kể từ khi kết thúc.\n" +
        "• Tên, số, địa chỉ Zalo: cất riêng, chỉ để trả lời bạn; mỗi lần mở có lý do và lưu vết.\n" +
        $"Bạn có quyền biết, xem, sửa, nhận bản sao, xóa, hạn chế, phản đối, rút lại, khiếu nại. Xem, tải bản sao: {publicUrl}/tra-cuu, bằng mã tra cứu; sửa tên, số: trong khung chat này. " +
        "Yêu cầu được trả lời trong 2 ngày làm việc.",
        [
            new ReplyButton("Xem, tải bản sao", $"{publicUrl}/tra-cuu?den=du-lieu", ReplyButtonKind.Open), new ReplyButton("Xóa tên, số của tôi", DataWish.ForgetCommand),
            new ReplyButton("Hạn chế xử lý", DataWish.RestrictCommand), new ReplyButton("Phản đối xử lý", DataWish.ObjectCommand),
        ]);

    /// <summary>Asked back once: it cannot be undone, and afterwards we cannot write to the person.</summary>
    public Reply ConfirmForgetting() => new(
        "Xóa tên, số và địa chỉ Zalo của bạn? Bấm là xóa ngay, không khôi phục được. Việc bạn đã báo vẫn được giải quyết, nhưng chúng tôi không nhắn trả lời cho bạn ở đây được nữa: " +
        $"xem trả lời tại {publicUrl}/tra-cuu bằng mã tra cứu.",
        [new ReplyButton("Tôi chắc chắn, xóa ngay", DataWish.ForgetForSureCommand), new ReplyButton("Thôi, giữ lại", DataWish.KeepCommand)]);

    /// <summary>The report whose button was pressed is no longer there.</summary>
    public static Reply ButtonIsOver() => new("Nút này thuộc một tin không còn ở đây, nên chưa thay đổi gì. Cần gì bạn nhắn lại nhé.");

    /// <summary>Nobody is forgotten.</summary>
    public static Reply Kept() => new("Vâng, không xóa gì cả.");

    /// <summary>A wish about data where no report is: answered at once, for a request that waited would concern whatever the person tells afterwards, all of it at once (decision 0137).</summary>
    public static Reply NoReportYet() => new(
        "Ở đây chưa có tin báo nào của bạn nên chưa có dữ liệu để xem, sửa hay khóa: chúng tôi chỉ giữ địa chỉ nhắn tin Zalo này để trả lời. Khi đã gửi tin, bạn nhắn lại yêu cầu này.",
        [new ReplyButton("Xóa cả địa chỉ nhắn tin", DataWish.ForgetCommand)]);

    /// <param name="number">Of the request.</param>
    /// <param name="checkCode">Of the one report it is about.</param>
    /// <param name="replyDue">Until when it is answered.</param>
    public static Reply DataRequestTaken(string number, string checkCode, string replyDue) => new($"Đã ghi yêu cầu {number} về dữ liệu của bạn trong tin có mã kiểm chứng {checkCode}. Chúng tôi trả lời chậm nhất {replyDue}.");

    /// <summary>What a group sees when a post there is really a report: nothing of the story.</summary>
    public static string GroupHint(string publicUrl) =>
        $"Tin đã được tiếp nhận, sẽ trả lời riêng. Xin trao đổi riêng với Công an xã qua Zalo này hoặc {publicUrl}/bao-tin để giữ kín thông tin.";

    /// <summary>The line under every official message (R-YC-06).</summary>
    public string Footer(string checkCode) => OfficialFooter.For(commune, publicUrl, checkCode);

    private string Numbers(IReadOnlyList<string> numbers) => string.Join(", ", numbers.Select(n =>
        profile.EmergencyNumbers.FirstOrDefault(e => e.Number == n) is { } known ? $"{n} ({known.Label})" : n));
}
