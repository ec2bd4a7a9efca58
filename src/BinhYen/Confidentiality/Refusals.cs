namespace BinhYen.Confidentiality;

/// <summary>Something this product refuses to be, for the sake of the people who use it.</summary>
/// <param name="Id">Number under which it is kept and tested: <c>X-01</c>.</param>
/// <param name="Sentence">The promise as the public page prints it.</param>
/// <param name="Enforcement">How the promise is kept, in words a resident can check or ask about.</param>
internal sealed record Promise(string Id, string Sentence, string Enforcement)
{
    /// <summary>
    /// Tests that fail when the promise is broken, by class and name; the page prints them and a test checks that each
    /// exists. Anybody with the source can run them.
    /// </summary>
    public IReadOnlyList<string> Proofs => PromiseProofs.Of(Id);
}

/// <summary>
/// What the product refuses to be. Constants, not settings: no commune, role or administrator can switch one off.
/// A resident who fears being listed does not join; one who fears that a neighbour reads along does not report.
/// </summary>
internal static class Refusals
{
    /// <summary>All promises in the order of the public page.</summary>
    public static IReadOnlyList<Promise> All { get; } =
    [
        new("X-01", "Không lập danh sách, không gắn nhãn, không vẽ bản đồ những người “cần chú ý”.",
            "Hệ thống chỉ ghi sự việc. Không có chỗ nào để lập hồ sơ theo dõi một con người, cũng không nhận tệp danh sách người đưa vào."),
        new("X-02", "Không ghép các vụ việc khác nhau để dựng hồ sơ về một người.",
            "Tên người trong tin này không nối với tin kia. Cán bộ chỉ tìm được trong những tin mình được đọc, và mỗi lần tìm đều ghi lại."),
        new("X-03", "Không chấm điểm người dân, hộ gia đình, người báo tin hay thôn xóm.",
            "Không có ô chấm điểm nào. Số liệu chỉ đếm sự việc."),
        new("X-04", "Không đọc tin nhắn riêng, nội dung nhóm, danh bạ hay trang cá nhân của bạn.",
            "Hệ thống chỉ nhận những gì bạn chủ động gửi đến. Không có công cụ nào để lấy thứ khác. Khi bạn tự nhắn xin vào nhóm, hệ thống chỉ hỏi Zalo bạn có đang quan tâm trang của xã không, vì Zalo chỉ cho mời người như vậy."),
        new("X-05", "Không nhận dạng khuôn mặt, giọng nói hay biển số xe.",
            "Ảnh bạn gửi chỉ để cán bộ của vụ việc xem. Không có phần nhận dạng nào trong hệ thống."),
        new("X-06", "Không theo dõi bạn đang ở đâu.",
            "Chỉ có vị trí bạn tự ghi trong tin báo. Ra ngoài hồ sơ vụ việc, vị trí được làm tròn."),
        new("X-07", "Không thu thập tôn giáo, dân tộc, chính kiến, tình trạng sức khỏe.",
            "Không biểu mẫu nào hỏi những điều này, và không có ô nào để ghi chúng."),
        new("X-08", "Không dò xét, không xếp loại ý kiến của người dân.",
            "Phần máy gợi ý chỉ phân loại việc để chuyển đúng người, không có loại nào về quan điểm."),
        new("X-09", "Không lập sổ “cơ sở”, không giao nhiệm vụ, không trả tiền cho người báo tin.",
            "Bạn báo điều mình tình cờ thấy là đủ. Hệ thống không cho cán bộ yêu cầu ai bám theo, quay lén hay dò hỏi người khác."),
        new("X-10", "Không có danh sách đen người gửi. Báo nhầm không bị hệ thống trừng phạt.",
            "Tin không đúng thì được đóng lại, không ai bị ghi tên vì báo nhầm."),
        new("X-11", "Không ai được lén xem bạn là ai.",
            "Mỗi lần mở tên người báo tin phải có lý do, được ghi lại không xóa được, và Trưởng Công an xã thấy ngay."),
        new("X-12", "Máy không quyết định điều gì về con người.",
            "Máy chỉ sắp xếp tin và gợi ý. Mọi kết luận do cán bộ đưa ra và chịu trách nhiệm."),
        new("X-13", "Không bêu tên ai trước đám đông.",
            "Bài đăng lên nhóm được rà tên người trước khi gửi. Không xếp hạng, không công khai hộ chưa tham gia."),
        new("X-14", "Không sao chép dữ liệu quốc gia về dân cư, cư trú hay xe cộ.",
            "Hệ thống không nhận các tệp ấy. Việc thủ tục thì chỉ hướng dẫn và dẫn đến trang chính thức."),
        new("X-15", "Không quảng cáo, không bán, không đem dữ liệu của bạn dùng vào việc khác.",
            "Không có chức năng nào như vậy, và trang này không gắn công cụ theo dõi của bên thứ ba."),
        new("X-16", "Không ép ai tham gia. Không vào nhóm, bạn vẫn được phục vụ như mọi người.",
            "Gửi tin báo không cần tài khoản, không cần Zalo, không cần nêu tên."),
        new("X-17", "Không xóa những tin báo “khó nghe”.",
            "Diễn biến của mỗi vụ việc chỉ ghi thêm, không bỏ bớt. Bị sửa hay xóa trộm thì đối chiếu là biết."),
        new("X-18", "Người quản trị máy cũng không có lối đi riêng.",
            "Quản trị viên không có quyền đọc nội dung. Muốn mở lại khóa phải có hai người cùng làm."),
    ];
}
