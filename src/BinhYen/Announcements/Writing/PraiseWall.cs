using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Announcements.Writing;

/// <summary>Holds what an officer retells against the praise it comes from: nobody may learn from it who sent it.</summary>
internal sealed class PraiseWall(CaseSources threads, NameGuesses guesses)
{
    // Places that lead to the sender are refused; the rest is underlined, and the writer decides.
    private static readonly ExposureKind[] _refused = [ExposureKind.Phone, ExposureKind.Identifier, ExposureKind.House];
    private static readonly ExposureKind[] _looked = [ExposureKind.Quote, ExposureKind.Name, ExposureKind.PerhapsName, ExposureKind.ExactTime];

    /// <summary>Adds to <paramref name="errors"/> what is to be mended in the fields "title" and "text".</summary>
    /// <param name="staff">Who writes.</param>
    /// <param name="praise">Where it comes from.</param>
    /// <param name="title">One line.</param>
    /// <param name="text">The story.</param>
    /// <param name="seen">Fields whose every underlined place the writer looked at and keeps.</param>
    /// <param name="errors">Without any so far.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task HoldAsync(CurrentStaff staff, Case praise, string title, string text, IReadOnlySet<string> seen, FormErrors errors, CancellationToken cancellationToken)
    {
        var told = await threads.OfAsync(praise.Id, cancellationToken);
        var places = await threads.PlacesAsync(praise.CommuneId, cancellationToken);
        var sources = new ExposureSources([.. told.SelectMany(t => t.Messages)], [], places);
        Measure("title", title, sources, seen.Contains("title"), errors);
        Measure("text", text, sources, seen.Contains("text"), errors);
        if (errors.Any) return;

        // Asked last and only about a text without other faults, so that the vault cannot be asked name by name (decision 0069).
        if (told.All(t => t.Reporter is null)) return;
        // What of it is a name is not said: an answer "this one" would let somebody guess who sent it (decision 0069).
        var answer = await guesses.AskAsync(praise, WallWriter.Of(staff), [.. told.Select(t => t.Asked)], $"{title}\n{text}", cancellationToken);
        if (NameGuesses.WordsOf(answer, "Bài nhắc tới người gửi lời khen hoặc số liên lạc của họ. Bỏ mọi chi tiết chỉ ra ai đã gửi.") is { } no) errors.Add("text", no);
    }

    private static void Measure(string field, string words, ExposureSources sources, bool seen, FormErrors errors)
    {
        var found = ExposureMeter.MeasureRequest(words, sources, houseIsThePlace: false).Where(f => _refused.Contains(f.Kind) || _looked.Contains(f.Kind)).ToList();
        var wrong = found.Select(f => f.Kind).Where(k => _refused.Contains(k) || !seen).Distinct().ToList();
        foreach (var kind in wrong) errors.Add(field, Advise(kind));
        if (wrong.Count > 0) errors.Mark(field, new MarkedText(words, [.. found.Select(f => new TextMark(f.Start, f.End, !_refused.Contains(f.Kind), Advise(f.Kind)))]));
    }

    private static string Advise(ExposureKind kind) => kind switch
    {
        ExposureKind.Name or ExposureKind.PerhapsName => "Có tên người. Chỉ giữ lại khi chính người đó đã đồng ý được nêu tên.",
        ExposureKind.Quote => "Có 6 chữ liền nhau giống lời người gửi. Nên kể lại bằng lời của bạn.",
        ExposureKind.ExactTime => "Có giờ cụ thể. Nên ghi buổi (sáng, chiều, tối) thay cho giờ.",
        _ => ExposureFinding.Advise(kind),
    };
}
