using System.Collections.Frozen;

namespace BinhYen.Cases;

/// <summary>What is fixed about one <see cref="CaseKind"/>.</summary>
/// <param name="Kind">The kind described.</param>
/// <param name="Label">Vietnamese label shown to officers and residents.</param>
/// <param name="LegalTrack">The legal track in one Vietnamese sentence, for the officer who confirms the kind.</param>
/// <param name="GetsCase">True when a case with a number is opened; false when the message is only answered.</param>
/// <param name="IsCrime">True when the rules for information about crime apply (no refusal, hand-over clocks, second person to change).</param>
public sealed record CaseKindInfo(CaseKind Kind, string Label, string LegalTrack, bool GetsCase, bool IsCrime);

/// <summary>The table of kinds with their legal tracks (R-DT-51, R-TT-08).</summary>
public static class CaseKinds
{
    /// <summary>All kinds in the order an officer reads them.</summary>
    public static IReadOnlyList<CaseKindInfo> All { get; } =
    [
        new(CaseKind.CrimeTip, "Tin báo về tội phạm",
            "Tiếp nhận ngay, không được từ chối; kiểm tra sơ bộ rồi chuyển Cơ quan điều tra có thẩm quyền (Điều 144–146 BLTTHS).", true, true),
        new(CaseKind.CrimeDenunciation, "Tố giác về tội phạm",
            "Tiếp nhận ngay, lập biên bản tiếp nhận, giữ bí mật người tố giác; chuyển Cơ quan điều tra có thẩm quyền (Điều 144–146 BLTTHS).", true, true),
        new(CaseKind.ProsecutionRequest, "Kiến nghị khởi tố",
            "Công an xã không giải quyết; chuyển ngay Cơ quan điều tra hoặc Viện kiểm sát (khoản 3 Điều 144 BLTTHS).", true, true),
        new(CaseKind.SecurityReport, "Phản ánh",
            "Xem xét, xử lý theo thẩm quyền về an ninh, trật tự hoặc chuyển cơ quan có trách nhiệm (Luật Tiếp công dân).", true, false),
        new(CaseKind.Suggestion, "Kiến nghị, góp ý",
            "Nghiên cứu, tiếp thu và trả lời người góp ý (Luật Tiếp công dân).", true, false),
        new(CaseKind.PoliceConduct, "Phản ánh thái độ, tác phong",
            "Người bị phản ánh không được xem; lãnh đạo không liên quan xử lý và hướng dẫn quyền tố cáo, khiếu nại.", true, false),
        new(CaseKind.Denunciation, "Tố cáo",
            "Giải quyết theo Luật Tố cáo; hồ sơ giấy, bí mật người tố cáo, hệ thống chỉ ghi ngày và trạng thái.", true, false),
        new(CaseKind.Complaint, "Khiếu nại",
            "Giải quyết theo Luật Khiếu nại; người ra quyết định xem lại, trả lời bằng văn bản.", true, false),
        new(CaseKind.ProcedureQuestion, "Hỏi thủ tục",
            "Trả lời từ thư viện thủ tục đã kiểm tra; thủ tục chưa kiểm chứng do cán bộ trả lời.", true, false),
        new(CaseKind.Praise, "Khen ngợi",
            "Cảm ơn người gửi; xem xét biểu dương. Không cấp mã vụ việc.", false, false),
        new(CaseKind.Support, "Hỗ trợ sử dụng kênh",
            "Hướng dẫn người gửi hoặc nối với tin đã gửi. Không cấp mã vụ việc.", false, false),
        new(CaseKind.DataRequest, "Yêu cầu về dữ liệu cá nhân",
            "Đầu mối bảo vệ dữ liệu trả lời và thực hiện theo Luật Bảo vệ dữ liệu cá nhân.", true, false),
        new(CaseKind.NonCase, "Không phải vụ việc",
            "Chào hỏi, tin thử, quảng cáo. Không cấp mã vụ việc.", false, false),
    ];

    private static readonly FrozenDictionary<CaseKind, CaseKindInfo> _byKind = All.ToFrozenDictionary(info => info.Kind);

    /// <summary>The row of one kind; every kind has a row.</summary>
    public static CaseKindInfo Of(CaseKind kind) => _byKind[kind];

    /// <summary>The Vietnamese label of one kind.</summary>
    public static string Label(CaseKind kind) => _byKind[kind].Label;
}
