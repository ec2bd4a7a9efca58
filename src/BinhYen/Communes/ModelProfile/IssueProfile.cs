using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.ModelProfile;

/// <summary>Makes the draft a version, from a day on and on the ground of a document; takes a version back that does not apply yet.</summary>
internal sealed class IssueProfile(BinhYenDb db, PrepareProfile prepare, CommuneHeading heading, TimeProvider clock)
{
    /// <returns>What to mend; empty when there is a new version.</returns>
    public async Task<FormErrors> RunAsync(CurrentStaff by, IFormCollection form, CancellationToken cancellationToken)
    {
        var errors = new FormErrors();
        var today = clock.Today();
        var desk = await prepare.ReadAsync(by.CommuneId, cancellationToken);
        if (desk.Draft is not { } draft) return errors.Add("from", "Chưa có thay đổi nào được chuẩn bị.");
        if (desk.IsDraftStale) return errors.Add("from", $"Phiên bản {desk.Version} vừa có hiệu lực trong lúc chuẩn bị. Bỏ bản chuẩn bị và làm lại trên phiên bản mới.");
        if (desk.Pending is { } pending) return errors.Add("from", $"Phiên bản {pending.Version} đang chờ hiệu lực. Thu hồi phiên bản đó trước.");

        var from = form.Date("from");
        errors.Demand(from >= today && from <= today.AddYears(2), "from", "Chọn ngày hiệu lực từ hôm nay đến hai năm tới.");
        foreach (var (key, message) in ProfileRules.Problems(draft.Values, from ?? today)) errors.Add("from", $"{key.Label}: {message}");
        var basis = BasisForm.Read(form, errors, today);
        if (basis is null || errors.Any) return errors;

        var now = clock.GetUtcNow();
        var number = 1 + (await db.Set<CommuneSettings>().Where(s => s.CommuneId == by.CommuneId).MaxAsync(s => (int?)s.Version, cancellationToken) ?? 0);
        var version = new CommuneSettings
        {
            CommuneId = by.CommuneId, Version = number, EffectiveFrom = from == today ? now : VietnamTime.At(from!.Value, TimeOnly.MinValue),
            Basis = basis, DecidedBy = by.Id, DecidedAt = now, Json = draft.Json,
        };
        db.Add(version);
        db.Remove(draft);
        db.Record(JournalDraft.Of(by.CommuneId, now, "communes.profile-issued.v1", $"profile:{number}", by.JournalName,
            ("from", from!.Value), ("basis", basis.Number), ("keys", string.Join(' ', draft.Values.DifferencesTo(desk.InForce).Select(k => k.Name)))));
        await db.SaveChangesAsync(cancellationToken);
        heading.Forget(by.CommuneId);
        return errors;
    }

    /// <summary>Takes a version back that has not taken effect; its row stays readable.</summary>
    public async Task<Result> WithdrawAsync(CurrentStaff by, int number, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (await db.Set<CommuneSettings>().SingleOrDefaultAsync(s => s.CommuneId == by.CommuneId && s.Version == number, cancellationToken) is not { } version)
            return new Refusal("communes.no-such-version", "Không có phiên bản này.", RefusalKind.NotFound);
        if (version.WithdrawnAt is not null) return Result.Done;
        if (version.EffectiveFrom <= now)
            return new Refusal("communes.version-in-force", "Phiên bản này đã có hiệu lực. Chuẩn bị thay đổi mới và ban hành phiên bản tiếp theo.", RefusalKind.Conflict);
        version.WithdrawnAt = now;
        db.Record(JournalDraft.Of(by.CommuneId, now, "communes.profile-withdrawn.v1", $"profile:{number}", by.JournalName));
        await db.SaveChangesAsync(cancellationToken);
        return Result.Done;
    }
}
