using System.Text.Json;
using BinhYen.Zalo.Simulator.State;

namespace BinhYen.Zalo.Simulator.Phone;

/// <summary>The switches of the server page: each for the next time only, or until taken away.</summary>
internal static class FaultPanel
{
    private static readonly FaultChoice[] Calls =
    [
        new("Gửi hỏng, không rõ vì sao (-200)", FaultKind.ApiError, -200), new("Quá số lượt mỗi phút (-32)", FaultKind.ApiError, -32),
        new("Mã truy cập sai (-216)", FaultKind.ApiError, -216), new("Chưa theo dõi (-213)", FaultKind.ApiError, -213),
        new("Quá 7 ngày im lặng (-230)", FaultKind.ApiError, -230), new("Chưa từng tương tác (-232)", FaultKind.ApiError, -232),
        new("Tài khoản bị khóa (-227)", FaultKind.ApiError, -227), new("Gói nhóm hết hạn (-237)", FaultKind.ApiError, -237),
        new("Trả lời chậm 3 giây", FaultKind.ApiDelay, null), new("Lỗi máy chủ 500", FaultKind.ApiHttpStatus, 500),
        new("Đứt kết nối trước khi làm", FaultKind.ApiDropConnection, null), new("Đã làm nhưng mất câu trả lời", FaultKind.ApiDropAnswer, null),
        new("Tiếng vọng tới trước câu trả lời", FaultKind.EchoBeforeAnswer, null), new("Giấu tên thành viên nhóm", FaultKind.HideNames, null),
    ];

    private static readonly FaultChoice[] Events =
    [
        new("Đứt kết nối", FaultKind.DropConnection, null), new("Mất câu trả lời", FaultKind.LoseAnswer, null),
        new("Giao hai lần", FaultKind.Duplicate, null), new("Sai thứ tự", FaultKind.OutOfOrder, null),
        new("Giao muộn 1 phút", FaultKind.Late, 60), new("Chữ ký sai", FaultKind.WrongSignature, null),
        new("Không có chữ ký", FaultKind.NoSignature, null), new("Thêm trường lạ", FaultKind.UnknownField, null),
        new("Thiếu user_id_by_app", FaultKind.OmitUserIdByApp, null), new("Đồng hồ lệch 7 giờ", FaultKind.ClockOffset, null),
        new("Chữ có dấu viết bằng \\u", FaultKind.EscapedBody, null),
    ];

    private static readonly FaultChoice[] AtOnce =
    [
        new("Mã truy cập hết hạn", FaultKind.ExpireAccessToken, null), new("Mã làm mới đã bị dùng", FaultKind.BurnRefreshToken, null),
        new("Quản trị viên rút quyền ứng dụng", FaultKind.RevokePermission, null), new("Tệp đã tải lên quá 7 ngày", FaultKind.ExpireUploads, null),
        new("Gửi một sự kiện lạ", FaultKind.UnknownEvent, null),
    ];

    public static string Of(Faults faults) => $"""
        <section class="panel-box wide-box" aria-labelledby="faults-title">
        <h2 id="faults-title">Công tắc lỗi</h2>
        <div id="active" data-live>{Active(faults)}</div>
        <div class="columns">
        {Group("Khi ứng dụng gọi tới", Calls, isSwitch: true)}
        {Group("Khi giao sự kiện", Events, isSwitch: true)}
        {Group("Ngay bây giờ", AtOnce, isSwitch: false)}
        </div>
        </section>
        """;

    private static string Active(Faults faults)
    {
        var all = faults.All;
        if (all.Count == 0)
            return """<p class="none">Không có công tắc nào đang bật.</p>""";
        return $"""<ul class="active">{string.Concat(all.Select(One))}</ul><button type="button" class="quiet" data-delete="/sim/faults">Tắt tất cả</button>""";
    }

    private static string One(Fault fault)
    {
        var words = Calls.Concat(Events).FirstOrDefault(c => c.Kind == fault.Kind && (c.Value is null || c.Value == fault.Value))?.Words
            ?? $"{fault.Kind} {fault.Value}";
        return $"""
            <li><span>{Html.Text(words)}{(fault.Remaining is { } left ? $", còn {left} lần" : ", luôn luôn")}</span>
            <button type="button" class="quiet" data-delete="/sim/faults/{fault.Id}">Tắt<span class="hidden">: {Html.Text(words)}</span></button></li>
            """;
    }

    private static string Group(string title, FaultChoice[] choices, bool isSwitch) => $"""
        <div><h3>{title}</h3><ul class="switches">{string.Concat(choices.Select(c => Choice(c, isSwitch)))}</ul></div>
        """;

    private static string Choice(FaultChoice choice, bool isSwitch) => $"""
        <li><span>{Html.Text(choice.Words)}</span><span class="pair">
        {(isSwitch ? Button(choice, 1, "Một lần") + Button(choice, null, "Luôn") : Button(choice, null, "Làm"))}
        </span></li>
        """;

    private static string Button(FaultChoice choice, int? count, string words)
    {
        var kind = JsonNamingPolicy.CamelCase.ConvertName(choice.Kind.ToString());
        var body = JsonSerializer.Serialize(new { kind, count, value = choice.Value });
        return $"""<button type="button" class="quiet" data-post="/sim/faults" data-body="{Html.Text(body)}">{words}<span class="hidden">: {Html.Text(choice.Words)}</span></button>""";
    }

    /// <param name="Words">On the page.</param>
    /// <param name="Kind">Which switch.</param>
    /// <param name="Value">Its value; null for the kind's own.</param>
    private sealed record FaultChoice(string Words, FaultKind Kind, int? Value);
}
