using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Confidentiality;

namespace BinhYen.Intake.Portal;

/// <summary>Makes a report out of a filled-in form: contact into the vault, words and files into a case of their own.</summary>
internal sealed class SendReport(OpenCase open, ReporterContacts contacts, TimeProvider clock)
{
    /// <summary>Sends it. The same form sent again gives the same receipt and no second report.</summary>
    public async Task<Result<OpenedCase>> HandleAsync(
        Commune commune, IReadOnlyList<Hamlet> hamlets, ReportForm form, PendingFileSet files, CancellationToken cancellationToken)
    {
        var words = Words(form, hamlets);
        if (StateSecretGuard.MarksText(words)) return StateSecretGuard.Refused;
        var suggestion = ReportTopic.Suggest(form);
        var opening = new CaseOpening
        {
            CommuneId = commune.Id, Channel = SourceChannel.Web, Messages = [words], Kind = suggestion.Kind, Category = suggestion.Category,
            Urgency = suggestion.Urgency, HamletId = hamlets.FirstOrDefault(h => h.Code == form.Hamlet)?.Id, SenderKind = SenderOf(form),
            Secrecy = SecrecyOf(form), Reporter = form.AsksForContact ? await KeepContactAsync(commune, form, cancellationToken) : null,
            OfficerConflict = suggestion.OfficerConflict, Attachments = [.. files.Files.Select(f => f.Id)], ReceivedAt = clock.GetUtcNow(),
            IdempotencyKey = form.Key, SuggestionReasons = suggestion.Reasons,
        };
        return await open.HandleAsync(opening, cancellationToken);
    }

    private async Task<Guid?> KeepContactAsync(Commune commune, ReportForm form, CancellationToken cancellationToken) =>
        await contacts.KeepAsync(commune.Id, form.Name, form.PhoneDigits, cancellationToken);

    /// <summary>The resident's own words first, unchanged; then the chosen answers, one a line.</summary>
    private static string Words(ReportForm form, IReadOnlyList<Hamlet> hamlets)
    {
        var place = Join(hamlets.FirstOrDefault(h => h.Code == form.Hamlet)?.FullName ?? (form.Hamlet == ReportChoices.Elsewhere ? "nơi khác" : null), form.Place);
        var time = Join(ReportChoices.Times.LabelOf(form.When), form.WhenText);
        return string.Join('\n', new[]
        {
            form.Text.Length > 0 ? form.Text : "(Chỉ gửi ảnh, ghi âm hoặc video)",
            Line("Việc", ReportChoices.Topics.LabelOf(form.Topic)), Line("Ở đâu", place), Line("Khi nào", time),
            form.Danger ? "Có người đang gặp nguy hiểm." : null,
        }.Where(line => line is not null));
    }

    private static string? Line(string name, string? value) => string.IsNullOrEmpty(value) ? null : $"{name}: {value}";

    private static string Join(params string?[] parts) => string.Join(", ", parts.Where(p => !string.IsNullOrEmpty(p)));

    private static Secrecy SecrecyOf(ReportForm form) => form.Secrecy switch
    {
        ReportForm.Named => Secrecy.Named,
        ReportForm.KeptSecret => Secrecy.KeptSecret,
        _ => Secrecy.Anonymous,
    };

    private static SenderKind SenderOf(ReportForm form) => form.Sender switch
    {
        "nguoi-dan" => SenderKind.Resident,
        "qua-duong" => SenderKind.PasserBy,
        "can-bo" => SenderKind.Official,
        "to-chuc" => SenderKind.Organisation,
        _ => SenderKind.NotSaid,
    };
}
