using BinhYen.Cases.Handling;
using BinhYen.Site;

namespace BinhYen.Cases.Transferring;

/// <summary>
/// The other body said that it has the case. For national security the words go now: the keys of every thread, of
/// its files and of the case's own texts are destroyed, dates and metadata stay (R-YC-63).
/// </summary>
internal sealed class RecordReceipt(EraseWords erase) : ICaseDeed
{
    public static string Path => "receipt";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var done = work.Case.RecordReceipt(work.Occasion);
        if (!done.Succeeded) return form.Unless(done, "submit");
        work.Record("cases.transfer-received.v1", ("removed", work.Case.TextRemovedAt is not null));
        if (work.Case.TextRemovedAt is null) return null;
        // After the commit: keys that are gone while the save failed would lose words that nobody has received.
        work.AfterSave.Add(await erase.OfCaseAsync(work.Case.Id, EraseWords.NationalSecurity, cancellationToken));
        return null;
    }
}

/// <summary>The file of the preliminary work on a crime report went to the investigating body (D-06).</summary>
internal sealed class RecordFilePassed : ICaseDeed
{
    public static string Path => "file-passed";

    public Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var done = work.Case.RecordFilePassed(work.Occasion);
        if (done.Succeeded) work.Record("cases.file-passed.v1");
        return Task.FromResult(form.Unless(done, "submit"));
    }
}
