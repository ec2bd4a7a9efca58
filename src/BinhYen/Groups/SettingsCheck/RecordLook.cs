using BinhYen.Communes;
using BinhYen.Groups.Registry;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.SettingsCheck;

/// <summary>The two-minute form.</summary>
/// <param name="Answers">Yes or no for each item asked.</param>
/// <param name="Name">The name seen in Zalo; null when not changed.</param>
/// <param name="Members">Members seen; null when not counted.</param>
/// <param name="Photo">Screenshot of the settings; null for none.</param>
internal sealed record LookForm(IReadOnlyDictionary<GroupSettingCheck, bool> Answers, string? Name, int? Members, byte[]? Photo);

/// <summary>Records a look at the settings of a group made by hand (R-DT-48, R-DT-49).</summary>
internal sealed class RecordLook(BinhYenDb db, GroupWork work, IRecordSealer sealer)
{
    public async Task<Result> HandleAsync(CurrentStaff by, string code, LookForm form, CancellationToken cancellationToken)
    {
        if (!(await work.LoadAsync(by, code, GroupRight.Tend, cancellationToken)).TryGet(out var inHand, out var refusal)) return refusal;
        var group = inHand.Group;
        if (group.Kind is not GroupKind.Ordinary || !group.IsInUse) return GroupRefusals.Invalid("Phiếu này dành cho nhóm lập tay đang thiết lập hoặc hoạt động.");
        if (inHand.Facts.Rules.Checklist.Any(item => !form.Answers.ContainsKey(item))) return GroupRefusals.Invalid("Trả lời đủ các câu. Không chắc thì mở Zalo xem lại.");
        byte[]? photo = null;
        if (form.Photo is { } original)
        {
            if (!RedrawPhoto.Draw(original).TryGet(out photo, out var no)) return no;
        }

        var look = new SettingsLook
        {
            Id = Guid.CreateVersion7(work.Now), CommuneId = group.CommuneId, GroupId = group.Id, On = work.Today, At = work.Now, By = by.Id, HasPhoto = photo is not null,
            EditOnlyLeaders = Answer(GroupSettingCheck.EditingRights), JoinApproval = Answer(GroupSettingCheck.JoinApproval),
            NewcomersSeeHistory = Answer(GroupSettingCheck.History), LinkShared = Answer(GroupSettingCheck.Link),
        };
        db.Add(look);
        if (photo is not null) await KeepAsync(look, photo, cancellationToken);
        if (form.Name is { } name) group.NoteName(GroupNaming.Clean(name));
        if (form.Members is { } members) await CountAsync(by, group, members, cancellationToken);
        await TickAsync(by, group, cancellationToken);
        var wrong = look.Wrong(inHand.Facts.Rules.Checklist);
        return await work.SaveAsync(by, group, "groups.settings-looked.v1", cancellationToken, ("wrong", string.Join(',', wrong)), ("photo", look.HasPhoto));

        bool? Answer(GroupSettingCheck item) => form.Answers.TryGetValue(item, out var yes) ? yes : null;
    }

    private async Task KeepAsync(SettingsLook look, byte[] photo, CancellationToken cancellationToken)
    {
        var key = await sealer.NewKeyAsync(look.CommuneId.Value, cancellationToken);
        var kept = await sealer.SealBytesAsync(key, PhotoPurpose, photo, cancellationToken);
        db.Add(new SettingsPhoto { LookId = look.Id, CommuneId = look.CommuneId, Sealed = kept.ToBytes() });
    }

    private async Task CountAsync(CurrentStaff by, ZaloGroup group, int members, CancellationToken cancellationToken)
    {
        var today = work.Today;
        var figure = await db.Set<MemberFigure>().SingleOrDefaultAsync(f => f.GroupId == group.Id && f.Date == today, cancellationToken);
        if (figure is null) db.Add(figure = new MemberFigure { Id = Guid.CreateVersion7(work.Now), CommuneId = group.CommuneId, GroupId = group.Id, Date = today });
        (figure.Members, figure.By, figure.At) = (members, by.Id, work.Now);
    }

    private async Task TickAsync(CurrentStaff by, ZaloGroup group, CancellationToken cancellationToken)
    {
        if (group.State is GroupState.SettingUp && !await db.Set<SetupTick>().AnyAsync(t => t.GroupId == group.Id && t.Step == SetupStep.SettingsSeen, cancellationToken))
            db.Add(new SetupTick { GroupId = group.Id, CommuneId = group.CommuneId, Step = SetupStep.SettingsSeen, DoneOn = work.Today, By = by.Id });
    }

    /// <summary>What photos are sealed for.</summary>
    public const string PhotoPurpose = "groups.settings-photo";
}
