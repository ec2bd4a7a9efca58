using BinhYen.Site;

namespace BinhYen.Cases.Handling;

/// <summary>News on the way to one reporter: stops the clock of the first reply (R-HG-09).</summary>
internal sealed class ReplyToReporter(InformantWall wall) : IComparingDeed
{
    public static string Path => "reply";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Text("text") is not { } words) return form.No("text", "Viết nội dung gửi người phản ánh.");
        var threads = await work.ThreadsAsync(cancellationToken);
        var chosen = form.Text("to") is "all" ? threads : [.. threads.Where(t => t.Id.Value == form.Id("to"))];
        if (chosen.Count == 0) return form.No("to", "Chọn người phản ánh sẽ nhận.");
        var withResult = form.Has("result");
        var (passed, errors) = await work.PassAsync(wall, form, "text", words, chosen, cancellationToken);
        if (passed is null) return errors;
        if (form.Unless(work.Case.Reply(withResult, work.Occasion), "text") is { } no) return no;
        foreach (var thread in chosen) await work.TellAsync(thread, ThreadMessageKind.Notice, passed, cancellationToken);
        work.Record("cases.replied.v1", ("preliminary", withResult), ("threads", chosen.Count));
        return null;
    }
}
