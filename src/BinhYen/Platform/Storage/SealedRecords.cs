using BinhYen.Vault;

namespace BinhYen.Platform.Storage;

/// <summary>
/// Seals and opens the texts of records for the rooms: a <see cref="SealedText"/> goes into the main database, its key
/// stays in the vault. Knows nothing of persons.
/// </summary>
internal sealed class SealedRecords(IRecordSealer vault)
{
    /// <summary>What stands in place of words whose key was destroyed by a retention rule or on request.</summary>
    public const string Deleted = "(nội dung đã được xóa theo quy định)";

    /// <summary>What stands in place of words that no longer open; the journal and a backup tell what happened.</summary>
    public const string Unreadable = "(không mở được nội dung: dữ liệu lưu trữ bị hỏng)";

    /// <summary>A key for a new record: a case, a thread.</summary>
    public ValueTask<RecordKeyId> NewKeyAsync(CommuneId commune, CancellationToken cancellationToken) =>
        vault.NewKeyAsync(commune.Value, cancellationToken);

    /// <summary>Seals words for one column; <paramref name="purpose"/> names it and is bound into the seal.</summary>
    public async ValueTask<SealedText> SealAsync(RecordKeyId key, string purpose, string words, CancellationToken cancellationToken) =>
        new((await vault.SealAsync(key, purpose, words, cancellationToken)).ToBytes());

    /// <summary>The words, or a sentence that says why there are none.</summary>
    public async ValueTask<string> OpenAsync(SealedText text, string purpose, CancellationToken cancellationToken) =>
        (await vault.OpenAsync(Sealed.FromBytes<string>(text.Envelope), purpose, cancellationToken))
            .Match(words => words, () => Deleted, () => Unreadable);

    /// <summary>Whether what <see cref="OpenAsync"/> gave stands for words that are destroyed or cannot be read.</summary>
    public static bool IsGone(string words) => words is Deleted or Unreadable;

    /// <summary>Null when there is nothing sealed; otherwise as <see cref="OpenAsync"/>.</summary>
    public async ValueTask<string?> OpenOrNullAsync(SealedText? text, string purpose, CancellationToken cancellationToken) =>
        text is null ? null : await OpenAsync(text, purpose, cancellationToken);

    /// <summary>Seals a reference of the vault.</summary>
    public ValueTask<SealedText> SealReferenceAsync(RecordKeyId key, string purpose, Guid reference, CancellationToken cancellationToken) =>
        SealAsync(key, purpose, reference.ToString(), cancellationToken);

    /// <summary>The reference; null when there is none or its key is gone.</summary>
    public async ValueTask<Guid?> OpenReferenceAsync(SealedText? reference, string purpose, CancellationToken cancellationToken) =>
        Guid.TryParse(await OpenOrNullAsync(reference, purpose, cancellationToken), out var found) ? found : null;
}

/// <summary>The purposes texts are sealed for: one per column, so that no text can be moved to another.</summary>
internal static class SealPurposes
{
    public const string ThreadMessage = "thread.message";
    public const string CaseAnswer = "case.answer";
    public const string CaseQuestion = "case.question";
    public const string CaseNote = "case.note";
    public const string CaseReason = "case.reason";
    public const string TransferPassed = "case.transfer";
    public const string CommitteeQuestion = "case.committee-question";
    public const string CommitteeGuidance = "case.committee-guidance";
    public const string ExtensionWords = "case.extension";
    public const string OutboxPayload = "outbox.payload";
    public const string Talk = "talk.draft";
    public const string HeldWords = "talk.held";
    public const string Suggestion = "case.suggestion";
    public const string DraftReply = "case.draft";
    public const string ConsentGiver = "consent.giver";
    public const string DataRequestWords = "data-request.words";
    public const string SecretWord = "secret-word";
    public const string IncidentForm = "incident.form";
    public const string DataRequestAnswer = "data-request.answer";
}
