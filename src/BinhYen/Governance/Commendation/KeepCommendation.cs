using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Governance.Commendation;

/// <summary>Leads a proposal from its draft over police or office to the head and the decision (R-YC-87).</summary>
internal sealed class KeepCommendation(BinhYenDb db, CommendationBoard board, IRecordSealer vault, TimeProvider clock)
{
    private const int FarthestBackYears = 2;

    public Task<Result> SubmitAsync(CurrentStaff by, int number, CancellationToken cancellationToken) =>
        ChangeAsync(by, number, "governance.commendation-submitted.v1", board.MayPropose, c => c.Submit() ? null : CommendationRefusals.NotNow, cancellationToken);

    public Task<Result> AgreeAsync(CurrentStaff by, int number, CancellationToken cancellationToken) =>
        ChangeAsync(by, number, "governance.commendation-agreed.v1", board.MayReview, c => c.Agree(by.Id, clock.Today()) ? null : CommendationRefusals.NotNow, cancellationToken);

    public Task<Result> GiveBackAsync(CurrentStaff by, int number, string? reason, CancellationToken cancellationToken) =>
        ChangeAsync(by, number, "governance.commendation-given-back.v1", c => c.State is CommendationState.WithHead ? board.MayDecide : board.MayReview(c),
            c => Wrong(reason) ?? (c.GiveBack(reason!) ? null : CommendationRefusals.NotNow), cancellationToken);

    public Task<Result> AwardAsync(CurrentStaff by, int number, string? decision, DateOnly? on, CancellationToken cancellationToken) =>
        ChangeAsync(by, number, "governance.commendation-awarded.v1", _ => board.MayDecide, c =>
            decision is not { Length: >= 3 and <= CommendationProposal.LongestDecision } ? CommendationRefusals.Invalid("decision", "Ghi số quyết định, ví dụ 45/QĐ-UBND.")
            : on is not { } day || day > clock.Today() || day < clock.Today().AddYears(-FarthestBackYears) ? CommendationRefusals.Invalid("on", "Chọn ngày quyết định, không ở tương lai.")
            : c.Award(by.Id, decision, day) ? null : CommendationRefusals.NotNow, cancellationToken);

    public Task<Result> DeclineAsync(CurrentStaff by, int number, string? reason, CancellationToken cancellationToken) =>
        ChangeAsync(by, number, "governance.commendation-declined.v1", _ => board.MayDecide,
            c => Wrong(reason) ?? (c.Decline(by.Id, reason!, clock.Today()) ? null : CommendationRefusals.NotNow), cancellationToken);

    /// <summary>Takes a proposal back; its words are destroyed.</summary>
    public async Task<Result> WithdrawAsync(CurrentStaff by, int number, CancellationToken cancellationToken)
    {
        var done = await ChangeAsync(by, number, "governance.commendation-withdrawn.v1", board.MayPropose, c => c.Withdraw() ? null : CommendationRefusals.NotNow, cancellationToken);
        if (done.Succeeded) await vault.DestroyAsync([board.Line.Proposal.KeyId], "governance.commendation-withdrawn", cancellationToken);
        return done;
    }

    private static Refusal? Wrong(string? reason) =>
        reason is { Length: >= 5 and <= CommendationProposal.LongestReason } ? null : CommendationRefusals.Invalid("reason", "Ghi lý do, từ 5 đến 300 ký tự, để nơi đề xuất đọc.");

    private async Task<Result> ChangeAsync(CurrentStaff by, int number, string fact, Func<CommendationProposal, bool> may, Func<CommendationProposal, Refusal?> change, CancellationToken cancellationToken)
    {
        if (!await board.OpenAsync(by, number, cancellationToken)) return CommendationRefusals.None;
        var proposal = await db.Set<CommendationProposal>().SingleAsync(c => c.CommuneId == by.CommuneId && c.Number == number, cancellationToken);
        if (!may(proposal)) return CommendationRefusals.None;
        if (change(proposal) is { } no) return no;
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), fact, $"commendation:{number}", by.JournalName, ("onBehalf", proposal.DecidedBy is not null && !board.IsHead)));
        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return Result.Done;
        }
        catch (DbUpdateConcurrencyException)
        {
            db.DropChanges();
            return CommendationRefusals.NotNow;
        }
    }
}

/// <summary>A written consent that ends takes the proposal with it, decided or not.</summary>
internal sealed class EndCommendation(BinhYenDb db, IRecordSealer vault) : IConsentListener
{
    public async Task WithdrawnAsync(Consent consent, CancellationToken cancellationToken)
    {
        if (consent.Purpose is not ConsentPurpose.Commendation) return;
        if (await db.Set<CommendationProposal>().SingleOrDefaultAsync(c => c.Id == consent.Subject && c.CommuneId == consent.CommuneId, cancellationToken) is not { } proposal) return;
        proposal.EndConsent();
        await vault.DestroyAsync([proposal.KeyId], "governance.commendation-consent-ended", cancellationToken);
    }
}

internal static class CommendationRefusals
{
    private const string Prefix = "governance.commendation-invalid.";

    public static readonly Refusal None = new("governance.commendation-none", "Không có tờ đề xuất này, hoặc không phải việc của bạn.", RefusalKind.NotFound);
    public static readonly Refusal NotNow = new("governance.commendation-not-now", "Tờ đề xuất đã sang bước khác. Mở lại trang để xem.", RefusalKind.Conflict);

    public static Refusal Invalid(string field, string message) => new(Prefix + field, message, RefusalKind.Invalid);

    /// <summary>The field a refusal is about.</summary>
    public static string FieldOf(Refusal refusal) => refusal.Code.StartsWith(Prefix, StringComparison.Ordinal) ? refusal.Code[Prefix.Length..] : "main";
}
