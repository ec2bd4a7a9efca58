using System.Globalization;
using BinhYen.Communes;
using BinhYen.Site;

namespace BinhYen.Verification.Asking;

/// <summary>A question as an officer fills it in (ISO-3). There is no field for a file.</summary>
internal sealed record RequestForm
{
    public const int LongestQuestion = 300;
    public const int LongestNote = 200;
    private const char PlaceMark = '|';

    public ObservedEvent? Event { get; init; }

    /// <summary>Hamlet id, or hamlet id and index of one of its public places.</summary>
    public string? Where { get; init; }
    public DateOnly? Date { get; init; }
    public PartOfDay? Part { get; init; }
    public string? Question { get; init; }
    public string? Note { get; init; }
    public DateOnly? Due { get; init; }
    public int? Households { get; init; }

    /// <summary>The house is itself the place of the event (ISO-3).</summary>
    public bool HouseIsThePlace { get; init; }

    /// <summary>The officer looked at the underlined words and keeps them.</summary>
    public bool QuestionSeen { get; init; }
    public bool NoteSeen { get; init; }
    public IReadOnlyList<VerifierId> Verifiers { get; init; } = [];

    public static RequestForm Read(IFormCollection form) => new()
    {
        Event = Choice<ObservedEvent>(form.Text("event")), Where = form.Text("where"), Date = form.Date("date"), Part = Choice<PartOfDay>(form.Text("part")),
        Question = form.Text("question")?.ReplaceLineEndings(" "), Note = form.Text("note")?.ReplaceLineEndings(" "), Due = form.Date("due"),
        Households = int.TryParse(form.Text("households"), NumberStyles.None, CultureInfo.InvariantCulture, out var households) ? households : null,
        HouseIsThePlace = form.Has("house"), QuestionSeen = form.Has("question-seen"), NoteSeen = form.Has("note-seen"),
        Verifiers = [.. form["verifier"].Select(v => Guid.TryParse(v, out var id) ? new VerifierId(id) : (VerifierId?)null).OfType<VerifierId>().Distinct()],
    };

    public static string WhereOf(Hamlet hamlet, int? place = null) => place is null ? hamlet.Id.ToString() : string.Create(CultureInfo.InvariantCulture, $"{hamlet.Id}{PlaceMark}{place}");

    /// <summary>The chosen hamlet and public place; null when nothing known was chosen.</summary>
    public (Hamlet Hamlet, string? Place)? PlaceIn(IReadOnlyList<Hamlet> hamlets)
    {
        var parts = (Where ?? "").Split(PlaceMark);
        if (!Guid.TryParse(parts[0], out var id) || hamlets.FirstOrDefault(h => h.Id.Value == id) is not { } hamlet) return null;
        if (parts.Length == 1) return (hamlet, null);
        return int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < hamlet.Places.Count ? (hamlet, hamlet.Places[index]) : null;
    }

    /// <summary>The proposed sentence; null while event, place or time are not chosen.</summary>
    public string? Proposal(IReadOnlyList<Hamlet> hamlets) =>
        this is { Event: { } observed, Date: { } date, Part: { } part } && PlaceIn(hamlets) is { } where
            ? ObservedEvents.NeutralQuestion(observed, where.Place ?? where.Hamlet.FullName, VerificationWords.Rounded(date, part))
            : null;

    /// <summary>What is missing or out of range.</summary>
    public FormErrors Check(IReadOnlyList<Hamlet> hamlets, DateOnly today) => new FormErrors()
        .Demand(Event is not null, "event", "Chọn loại việc.")
        .Demand(PlaceIn(hamlets) is not null, "where", "Chọn thôn, xóm hoặc nơi công cộng.")
        .Demand(Date is { } date && date <= today.AddDays(1) && date >= today.AddDays(-60), "date", "Chọn ngày trong vòng 60 ngày qua.")
        .Demand(Part is not null, "part", "Chọn buổi; không ghi giờ.")
        .Demand(Question is { Length: <= LongestQuestion }, "question", "Viết một câu hỏi, tối đa 300 chữ cái, hoặc bấm “Dùng câu gợi ý”.")
        .Demand((Note?.Length ?? 0) <= LongestNote, "note", "Viết gọn lại, tối đa 200 chữ cái.")
        .Demand(Due is { } due && due >= today && due <= today.AddDays(14), "due", "Chọn hạn trả lời từ hôm nay đến 14 ngày tới.")
        .Demand(Households is >= 1 and <= 5_000, "households", "Ước lượng số nhà có thể thấy hoặc nghe việc này, từ 1 trở lên.");

    public override string ToString() => "•••";

    private static T? Choice<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
