using BinhYen.Cases.Handling;
using BinhYen.Site;

namespace BinhYen.Cases.Triage;

/// <summary>T3: a greeting, a question about the channel, praise or advertising needs no case. The sender still hears from us, except for advertising.</summary>
internal sealed class Dismiss(InformantWall wall) : IComparingDeed
{
    public static string Path => "dismiss";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var reply = form.Text("reply");
        var isSpam = work.Case.Category is CaseCategory.Spam;
        var reason = new Reason(isSpam ? "spam" : "answered-without-case");
        var (passed, errors) = await work.PassAsync(wall, form, "reply", reply ?? "", await work.ThreadsAsync(cancellationToken), cancellationToken);
        if (passed is null) return errors;
        var done = work.Case.DismissAsNotACase(reason, reply is not null, work.Occasion);
        if (!done.Succeeded) return form.Unless(done, "reply");
        if (reply is not null && !isSpam) await work.TellAllAsync(ThreadMessageKind.Answer, passed, cancellationToken);
        work.Record("cases.dismissed.v1", ("reason", reason.Code));
        return null;
    }
}
