using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Platform.Text;
using BinhYen.Site;

namespace BinhYen.Verification.Asking;

/// <summary>How much of the reports would show.</summary>
internal enum ExposureLevel
{
    /// <summary>Nothing was found.</summary>
    Low,

    /// <summary>A person has to look, or a leader to agree.</summary>
    Middle,

    /// <summary>It may not go out like this.</summary>
    High,
}

/// <summary>One line of the meter.</summary>
/// <param name="What">What was looked for.</param>
/// <param name="Level">What it came to.</param>
/// <param name="Words">What was found, in words for the officer.</param>
internal sealed record MeterLine(string What, ExposureLevel Level, string Words);

/// <summary>The exposure meter of one form ("mức lộ", ux §22).</summary>
internal sealed record ExposureReading(ExposureLevel Level, IReadOnlyList<MeterLine> Lines, FormErrors Errors)
{
    public string InWords => Level switch
    {
        ExposureLevel.Low => "Thấp: gửi được",
        ExposureLevel.Middle => "Vừa: cần xem lại",
        ExposureLevel.High => "Cao: chưa gửi được",
    };
}

/// <summary>
/// Holds a question and its note against everything the reporters of the case told, and estimates who could have seen it
/// (ISO-4, ISO-5).
/// </summary>
internal sealed class MeasureExposure(CaseSources sources, NameGuesses guesses, SecretWords secrets)
{
    private static readonly (string What, ExposureKind[] Kinds)[] Checks =
    [
        ("Chép lời người phản ánh", [ExposureKind.Quote, ExposureKind.ShortQuote]),
        ("Tên người", [ExposureKind.Name, ExposureKind.PerhapsName, ExposureKind.ToldName]),
        ("Số điện thoại, mã, tài khoản", [ExposureKind.Phone, ExposureKind.Identifier]),
        ("Giờ cụ thể", [ExposureKind.ExactTime]),
        ("Số nhà", [ExposureKind.House]),
        ("Con số, chữ riêng chỉ một người kể", [ExposureKind.ToldNumber, ExposureKind.ToldWord]),
        ("Bí mật nhà nước, biện pháp nghiệp vụ", [ExposureKind.Secret]),
        ("Nhờ theo dõi, quay chụp", [ExposureKind.Tasking]),
    ];

    public async Task<ExposureReading> ReadAsync(Case @case, WallWriter writer, RequestForm form, IReadOnlyList<SourceWords> told, CancellationToken cancellationToken)
    {
        var places = await sources.PlacesAsync(@case.CommuneId, cancellationToken);
        var against = new ExposureSources([.. told.SelectMany(t => t.Messages)], [], places);
        var errors = new FormErrors();
        var words = await secrets.OfAsync(@case.CommuneId, cancellationToken);
        var question = Measure("question", form.Question, form.QuestionSeen, against, words, form.HouseIsThePlace, errors);
        var note = Measure("note", form.Note, form.NoteSeen, against, words, form.HouseIsThePlace, errors);
        var names = await NamesReporterAsync(@case, writer, form, told, errors, cancellationToken);
        List<ExposureFinding> found = [.. question, .. note];
        var lines = Checks.Select(check => Line(check.What, [.. found.Where(f => check.Kinds.Contains(f.Kind))], names && check.Kinds.Contains(ExposureKind.Name), form)).Append(HouseholdLine(form.Households)).ToList();
        if (form.Households == 1) errors.Add("households", VerificationRefusals.OneHousehold.Message);
        return new ExposureReading(lines.Max(l => l.Level), lines, errors);
    }

    private static IReadOnlyList<ExposureFinding> Measure(string field, string? text, bool seen, ExposureSources against, IReadOnlyList<string> secret, bool houseIsThePlace, FormErrors errors)
    {
        if (text is null) return [];
        var composed = VietnameseText.Compose(text);
        IReadOnlyList<ExposureFinding> found = [.. ExposureMeter.MeasureRequest(composed, against, houseIsThePlace).Concat(SecretWords.FindAll(composed, secret)).OrderBy(f => f.Start)];
        foreach (var kind in found.Where(f => f.IsRefused || !seen).Select(f => f.Kind).Distinct()) errors.Add(field, ExposureFinding.Advise(kind));
        if (found.Any(f => f.IsRefused || !seen)) errors.Mark(field, ExposureFinding.Underline(composed, found));
        return found;
    }

    // Asked last and only about a text without other faults, so that the vault cannot be asked name by name (decision 0069).
    private async Task<bool> NamesReporterAsync(
        Case @case, WallWriter writer, RequestForm form, IReadOnlyList<SourceWords> told, FormErrors errors, CancellationToken cancellationToken)
    {
        if (told.All(t => t.Reporter is null) || errors.Any || form.Question is null) return false;
        var answer = await guesses.AskAsync(@case, writer, [.. told.Select(t => t.Asked)], $"{form.Question}\n{form.Note}", cancellationToken);
        if (NameGuesses.WordsOf(answer, ExposureFinding.Advise(ExposureKind.Name)) is not { } no) return false;
        errors.Add("question", no);
        return true;
    }

    private static MeterLine Line(string what, IReadOnlyList<ExposureFinding> found, bool names, RequestForm form)
    {
        var level = names || found.Any(f => f.IsRefused) ? ExposureLevel.High : found.Count > 0 ? ExposureLevel.Middle : ExposureLevel.Low;
        var words = level switch
        {
            ExposureLevel.High => "phải bỏ",
            ExposureLevel.Middle => form.QuestionSeen || form.NoteSeen ? "bạn đã xem" : "cần xem lại",
            ExposureLevel.Low => "không thấy",
        };
        return new MeterLine(what, level, words);
    }

    private static MeterLine HouseholdLine(int? households) => households switch
    {
        null => new MeterLine("Số nhà có thể thấy việc này", ExposureLevel.Middle, "chưa ước lượng"),
        1 => new MeterLine("Số nhà có thể thấy việc này", ExposureLevel.High, "chỉ 1 nhà: không gửi"),
        < VerificationRequest.EnoughHouseholds => new MeterLine("Số nhà có thể thấy việc này", ExposureLevel.Middle, $"{households} nhà: cần Trưởng Công an xã duyệt"),
        _ => new MeterLine("Số nhà có thể thấy việc này", ExposureLevel.Low, $"{households} nhà"),
    };
}
