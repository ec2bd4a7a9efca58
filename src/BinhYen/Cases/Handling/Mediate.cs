using BinhYen.Platform.Storage;
using BinhYen.Site;

namespace BinhYen.Cases.Handling;

/// <summary>Refers a conflict between residents to the hamlet's mediation team (R-TT-28).</summary>
internal sealed class ReferToMediation : ICaseDeed
{
    public static string Path => "mediate";

    public Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var hamlet = form.Id("hamlet") is { } chosen ? new HamletId(chosen) : work.Case.HamletId;
        if (hamlet is not { } team) return Task.FromResult<FormErrors?>(form.No("hamlet", "Chọn tổ hòa giải của thôn nào."));
        var done = work.Case.ReferToMediation(team, work.Occasion);
        if (done.Succeeded) work.Record("cases.mediation-referred.v1", ("hamlet", team.ToString()));
        return Task.FromResult(form.Unless(done, "hamlet"));
    }
}

/// <summary>The team's result, with the day on which somebody looks again (R-HG-07).</summary>
internal sealed class RecordMediation : ICaseDeed
{
    public static string Path => "mediated";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Choice<MediationResult>("result") is not { } result) return form.No("result", "Chọn kết quả hòa giải.");
        if (form.Date("follow") is not { } follow) return form.No("follow", "Chọn ngày theo dõi lại.");
        if (form.Text("minutes") is not { } minutes) return form.No("minutes", "Ghi tóm tắt biên bản hòa giải.");
        var done = work.Case.RecordMediation(result, follow, await work.SealAsync(SealPurposes.CaseReason, minutes, cancellationToken), work.Occasion);
        if (done.Succeeded) work.Record("cases.mediated.v1", ("result", result.ToString()), ("follow", follow.InWords()));
        return form.Unless(done, "follow");
    }
}

/// <summary>Somebody looked again: settled for good, or another day. Possible after closing too.</summary>
internal sealed class FollowUpMediation : ICaseDeed
{
    public static string Path => "follow-up";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var settled = form.Text("settled") is "yes";
        if (!settled && form.Date("next") is null) return form.No("next", "Chọn “đã ổn định” hoặc ngày xem lại tiếp theo.");
        if (form.Text("note") is not { } note) return form.No("note", "Ghi tình hình hiện nay.");
        var done = work.Case.FollowUpMediation(settled ? null : form.Date("next"), await work.SealAsync(SealPurposes.CaseReason, note, cancellationToken), work.Occasion);
        if (done.Succeeded) work.Record("cases.mediation-followed.v1", ("settled", settled));
        return form.Unless(done, "next");
    }
}
