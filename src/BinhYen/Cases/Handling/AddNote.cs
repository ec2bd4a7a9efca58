using BinhYen.Site;

namespace BinhYen.Cases.Handling;

/// <summary>An internal note: sealed, for colleagues who may see the case, never for a reporter.</summary>
internal sealed class AddNote : ICaseDeed
{
    public static string Path => "note";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        if (form.Text("text") is not { } words) return form.No("text", "Viết nội dung ghi chú.");
        if (work.Case.TextRemovedAt is not null) return form.No("text", CaseRefusals.AlreadyHandedOver);
        await work.NoteAsync(words, cancellationToken);
        work.Record("cases.noted.v1");
        return null;
    }
}
