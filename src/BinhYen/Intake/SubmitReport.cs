using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Conversations;
using BinhYen.Platform.Pacing;

namespace BinhYen.Intake;

/// <summary>
/// Takes a report from any door but the chat: reads what it is probably about, puts the contact into the vault, opens
/// the case. The same rules for a resident on the web, a caller, a visitor and a program.
/// </summary>
internal sealed class SubmitReport(ReadMessages reading, ReporterVault reporters, OpenCase openCase, Pace paces, TimeProvider clock)
{
    private const int LongestText = 8_000;

    /// <summary>How long a report that is sent again shows its tracking code again: later the code would open the thread to whoever kept what was sent.</summary>
    public static readonly TimeSpan CodeAgainWithin = TimeSpan.FromMinutes(10);

    public async Task<Result<Submitted>> HandleAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (Check(submission) is { } refusal) return refusal;
        var words = Words(submission);
        var suggestion = await reading.SuggestAsync(submission.CommuneId, words, submission.Channel, cancellationToken);
        if (suggestion.IsStateSecret) return SubmissionRefusals.StateSecret;
        // Counted whatever it is; an emergency is never turned away.
        if (submission.Pace is { } pace && paces.Take(pace.Act, pace.Who, pace.Limit) is not null
            && !submission.EmergencyPressed && suggestion.Urgency is not Urgency.Emergency) return SubmissionRefusals.TooMany;

        var reporter = submission.Secrecy is Secrecy.Anonymous
            ? null
            : await reporters.KeepAsync(submission.CommuneId, WithoutCodes(submission.Contact), cancellationToken);
        // Added after reading: the list's line names several things, and only one of them happened.
        if (submission.Topic is { } topic) words.Add(FormLines.Topic + topic.Label);
        var opened = await openCase.HandleAsync(Opening(submission, words, suggestion, reporter), cancellationToken);
        // No thread leads to the identity then, so no withdrawal and no time of keeping would ever reach it.
        if (!opened.TryGet(out var value, out var no) || value.IsRepeat) await TakeBackAsync(reporter);
        return no is null ? new Submitted(value!, value!.Urgency is Urgency.Emergency ? Numbers(suggestion) : [], suggestion.Category) : no;
    }

    // Whoever opens the name reads it.
    private static ReporterContact? WithoutCodes(ReporterContact? told) => told is null ? null : new(Hide(told.Name), Hide(told.Phone), Hide(told.Address));

    private static string? Hide(string? words) => words is null ? null : CodesInWords.Hide(words);

    private Task TakeBackAsync(Guid? unused) => unused is { } reporter ? reporters.ForgetAsync(reporter, "never-used", CancellationToken.None) : Task.CompletedTask;

    private CaseOpening Opening(Submission s, IReadOnlyList<string> words, Suggestion suggestion, Guid? reporter)
    {
        var category = s.Category ?? (s.AboutPolice && !IsAboutPolice(suggestion.Category) ? CaseCategory.PoliceConduct : Likely(s.Topic, suggestion));
        // Nothing that somebody took the trouble to send by form is thrown away as chatter: an officer decides that.
        var kind = category == suggestion.Category && suggestion.Kind is not CaseKind.NonCase ? suggestion.Kind : CaseCategories.Of(category).DefaultKind;
        return new CaseOpening
        {
            CommuneId = s.CommuneId, Channel = s.Channel, Messages = words, Kind = kind, Category = category,
            Urgency = UrgencyOf(s, suggestion, category), HamletId = s.HamletId ?? suggestion.HamletId,
            SenderKind = s.SenderKind, Secrecy = s.Secrecy is Secrecy.Named && suggestion.AsksForSecrecy ? Secrecy.KeptSecret : s.Secrecy,
            Reporter = reporter, OfficerConflict = s.AboutPolice || suggestion.OfficerConflict, WorkedOnBy = s.WorkedOnBy, ToldAfter = s.ToldAfter, GoesOnWith = s.GoesOnWith, About = s.About, Attachments = s.Attachments, TakenBy = s.TakenBy, DangerPressed = s.EmergencyPressed && s.Channel is SourceChannel.Web && s.TakenBy is null,
            ReceivedAt = clock.GetUtcNow(), IdempotencyKey = s.IdempotencyKey, SuggestionReasons = suggestion.Reasons,
        };
    }

    // Where the words said little, what was picked may only raise.
    private static Urgency UrgencyOf(Submission s, Suggestion words, CaseCategory category) =>
        s.EmergencyPressed ? Urgency.Emergency
        : category != words.Category && CaseCategories.Of(category).DefaultUrgency > words.Urgency ? CaseCategories.Of(category).DefaultUrgency
        : words.Urgency;

    private static CaseCategory Likely(ChosenTopic? topic, Suggestion words) =>
        topic is not null && (words.Category is CaseCategory.Unclear || !words.IsCase) ? topic.Category : words.Category;

    private static List<string> Words(Submission s)
    {
        var words = new List<string> { s.Text.Trim() };
        if (!string.IsNullOrWhiteSpace(s.Place)) words.Add(FormLines.Place + s.Place.Trim());
        if (!string.IsNullOrWhiteSpace(s.When)) words.Add(FormLines.When + s.When.Trim());
        return words;
    }

    private static bool IsAboutPolice(CaseCategory category) => category is CaseCategory.PoliceConduct or CaseCategory.PoliceSuggestion;

    private static IReadOnlyList<string> Numbers(Suggestion suggestion) => suggestion.EmergencyNumbers.Count > 0 ? suggestion.EmergencyNumbers : ["113"];

    private static Refusal? Check(Submission s) => s switch
    {
        { Text: var text } when string.IsNullOrWhiteSpace(text) && s.Attachments.Count == 0 => SubmissionRefusals.Empty,
        { Text.Length: > LongestText } => SubmissionRefusals.TooLong,
        { Place.Length: > 300 } or { When.Length: > 200 } => SubmissionRefusals.DetailTooLong,
        _ => null,
    };
}

/// <summary>Every "no" a sender can meet.</summary>
internal static class SubmissionRefusals
{
    public static Refusal Empty { get; } = No("empty", "Xin viết vài chữ về việc bạn muốn báo, hoặc kèm ảnh, tiếng nói.");
    public static Refusal TooLong { get; } = No("too-long", "Nội dung dài quá 8.000 ký tự. Xin viết gọn lại, phần còn lại gửi thêm sau bằng mã tra cứu.");
    public static Refusal DetailTooLong { get; } = No("detail-too-long", "Phần nơi xảy ra hoặc thời gian dài quá. Xin viết gọn, chi tiết để trong phần kể.");
    public static Refusal StateSecret { get; } = No("state-secret", "Nội dung có dấu hiệu tài liệu mật. Kênh này không nhận và không lưu tài liệu mật. Xin nộp trực tiếp tại trụ sở Công an.");

    /// <summary>Code of <see cref="TooMany"/>, which the web says with status 429.</summary>
    public const string TooManyCode = "submission.too-many";

    // No hour: it would say when somebody behind the same address sent something.
    public static Refusal TooMany { get; } = new(
        TooManyCode, "Từ đây vừa có rất nhiều tin gửi đến. Xin chờ mười phút rồi bấm gửi lại; chữ và ảnh bạn đã nhập vẫn còn. Đang nguy hiểm thì gọi 113 ngay.",
        RefusalKind.Conflict);

    private static Refusal No(string code, string message) => new($"submission.{code}", message, RefusalKind.Invalid);
}
