using System.Globalization;

namespace BinhYen.Confidentiality;

/// <summary>A span of the retention table: whole days or whole months.</summary>
/// <param name="Count">How many.</param>
/// <param name="InMonths">Months; else days.</param>
internal readonly record struct RetentionPeriod(int Count, bool InMonths)
{
    public static RetentionPeriod Days(int count) => new(count, InMonths: false);

    public static RetentionPeriod Months(int count) => new(count, InMonths: true);

    /// <summary>What ended at or before this moment has been kept long enough at <paramref name="now"/>.</summary>
    public DateTimeOffset Before(DateTimeOffset now) => InMonths ? now.AddMonths(-Count) : now.AddDays(-Count);

    public string InWords => string.Create(CultureInfo.InvariantCulture, $"{Count} {(InMonths ? "tháng" : "ngày")}");
}

/// <summary>One row of the retention table (privacy-security §5).</summary>
/// <param name="Key">Stable name, also the reason in the vault's minutes.</param>
/// <param name="What">Which data.</param>
/// <param name="Keep">How long at most.</param>
/// <param name="From">Since when the time runs.</param>
/// <param name="Then">What happens to them.</param>
/// <param name="MayShorten">A commune may keep them for less (■); never for longer.</param>
internal sealed record RetentionRule(string Key, string What, RetentionPeriod Keep, string From, string Then, bool MayShorten = true);

/// <summary>
/// How long what is kept. Data, not code: a room that holds a kind of data registers an <see cref="IRetentionSource"/> for its row, and
/// the engine, the preview, the minutes and the public table follow by themselves.
/// </summary>
internal static class RetentionTable
{
    public const string Identity = "identity";
    public const string AnonymousCode = "anonymous-code";
    public const string CaseContent = "case-content";
    public const string NotACase = "not-a-case";
    public const string Procedures = "procedures";
    public const string MissingNotice = "missing-notice";
    public const string AlarmPhone = "alarm-phone";

    public static IReadOnlyList<RetentionRule> All { get; } =
    [
        new(Identity, "Tên, số điện thoại, tài khoản của người phản ánh", RetentionPeriod.Months(12),
            "từ khi vụ việc kết thúc; vụ đã chuyển Cơ quan điều tra thêm 24 tháng", "Hủy khóa: không ai mở lại được, kể cả từ bản sao lưu"),
        new(AnonymousCode, "Mã tra cứu của người gửi ẩn danh", RetentionPeriod.Days(90), "từ khi vụ việc kết thúc", "Hủy: mã không còn mở được tin"),
        new(CaseContent, "Lời kể, trao đổi, ghi chú, ảnh và tệp của vụ việc", RetentionPeriod.Months(24), "từ khi vụ việc kết thúc",
            "Hủy khóa; chỉ còn loại việc, thôn, ngày tháng và kết quả"),
        new(NotACase, "Tin không phải vụ việc: chào hỏi, quảng cáo, hỗ trợ", RetentionPeriod.Days(30), "từ khi bỏ khỏi danh sách vụ việc", "Hủy khóa"),
        new(Procedures, "Câu hỏi về thủ tục", RetentionPeriod.Months(6), "từ khi trả lời xong", "Hủy khóa; chỉ còn loại việc, thôn, ngày tháng"),
        new(AlarmPhone, "Zalo mà cán bộ nối để nhận báo khẩn", RetentionPeriod.Days(30), "từ lần cuối cán bộ nhắn để giữ kết nối", "Gỡ kết nối, hủy tài khoản Zalo ấy trong kho danh tính"),
        new(MissingNotice, "Ảnh, tên và lời tả trong tin tìm người", RetentionPeriod.Days(30), "từ khi tìm thấy hoặc gỡ tin; chưa tìm thấy thì 6 tháng từ khi viết", "Xóa ảnh, hủy khóa; chỉ còn số tin và ngày"),
    ];

    public static RetentionRule Of(string key) => All.Single(rule => rule.Key == key);
}

/// <summary>Something that has been kept long enough.</summary>
/// <param name="Id">Which.</param>
/// <param name="Label">Code that people know it by, for the preview, for a hold and for the minutes; nothing of a resident.</param>
/// <param name="EndedAt">When its time began to run.</param>
/// <param name="Restricted">Not everybody who looks after retention may learn that it exists: its label stays out of pages.</param>
internal sealed record RetentionItem(Guid Id, string Label, DateTimeOffset EndedAt, bool Restricted = false);

/// <summary>The data of one row of <see cref="RetentionTable"/>: the room that holds them finds and destroys them.</summary>
internal interface IRetentionSource
{
    /// <summary>Key of the row.</summary>
    string Rule { get; }

    /// <summary>What will have been kept for <paramref name="keep"/> at that moment, oldest first.</summary>
    Task<IReadOnlyList<RetentionItem>> DueAsync(CommuneId commune, RetentionPeriod keep, DateTimeOffset at, CancellationToken cancellationToken);

    /// <summary>
    /// Destroys one: keys first, then one save with the mark and the journal's entry. Twice is harmless, so that a crash in between is
    /// mended by the next day's run.
    /// </summary>
    Task CarryOutAsync(CommuneId commune, RetentionItem item, CancellationToken cancellationToken);
}

/// <summary>A room that holds something beside the vault that leads to a person: it lets go when the identity goes.</summary>
internal interface IIdentityFollower
{
    /// <summary>Removes it in the caller's context; the caller saves.</summary>
    Task ForgetAsync(CommuneId commune, Guid reporter, CancellationToken cancellationToken);
}
