using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Platform.Pacing;

namespace BinhYen.Intake.Portal;

/// <summary>Hands a filled-in form to the door that all reports come in by.</summary>
internal sealed class SendReport(SubmitReport submit, IHttpContextAccessor http, PaceLimits limits)
{
    /// <summary>Sends it. The same form sent again gives the same receipt and no second report.</summary>
    public async Task<Result<Submitted>> HandleAsync(
        Commune commune, IReadOnlyList<Hamlet> hamlets, ReportForm form, PendingFileSet files, CancellationToken cancellationToken)
    {
        var submission = Submission(commune, hamlets, form, files) with { Pace = new SenderPace("web-report", Pace.AddressOf(http.HttpContext!), PaceLimits.OfAddress(limits.WebReports)) };
        if (StateSecretGuard.MarksText(form.Text)) return StateSecretGuard.Refused;
        return await submit.HandleAsync(submission, cancellationToken);
    }

    private static Submission Submission(Commune commune, IReadOnlyList<Hamlet> hamlets, ReportForm form, PendingFileSet files)
    {
        var hamlet = hamlets.FirstOrDefault(h => h.Code == form.Hamlet);
        return new Submission
        {
            CommuneId = commune.Id, Channel = SourceChannel.Web, Text = form.Text.Length > 0 ? form.Text : "(Chỉ gửi ảnh, ghi âm hoặc video)",
            Topic = TopicOf(form.Topic), Place = Join(hamlet?.FullName ?? (form.Hamlet == ReportChoices.Elsewhere ? "nơi khác" : null), form.Place),
            When = Join(ReportChoices.Times.LabelOf(form.When), form.WhenText), HamletId = hamlet?.Id, SenderKind = SenderOf(form.Sender),
            Secrecy = SecrecyOf(form.Secrecy), Contact = form.AsksForContact ? new ReporterContact(form.Name, form.PhoneDigits) : null,
            AboutPolice = form.AboutPolice, EmergencyPressed = form.Danger, Attachments = [.. files.Files.Select(f => f.Id)], IdempotencyKey = KeyOf(form, files),
        };
    }

    // The form's key stands in the page, and whoever saw that page may know it: with other words it must not lead to what was sent with it.
    private static string KeyOf(ReportForm form, PendingFileSet files) => string.Join(
        '\n', [form.Key, form.Text, form.Place, form.WhenText, .. form.Text.Length > 0 ? [] : files.Sent.Concat(files.Files).Select(f => f.Id.ToString("N"))]);

    private static string? Join(params string?[] parts) => string.Join(", ", parts.Where(p => !string.IsNullOrEmpty(p))) is { Length: > 0 } all ? all : null;

    private static Secrecy SecrecyOf(string chosen) => chosen switch
    {
        ReportForm.Named => Secrecy.Named,
        ReportForm.KeptSecret => Secrecy.KeptSecret,
        _ => Secrecy.Anonymous,
    };

    private static SenderKind SenderOf(string? chosen) => chosen switch
    {
        "nguoi-dan" => SenderKind.Resident,
        "qua-duong" => SenderKind.PasserBy,
        "can-bo" => SenderKind.Official,
        "to-chuc" => SenderKind.Organisation,
        _ => SenderKind.NotSaid,
    };

    private static ChosenTopic? TopicOf(string? chosen) => ReportChoices.Topics.LabelOf(chosen) is not { } label ? null : new ChosenTopic(label, chosen switch
    {
        "trom-cuop" => CaseCategory.Theft,
        "danh-nhau" => CaseCategory.Assault,
        "lua-dao" => CaseCategory.Fraud,
        "ma-tuy-co-bac" => CaseCategory.Drugs,
        "chay-no" => CaseCategory.FireRisk,
        "giao-thong" => CaseCategory.TrafficViolation,
        "gay-roi" => CaseCategory.PublicDisorder,
        "mau-thuan" => CaseCategory.CommunityConflict,
        "nghi-van" => CaseCategory.SuspiciousActivity,
        "gop-y" => CaseCategory.PoliceSuggestion,
        _ => CaseCategory.Unclear,
    });
}
