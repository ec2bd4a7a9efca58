using BinhYen.Confidentiality;
using BinhYen.Site;

namespace BinhYen.Communes.Places;

/// <summary>Holds what is typed about a place against the rule that it tells of no person (R-TT-39). Pure.</summary>
internal static class PlaceText
{
    public const string Advice = "Sổ này chỉ ghi về nơi chốn. Bỏ chữ nói về người: tên, biệt danh, số điện thoại, số nhà, biển số xe, lời nhận xét về ai đó.";

    // By these words a note about a place becomes one about its people.
    private static readonly IReadOnlyList<string> OfPersons =
    [
        "đối tượng", "con nghiện", "người nghiện", "nghiện hút", "tiền án", "tiền sự", "côn đồ", "giang hồ", "gái mại dâm", "gái bán dâm", "biển số", "biển kiểm soát", "tên là", "biệt danh",
        "nhà ông", "nhà bà", "nhà anh", "nhà chị", "con ông", "con bà", "chủ quán là", "chủ nhà là",
    ];

    /// <summary>A name may be a shop's own ("Quán Bà Sáu"): only numbers, accounts and words about people are refused in it.</summary>
    public static IReadOnlyList<ExposureFinding> InName(string name) => [.. Measured(name, name).Where(f => f.Kind is ExposureKind.Phone or ExposureKind.Identifier), .. ExposureMeter.FindPhrases(name, OfPersons, ExposureKind.Name)];

    /// <summary>A note names nobody; the place's own name and those of hamlets may stand in it.</summary>
    public static IReadOnlyList<ExposureFinding> InNote(string note, string name, IEnumerable<string> hamlets) =>
    [
        .. Measured(note, [name, .. hamlets]).Where(f => f.Kind is ExposureKind.Phone or ExposureKind.Identifier or ExposureKind.Name or ExposureKind.House),
        .. ExposureMeter.FindPhrases(note, OfPersons, ExposureKind.Name),
    ];

    /// <summary>The words underlined, each with what to do.</summary>
    public static MarkedText Underline(string text, IEnumerable<ExposureFinding> found) => new(text, [.. found.OrderBy(f => f.Start).Select(f => new TextMark(f.Start, f.End, MayPass: false, Advice))]);

    private static IReadOnlyList<ExposureFinding> Measured(string text, params IReadOnlyList<string> places) => ExposureMeter.MeasureRequest(text, new ExposureSources([], [], places), houseIsThePlace: false);
}
