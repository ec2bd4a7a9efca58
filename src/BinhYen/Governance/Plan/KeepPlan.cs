using BinhYen.Communes;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Governance.Plan;

/// <summary>Gives tasks of the plan to bodies, takes their results in, agrees or gives back. Assigning is the leadership's.</summary>
internal sealed class KeepPlan(BinhYenDb db, PlanBoard board, StaffDirectory directory, TimeProvider clock)
{
    private const int FarthestYears = 10;

    /// <summary>Whether a body can own a task: it exists, and it is a body of the commune. Teams in a hamlet work through their hamlet.</summary>
    public static bool MayOwn(CommuneUnit unit, DateOnly today) => unit.Kind is not (BodyKind.IssuingBody or BodyKind.SubHamlet) && unit.ExistsOn(today);

    public async Task<Result<PlanTask>> AssignAsync(CurrentStaff by, Guid? unit, string? text, string? source, DateOnly? due, CancellationToken cancellationToken)
    {
        var today = clock.Today();
        if (await FindOwnerAsync(by, unit, cancellationToken) is not { } owner) return PlanRefusals.Invalid("unit", "Chọn cơ quan, đoàn thể nhận việc. Đơn vị chưa có thì thêm ở mục “Cơ quan, đơn vị”.");
        if (text is not { Length: >= 5 and <= PlanTask.LongestText }) return PlanRefusals.Invalid("text", "Ghi việc phải làm, từ 5 đến 300 ký tự.");
        if (source is { Length: > PlanTask.LongestSource }) return PlanRefusals.Invalid("source", "Căn cứ dài nhất 160 ký tự.");
        if (due is not { } last || last > today.AddYears(FarthestYears) || last < today.AddYears(-FarthestYears)) return PlanRefusals.Invalid("due", "Chọn ngày phải xong, trong vòng 10 năm.");
        var task = new PlanTask
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = by.CommuneId, Text = text, Source = source ?? "", UnitId = owner.Id, AssignedOn = today, DueOn = last, By = by.Id,
            Number = await db.Set<PlanTask>().Where(t => t.CommuneId == by.CommuneId).MaxAsync(t => (int?)t.Number, cancellationToken) is { } highest ? highest + 1 : 1,
        };
        db.Add(task);
        // Two people who assign at the same moment draw the same number; the second is asked to press once more.
        Record(by, task, "governance.task-assigned.v1", ("unit", owner.Id), ("due", last));
        return await db.TrySaveAsync(cancellationToken) ? task : PlanRefusals.Meanwhile;
    }

    /// <summary>An activity of the owner; with <paramref name="done"/> the owner says that the task is done.</summary>
    public async Task<Result> SubmitAsync(CurrentStaff by, int number, DateOnly? on, string? text, (string? Typed, int? Number) present, bool done, CancellationToken cancellationToken)
    {
        if (!await board.KnowAsync(by, number, cancellationToken) || !board.MaySubmit || await FindAsync(by, number, cancellationToken) is not { } task) return PlanRefusals.NoSuchTask;
        if (task.State is not PlanTaskState.Open) return PlanRefusals.NotOpen;
        if (on is not { } day || day > clock.Today() || day < clock.Today().AddYears(-FarthestYears)) return PlanRefusals.Invalid("on", "Chọn ngày đã làm, không ở tương lai.");
        if (text is not { Length: >= 10 and <= PlanResult.LongestText }) return PlanRefusals.Invalid("result", "Ghi đã làm gì, ở đâu, kết quả ra sao, từ 10 đến 1.000 ký tự. Không ghi tên người dân.");
        if (present.Typed is not null && present.Number is not (>= 0 and <= PlanResult.MostPresent)) return PlanRefusals.Invalid("present", "Số người dự viết bằng chữ số, ví dụ 120. Không đếm thì để trống, đừng ghi 0.");
        db.Add(new PlanResult { Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = by.CommuneId, TaskId = task.Id, On = day, Text = text, Present = present.Number, By = by.Id, At = clock.GetUtcNow() });
        if (done) task.Report(clock.Today());
        Record(by, task, "governance.result-submitted.v1", ("on", day), ("present", present.Number), ("done", done), ("onBehalf", !board.IsMine));
        return await db.TrySaveAsync(cancellationToken) ? Result.Done : PlanRefusals.Meanwhile;
    }

    /// <summary>The leadership has read the results: the task is done.</summary>
    public Task<Result> AcceptAsync(CurrentStaff by, int number, CancellationToken cancellationToken) =>
        ChangeAsync(by, number, "governance.task-accepted.v1", task => task.Accept(clock.Today()) ? null : PlanRefusals.NotReported, cancellationToken);

    /// <summary>More is to be done; the body reads why.</summary>
    public Task<Result> GiveBackAsync(CurrentStaff by, int number, string? reason, CancellationToken cancellationToken) =>
        ChangeAsync(by, number, "governance.task-given-back.v1", task => Wrong(reason) ?? (task.GiveBack(reason!) ? null : PlanRefusals.NotReported), cancellationToken);

    /// <summary>The task falls away; it stays readable with the reason.</summary>
    public Task<Result> WithdrawAsync(CurrentStaff by, int number, string? reason, CancellationToken cancellationToken) =>
        ChangeAsync(by, number, "governance.task-withdrawn.v1", task => Wrong(reason) ?? (task.Withdraw(clock.Today(), reason!) ? null : PlanRefusals.Finished), cancellationToken);

    public async Task<Result> NameContactAsync(CurrentStaff by, Guid? unit, Guid? account, CancellationToken cancellationToken)
    {
        if (await FindOwnerAsync(by, unit, cancellationToken) is not { } owner) return PlanRefusals.Invalid("contact-unit", "Chọn cơ quan, đoàn thể.");
        var people = await directory.WhoMayAsync(by.CommuneId, Permission.ReadFigures, cancellationToken);
        if (people.Find(p => p.Id.Value == account) is not { } person) return PlanRefusals.Invalid("contact", "Chọn người có tài khoản của xã.");
        if (await db.Set<UnitContact>().AnyAsync(c => c.UnitId == owner.Id && c.StaffId == person.Id, cancellationToken)) return Result.Done;
        db.Add(new UnitContact { UnitId = owner.Id, StaffId = person.Id, CommuneId = by.CommuneId, Since = clock.Today() });
        RecordContact(by, owner.Id, "governance.contact-named.v1", person.Id);
        return await db.TrySaveAsync(cancellationToken) ? Result.Done : PlanRefusals.Meanwhile;
    }

    public async Task<Result> EndContactAsync(CurrentStaff by, Guid? unit, Guid? account, CancellationToken cancellationToken)
    {
        StaffId? person = account is { } id ? new StaffId(id) : null;
        if (await db.Set<UnitContact>().SingleOrDefaultAsync(c => c.CommuneId == by.CommuneId && c.UnitId == unit && c.StaffId == person, cancellationToken) is not { } contact) return Result.Done;
        db.Remove(contact);
        RecordContact(by, contact.UnitId, "governance.contact-ended.v1", contact.StaffId);
        return await db.TrySaveAsync(cancellationToken) ? Result.Done : PlanRefusals.Meanwhile;
    }

    private static Refusal? Wrong(string? reason) =>
        reason is { Length: >= 5 and <= PlanTask.LongestReason } ? null : PlanRefusals.Invalid("reason", "Ghi lý do, từ 5 đến 300 ký tự, để đơn vị nhận việc đọc.");

    private async Task<Result> ChangeAsync(CurrentStaff by, int number, string fact, Func<PlanTask, Refusal?> change, CancellationToken cancellationToken)
    {
        if (await FindAsync(by, number, cancellationToken) is not { } task) return PlanRefusals.NoSuchTask;
        if (change(task) is { } no) return no;
        Record(by, task, fact);
        return await db.TrySaveAsync(cancellationToken) ? Result.Done : PlanRefusals.Meanwhile;
    }

    private Task<PlanTask?> FindAsync(CurrentStaff by, int number, CancellationToken cancellationToken) =>
        db.Set<PlanTask>().SingleOrDefaultAsync(t => t.CommuneId == by.CommuneId && t.Number == number, cancellationToken);

    private async Task<CommuneUnit?> FindOwnerAsync(CurrentStaff by, Guid? id, CancellationToken cancellationToken) =>
        await db.Set<CommuneUnit>().AsNoTracking().SingleOrDefaultAsync(u => u.Id == id && u.CommuneId == by.CommuneId, cancellationToken) is { } unit && MayOwn(unit, clock.Today()) ? unit : null;

    private void Record(CurrentStaff by, PlanTask task, string fact, params (string, object?)[] details) =>
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), fact, $"plan-task:{task.Number}", by.JournalName, details));

    private void RecordContact(CurrentStaff by, Guid unit, string fact, StaffId account) =>
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), fact, $"unit:{unit}", by.JournalName, ("account", account.ToString())));
}

internal static class PlanRefusals
{
    private const string Prefix = "governance.invalid.";

    public static readonly Refusal NoSuchTask = new("governance.none", "Không có việc này, hoặc không phải việc của đơn vị bạn.", RefusalKind.NotFound);
    public static readonly Refusal NotOpen = new("governance.not-open", "Đơn vị đã báo xong việc này. Lãnh đạo trả lại thì mới ghi thêm được.", RefusalKind.Conflict);
    public static readonly Refusal NotReported = new("governance.not-reported", "Đơn vị chưa báo xong việc này, hoặc có người vừa xem xét rồi. Mở lại trang để xem.", RefusalKind.Conflict);
    public static readonly Refusal Finished = new("governance.finished", "Việc này đã xong hoặc đã rút, không rút được nữa.", RefusalKind.Conflict);
    public static readonly Refusal Meanwhile = new("governance.meanwhile", "Có người vừa ghi cùng lúc. Bấm gửi lần nữa.", RefusalKind.Conflict);

    public static Refusal Invalid(string field, string message) => new(Prefix + field, message, RefusalKind.Invalid);

    /// <summary>The field a refusal is about.</summary>
    public static string FieldOf(Refusal refusal) => refusal.Code.StartsWith(Prefix, StringComparison.Ordinal) ? refusal.Code[Prefix.Length..] : "text";
}

internal static class PlanWords
{
    public static string InWords(this PlanTaskState state) => state switch
    {
        PlanTaskState.Open => "đang làm",
        PlanTaskState.Reported => "đã báo xong, chờ xem",
        PlanTaskState.Done => "đã xong",
        PlanTaskState.Withdrawn => "đã rút",
    };
}
