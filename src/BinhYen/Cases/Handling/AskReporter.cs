using BinhYen.Platform.Storage;
using BinhYen.Site;

namespace BinhYen.Cases.Handling;

/// <summary>T5: a question to one reporter, privately; the answer's clock stands still meanwhile (R-TT-54).</summary>
internal sealed class AskReporter(InformantWall wall) : IComparingDeed
{
    public static string Path => "ask";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Text("text") is not { } question) return form.No("text", "Viết câu hỏi cho người phản ánh.");
        var threads = await work.ThreadsAsync(cancellationToken);
        if (threads.FirstOrDefault(t => t.Id.Value == form.Id("to")) is not { } thread) return form.No("to", "Chọn người phản ánh cần hỏi.");
        var (passed, errors) = await work.PassAsync(wall, form, "text", question, [thread], cancellationToken);
        if (passed is null) return errors;
        var due = work.Case.Clocks.FirstOrDefault(c => c.Kind is ClockKind.Answer && c.IsOpen)?.DueAt;
        var done = work.Case.AskReporter(await work.SealAsync(SealPurposes.CaseQuestion, question, cancellationToken), work.Occasion);
        if (!done.Succeeded) return form.Unless(done, "text");
        // To the others the pause is none: what they were told goes on.
        foreach (var other in threads.Where(t => t.Id != thread.Id)) other.AnswerTold ??= due;
        await work.TellAsync(thread, ThreadMessageKind.Question, passed, cancellationToken);
        work.Record("cases.reporter-asked.v1");
        return null;
    }
}
