using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Outbox;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Vault;
using BinhYen.Verification.Answering;
using BinhYen.Verification.Register;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Verification;

/// <summary>
/// A verifier's taps in Zalo. The first message says only "Có tin mới" (ISO-12); the sentence comes when the person taps,
/// the verdict with the next tap. Every word is bound to the one person it was made for. Works inside the caller's context.
/// </summary>
internal sealed class AnswerByZalo(BinhYenDb db, IRecordSealer vault, SealedRecords seals, CommuneDirectory communes, ReporterVault identities, QueueMessage outbox, GiveAnswer give, TimeProvider clock)
{
    /// <summary>First word of a message that links a Zalo to the register.</summary>
    public const string LinkCommand = "#lk";

    private readonly HashSet<string> lanes = [];
    private readonly HashSet<(CommuneId, CaseId)> touched = [];

    /// <summary>Lanes that got something to send; to be rung after the caller has saved.</summary>
    public IReadOnlyCollection<string> Lanes => lanes;

    /// <summary>Cases about which an answer came; to be announced after the caller has saved.</summary>
    public IReadOnlyCollection<(CommuneId Commune, CaseId Case)> Touched => touched;

    private const string AnswerCommand = "#xm";
    private const string NotConvenient = "7";
    private static readonly TimeSpan MayBeQuoted = TimeSpan.FromDays(31);
    private static readonly TimeSpan MayAddToAnswer = TimeSpan.FromHours(1);
    private static readonly TimeSpan MayComeBack = TimeSpan.FromDays(3);
    private const string TakesNoMore = "Tin này không còn nhận trả lời. Cảm ơn bác.";

    /// <summary>What the button under "Có tin mới" says.</summary>
    public static string Open(string word) => $"{AnswerCommand} {word}";

    /// <summary>Whether a message is meant for this room, before anything is looked up.</summary>
    public static bool IsMeantFor(string text) => text.StartsWith(AnswerCommand + " ", StringComparison.OrdinalIgnoreCase) || text.StartsWith(LinkCommand + " ", StringComparison.OrdinalIgnoreCase);

    /// <summary>Hears a tap or a link word; replies over the same lane.</summary>
    /// <param name="voice">Who wrote.</param>
    /// <param name="text">The words.</param>
    /// <param name="cancellationToken">Stops before anything is written.</param>
    public async Task HearAsync(ZaloVoice voice, string text, CancellationToken cancellationToken)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var word = OneTime.Read(parts.ElementAtOrDefault(1));
        if (string.Equals(parts[0], LinkCommand, StringComparison.OrdinalIgnoreCase)) await LinkAsync(voice, word, cancellationToken);
        else if (await identities.FindVerifierAsync(voice.CommuneId, voice.OaId, voice.UserId, cancellationToken) is { } person) await AnswerAsync(voice.CommuneId, voice.Lane, person, word, parts.ElementAtOrDefault(2), cancellationToken);
        else await SayOnceAsync(voice, TakesNoMore, cancellationToken);
    }

    /// <summary>How whoever writes stands to questions. What such a person types would otherwise go into a report of theirs, before the eyes of whoever asked (decision 0141).</summary>
    /// <returns>How they stand, and when they were asked last; null for never or long ago.</returns>
    public async Task<(VerifierStanding Standing, DateTimeOffset? At)> StandingAsync(ZaloVoice voice, CancellationToken cancellationToken)
    {
        if (await identities.FindVerifierAsync(voice.CommuneId, voice.OaId, voice.UserId, cancellationToken) is not { } person) return (VerifierStanding.IsNotAsked, null);
        var (commune, lane, since) = (voice.CommuneId, voice.Lane, clock.GetUtcNow() - MayBeQuoted);
        var asked = await (from a in db.Set<AskedVerifier>().AsNoTracking()
                           join r in db.Set<VerificationRequest>() on a.RequestId equals r.Id
                           join v in db.Set<Verifier>() on a.VerifierId equals v.Id
                           where a.CommuneId == commune && a.SentAt >= since && a.ZaloHash != null && v.ZaloLane == lane && v.EndedAt == null
                           select new { Asked = a, Request = r, Verifier = v }).ToListAsync(cancellationToken);
        var (standing, last) = (VerifierStanding.IsNotAsked, (DateTimeOffset?)null);
        foreach (var one in asked)
        {
            if (await ReadVerifiers.RecipientAsync(seals, one.Verifier, cancellationToken) != person) continue;
            if (last is null || one.Asked.SentAt > last) last = one.Asked.SentAt;
            var waits = one.Asked.AnsweredAt is { } at ? at >= clock.GetUtcNow() - MayAddToAnswer : one.Request.TakesAnswers(clock.Today());
            var now = waits ? VerifierStanding.IsAsked : one.Asked.SentAt >= clock.GetUtcNow() - MayComeBack ? VerifierStanding.WasAskedLately : VerifierStanding.WasAsked;
            // The nearest counts, and they stand in that order.
            if (now > standing) standing = now;
        }

        return (standing, last);
    }

    /// <summary>Says that buttons answer a question, and that what was typed stands nowhere.</summary>
    public async Task PointToButtonsAsync(ZaloVoice voice, CancellationToken cancellationToken) => await SayOnceAsync(
        voice, "Bác bấm giúp một nút ở trên; điều vừa viết chưa ghi vào đâu. Muốn báo một việc khác, bác nhắn rõ việc gì, ở đâu.", cancellationToken);

    /// <summary>
    /// The person withdraws consent in Zalo: who it was is destroyed, and nothing goes out to them. The register shows it when somebody is to be
    /// asked next (<see cref="Asking.SendDueRequests"/>): a link that vanished together with a resident's reports would name the resident.
    /// </summary>
    public async Task WithdrawAsync(ZaloVoice voice, CancellationToken cancellationToken)
    {
        if (await identities.FindVerifierAsync(voice.CommuneId, voice.OaId, voice.UserId, cancellationToken) is { } person)
            await identities.ForgetAsync(person, "zalo-withdraw", cancellationToken);
    }

    // Only the right word makes a verifier known: whoever types another one would stay in the vault, and no rule would end it.
    private async Task LinkAsync(ZaloVoice voice, string? word, CancellationToken cancellationToken)
    {
        var (commune, lane) = (voice.CommuneId, voice.Lane);
        var hash = word is null ? null : vault.HashSecret(OneTime.LinkPurpose, word);
        var now = clock.GetUtcNow();
        var verifier = hash is null ? null : await db.Set<Verifier>().SingleOrDefaultAsync(v => v.CommuneId == commune && v.EndedAt == null && v.LinkHash == hash && v.LinkUntil > now, cancellationToken);
        if (verifier is null)
        {
            await SayOnceAsync(voice, "Mã không đúng hoặc đã hết hạn. Xin gọi cán bộ để nhận mã mới.", cancellationToken);
            return;
        }

        var person = await identities.KnowVerifierAsync(commune, voice.OaId, voice.UserId, cancellationToken);
        verifier.ZaloRecipient = await seals.SealReferenceAsync(verifier.KeyId, VerificationPurposes.Recipient, person, cancellationToken);
        (verifier.ZaloLane, verifier.LinkHash, verifier.LinkUntil) = (lane, null, null);
        db.Record(JournalDraft.Of(commune, now, "verification.zalo-linked.v1", $"verifier:{verifier.Id}", $"verifier:{verifier.Id}"));
        await SayAsync(commune, lane, person, null, "Đã liên kết. Cảm ơn bác.", [], cancellationToken);
    }

    private async Task AnswerAsync(CommuneId commune, string lane, Guid person, string? word, string? choice, CancellationToken cancellationToken)
    {
        if (word is null || await FindAsync(commune, person, word, cancellationToken) is not var (asked, request))
        {
            await SayAsync(commune, lane, person, null, TakesNoMore, [], cancellationToken);
            return;
        }

        if (!request.TakesAnswers(clock.Today())) await SayAsync(commune, lane, person, request, VerificationRefusals.Ended.Message, [], cancellationToken);
        else if (choice is null) await AskAsync(commune, lane, person, request, word, cancellationToken);
        else if (choice == NotConvenient || (int.TryParse(choice, out var number) && number >= 1 && number <= VerificationWords.Verdicts.Count))
        {
            Verdict? verdict = choice == NotConvenient ? null : VerificationWords.Verdicts[int.Parse(choice, System.Globalization.CultureInfo.InvariantCulture) - 1];
            await give.TakeAsync(asked, request, verdict, cancellationToken);
            touched.Add((request.CommuneId, request.CaseId));
            // Neither question nor verdict are repeated: the screen may be seen by others later.
            await SayAsync(commune, lane, person, request, "Đã ghi câu trả lời. Cảm ơn bác.", [], cancellationToken);
        }
        else await AskAsync(commune, lane, person, request, word, cancellationToken);
    }

    // Zalo takes five buttons under a message: seven choices go in two.
    private async Task AskAsync(CommuneId commune, string lane, Guid person, VerificationRequest request, string word, CancellationToken cancellationToken)
    {
        var question = await seals.OpenAsync(request.Question, VerificationPurposes.Question, cancellationToken);
        var note = await seals.OpenOrNullAsync(request.SafetyNote, VerificationPurposes.Question, cancellationToken);
        OutboxButton Button(string label, int number) => new(label, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{AnswerCommand} {word} {number}"), "say");
        var buttons = VerificationWords.Verdicts.Select((v, i) => Button(VerificationWords.Of(v), i + 1)).ToList();
        await SayAsync(commune, lane, person, request, $"{question}{(note is null ? "" : $"\n{note}")}\nBác chỉ trả lời điều mình đã thấy hoặc biết.", buttons[..4], cancellationToken);
        await SayAsync(commune, lane, person, request, "Hoặc chọn:", [.. buttons[4..], Button("Tôi không tiện", 7)], cancellationToken);
    }

    private async Task<(AskedVerifier Asked, VerificationRequest Request)?> FindAsync(CommuneId commune, Guid person, string word, CancellationToken cancellationToken)
    {
        var hash = vault.HashSecret(OneTime.ZaloPurpose, word);
        if (await db.Set<AskedVerifier>().SingleOrDefaultAsync(a => a.CommuneId == commune && a.ZaloHash == hash && a.SentAt != null, cancellationToken) is not { } asked) return null;
        var verifier = await db.Set<Verifier>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == asked.VerifierId && v.EndedAt == null, cancellationToken);
        var isTheirs = verifier is not null && await ReadVerifiers.RecipientAsync(seals, verifier, cancellationToken) == person;
        return isTheirs ? (asked, await db.Set<VerificationRequest>().SingleAsync(r => r.Id == asked.RequestId, cancellationToken)) : null;
    }

    private async Task SayAsync(CommuneId commune, string lane, Guid person, VerificationRequest? request, string text, IReadOnlyList<OutboxButton> buttons, CancellationToken cancellationToken)
    {
        var key = request?.KeyId ?? await seals.NewKeyAsync(commune, cancellationToken);
        await QueueAsync(new OutboxAddress(commune, lane, person, key), text, buttons, cancellationToken);
    }

    // To somebody who is no verifier to us: known for one message.
    private async Task SayOnceAsync(ZaloVoice voice, string text, CancellationToken cancellationToken)
    {
        var once = await identities.KnowOnceAsync(voice.CommuneId, voice.OaId, voice.UserId, cancellationToken);
        var key = await seals.NewKeyAsync(voice.CommuneId, cancellationToken);
        await QueueAsync(new OutboxAddress(voice.CommuneId, voice.Lane, once, key) { ForgetsRecipient = true }, text, [], cancellationToken);
    }

    private async Task QueueAsync(OutboxAddress to, string text, IReadOnlyList<OutboxButton> buttons, CancellationToken cancellationToken)
    {
        var name = await communes.PoliceNameAsync(to.CommuneId, cancellationToken);
        await outbox.AddAsync(db, to, new OutboxText($"{text}\n{name}", buttons), cancellationToken);
        lanes.Add(to.Lane);
    }
}
