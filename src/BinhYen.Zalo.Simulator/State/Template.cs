namespace BinhYen.Zalo.Simulator.State;

/// <summary>An approved form of a template message with its blanks.</summary>
/// <param name="Id">Decimal.</param>
/// <param name="Name">As in the console.</param>
/// <param name="Status">ENABLE, PENDING_REVIEW, REJECT or DISABLE.</param>
/// <param name="CanGoToUserId">False for templates that go to phones only (-249).</param>
/// <param name="Text">The words; blanks are written <c>&lt;name&gt;</c>.</param>
/// <param name="Blanks">What must be filled in.</param>
internal sealed record Template(
    string Id, string Name, string Status, bool CanGoToUserId, string Text, IReadOnlyList<TemplateBlank> Blanks)
{
    /// <summary>The templates every simulated OA has.</summary>
    public static IReadOnlyList<Template> All { get; } =
    [
        new("900001", "Trả lời phản ánh", "ENABLE", true, "Chào <ho_ten>, phản ánh <ma> của bà con đã có kết quả.",
            [new("ho_ten", 30), new("ma", 20)]),
        new("900002", "Thông báo lịch làm việc", "ENABLE", true, "Công an xã mời <ho_ten> đến làm việc lúc <gio> ngày <ngay>.",
            [new("ho_ten", 30), new("gio", 10), new("ngay", 10)]),
        new("900003", "Mã xác nhận", "ENABLE", false, "Mã xác nhận của bà con là <otp>.", [new("otp", 10)]),
        new("900004", "Mời đánh giá", "PENDING_REVIEW", true, "Mời <ho_ten> đánh giá việc giải quyết.", [new("ho_ten", 30)]),
    ];

    public static Template? Find(string? id) => All.FirstOrDefault(t => t.Id == id);

    /// <summary>The text with all blanks filled.</summary>
    public string Fill(IReadOnlyDictionary<string, string> values) =>
        values.Aggregate(Text, (text, value) => text.Replace($"<{value.Key}>", value.Value, StringComparison.Ordinal));
}

/// <param name="Name">Name of the parameter.</param>
/// <param name="MaxLength">Characters.</param>
internal sealed record TemplateBlank(string Name, int MaxLength);
