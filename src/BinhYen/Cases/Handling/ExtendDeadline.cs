using BinhYen.Platform.Storage;
using BinhYen.Site;

namespace BinhYen.Cases.Handling;

/// <summary>The handler asks for more time before the answer is due.</summary>
internal sealed class AskExtension : ICaseDeed
{
    public static string Path => "extend";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Date("due") is not { } day) return form.No("due", "Chọn ngày hạn mới.");
        if (form.Text("why") is not { } why) return form.No("why", "Ghi lý do xin thêm thời gian.");
        var due = work.Occasion.Rules.Calendar.EndOfOfficeDay(day);
        var done = work.Case.AskExtension(due, await work.ReasonAsync("extension", why, cancellationToken), work.Occasion);
        if (done.Succeeded) work.Record("cases.extension-asked.v1", ("due", due.ToString("O")));
        return form.Unless(done, "due");
    }
}

/// <summary>A leader grants it, and every reporter is told why and until when.</summary>
internal sealed class GrantExtension(InformantWall wall) : IComparingDeed
{
    public static string Path => "grant-extension";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Text("words") is not { } words) return form.No("words", "Viết lời báo cho người phản ánh: vì sao và khi nào trả lời.");
        var (passed, errors) = await work.PassAsync(wall, form, "words", words, await work.ThreadsAsync(cancellationToken), cancellationToken);
        if (passed is null) return errors;
        var done = work.Case.GrantExtension(await work.SealAsync(SealPurposes.ExtensionWords, words, cancellationToken), work.Occasion);
        if (!done.Succeeded) return form.Unless(done, "words");
        await work.TellAllAsync(ThreadMessageKind.Notice, passed, cancellationToken);
        foreach (var thread in await work.ThreadsAsync(cancellationToken)) thread.AnswerTold = null;
        work.Record("cases.extended.v1", ("due", work.Case.Clocks.LastOrDefault(c => c.Kind is ClockKind.Answer)?.DueAt.ToString("O")));
        return null;
    }
}

/// <summary>A leader does not grant it: the due time stays.</summary>
internal sealed class DeclineExtension : ICaseDeed
{
    public static string Path => "decline-extension";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Text("why") is not { } why) return form.No("why", "Ghi lý do không gia hạn.");
        var done = work.Case.DeclineExtension(await work.ReasonAsync("extension", why, cancellationToken), work.Occasion);
        if (done.Succeeded) work.Record("cases.extension-declined.v1");
        return form.Unless(done, "why");
    }
}
