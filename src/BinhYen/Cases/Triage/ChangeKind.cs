using BinhYen.Cases.Handling;
using BinhYen.Site;

namespace BinhYen.Cases.Triage;

/// <summary>Another kind, with a reason. Away from crime, tố cáo or khiếu nại it waits for a second person.</summary>
internal sealed class ChangeKind(ConflictOfCase conflict) : ICaseDeed
{
    public static string Path => "change-kind";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Choice<CaseKind>("to") is not { } to) return form.No("to", "Chọn loại tin mới.");
        if (form.Text("why") is not { } why) return form.No("why", "Ghi lý do đổi loại, ví dụ: “người gửi chỉ hỏi thủ tục”.");
        var from = work.Case.Kind;
        var done = work.Case.ChangeKind(to, await work.ReasonAsync("kind", why, cancellationToken), work.Occasion);
        if (done.Succeeded)
        {
            work.Record(work.Case.PendingKind is null ? "cases.kind-changed.v1" : "cases.kind-change-proposed.v1", ("from", from.ToString()), ("to", to.ToString()));
            await conflict.WidenAsync(work.Case, work.Staff.Id, cancellationToken);
        }

        return form.Unless(done, "to");
    }
}

/// <summary>The second person agrees that it is no longer crime, tố cáo or khiếu nại.</summary>
internal sealed class ConfirmKindChange(ConflictOfCase conflict) : ICaseDeed
{
    public static string Path => "confirm-kind-change";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var done = work.Case.ConfirmKindChange(work.Occasion);
        if (done.Succeeded)
        {
            work.Record("cases.kind-changed.v1", ("to", work.Case.Kind.ToString()));
            await conflict.WidenAsync(work.Case, work.Staff.Id, cancellationToken);
        }

        return form.Unless(done, "submit");
    }
}

/// <summary>The second person does not agree, or the first takes the proposal back.</summary>
internal sealed class DeclineKindChange : ICaseDeed
{
    public static string Path => "decline-kind-change";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Text("why") is not { } why) return form.No("why", "Ghi lý do không đổi loại.");
        var done = work.Case.DeclineKindChange(await work.ReasonAsync("kind", why, cancellationToken), work.Occasion);
        if (done.Succeeded) work.Record("cases.kind-change-declined.v1");
        return form.Unless(done, "why");
    }
}
