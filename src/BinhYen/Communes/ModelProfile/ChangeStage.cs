using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Communes.ModelProfile;

/// <summary>
/// Takes the model to a further stage, from a day on and on the ground of a document (R-YC-36). Stages that lie between are
/// recorded with the same day and document: none is ever left out.
/// </summary>
internal sealed class ChangeStage(BinhYenDb db, CommuneDirectory communes, TimeProvider clock)
{
    /// <returns>What to mend; empty when the stage was changed.</returns>
    public async Task<FormErrors> RunAsync(CurrentStaff by, IFormCollection form, CancellationToken cancellationToken)
    {
        var errors = new FormErrors();
        var today = clock.Today();
        var life = await communes.LifeAsync(by.CommuneId, cancellationToken);
        var (profile, _) = await communes.SettingsAsync(by.CommuneId, cancellationToken);
        var last = life.Changes.Count > 0 ? life.Changes[^1] : null;
        var (stage, from) = (Enum.TryParse<ModelStage>(form.Text("stage"), out var chosen) && Enum.IsDefined(chosen) ? chosen : (ModelStage?)null, form.Date("from"));
        var now = last?.Stage ?? ModelStage.Draft;
        errors.Demand(stage is { } wanted && ModelStages.Within(now, profile.HasLaunch).Contains(wanted), "stage", "Chọn bước kế tiếp của mô hình.")
            .Demand(from is { } day && day <= today.AddYears(1) && day.Year >= 2000, "from", "Chọn ngày bắt đầu, không quá một năm tới.")
            .Demand(from is null || last is null || from >= last.From, "from", $"Ngày không được trước bước liền trước ({last?.From.InWords()}).");
        var basis = BasisForm.Read(form, errors, today);
        if (basis is null || errors.Any) return errors;

        foreach (var next in ModelStages.Through(now, stage!.Value, profile.HasLaunch)) last = Add(by, (last?.Number ?? 0) + 1, next, from!.Value, basis);
        await db.SaveChangesAsync(cancellationToken);
        return errors;
    }

    private StageChange Add(CurrentStaff by, int number, ModelStage stage, DateOnly from, BasisDocument basis)
    {
        // A copy of the document: each row owns its own.
        var change = new StageChange { CommuneId = by.CommuneId, Number = number, Stage = stage, From = from, Basis = basis with { }, DecidedBy = by.Id, DecidedAt = clock.GetUtcNow() };
        db.Add(change);
        db.Record(JournalDraft.Of(by.CommuneId, change.DecidedAt, "communes.model-stage-changed.v1", $"commune:{by.CommuneId}", by.JournalName,
            ("stage", change.Stage.ToString()), ("from", change.From), ("basis", basis.Number)));
        return change;
    }
}
