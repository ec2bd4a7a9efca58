using BinhYen.Cases;
using BinhYen.Staff;

namespace BinhYen.Intake.Counter;

/// <summary>
/// Sends a report through the door of all reports to see that one arrives, and sets it aside as a trial at once. One a day and person:
/// pressed twice, the button leads to the same case.
/// </summary>
internal sealed class SendTrial(SubmitReport submit, SetTrialAside aside, TimeProvider clock)
{
    private const string Words = "Tin thử: xem tin báo có đến Công an xã không. Không có việc gì xảy ra.";

    public async Task<Result<CaseCode>> HandleAsync(CurrentStaff by, CancellationToken cancellationToken)
    {
        var sent = await submit.HandleAsync(new Submission
        {
            CommuneId = by.CommuneId, Channel = SourceChannel.Officer, Text = Words, SenderKind = SenderKind.Officer, Secrecy = Secrecy.Anonymous,
            Category = CaseCategory.Greeting, TakenBy = by.Id, IdempotencyKey = $"trial|{by.Id}|{clock.Today():yyyy-MM-dd}",
        }, cancellationToken);
        if (!sent.TryGet(out var submitted, out var no)) return no;
        return await aside.HandleAsync(by, submitted.Opened.Code, cancellationToken) is { Succeeded: false } refused ? refused.Refusal : submitted.Opened.Code;
    }
}
