using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Text;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Groups.Regulations;

/// <summary>A new version of a regulation as typed.</summary>
internal sealed record RegulationForm
{
    public RuleBook Book { get; init; } = RuleBook.Group;
    public GroupPurpose? Purpose { get; init; }

    /// <summary>Code of the group whose own rules these are; empty for all groups.</summary>
    public string GroupCode { get; init; } = "";
    public string Title { get; init; } = "";
    public string Number { get; init; } = "";
    public DateOnly? EffectiveFrom { get; init; }
    public string Text { get; init; } = "";
    public string Allowed { get; init; } = "";
    public string Prohibited { get; init; } = "";
    public string Changes { get; init; } = "";
}

/// <summary>Issues a version of a regulation. Nothing that was in force is ever changed (R-YC-33).</summary>
internal sealed class IssueRegulation(BinhYenDb db, SecretWords secrets, TimeProvider clock)
{
    public async Task<Result<Regulation>> HandleAsync(CurrentStaff by, RegulationForm form, CancellationToken cancellationToken)
    {
        if (Check(form) is { } problem) return GroupRefusals.Invalid(problem);
        GroupId? own = null;
        if (form.GroupCode.Length > 0)
        {
            if (await db.Set<ZaloGroup>().AsNoTracking().SingleOrDefaultAsync(g => g.CommuneId == by.CommuneId && g.Code == form.GroupCode, cancellationToken) is not { } group) return GroupRefusals.NoSuchGroup;
            own = group.Id;
        }

        var purpose = own is null && form.Book is RuleBook.Group ? form.Purpose : null;
        var before = await db.Set<Regulation>().AsNoTracking().Where(r => r.CommuneId == by.CommuneId && r.Book == form.Book && r.Purpose == purpose && r.GroupId == own)
            .OrderByDescending(r => r.Version).FirstOrDefaultAsync(cancellationToken);
        if (before is not null && form.Changes.Length == 0) return GroupRefusals.Invalid("Ghi điểm mới so với bản trước: trưởng nhóm và thành viên cần biết điều gì thay đổi.");
        if (before is not null && form.EffectiveFrom < before.EffectiveFrom) return GroupRefusals.Invalid($"Bản trước có hiệu lực từ {before.EffectiveFrom.InWords()}. Bản mới phải từ ngày đó trở đi.");

        var regulation = new Regulation
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = by.CommuneId, Book = form.Book, Purpose = purpose, GroupId = own, Version = (before?.Version ?? 0) + 1,
            Title = form.Title, Number = form.Number, EffectiveFrom = form.EffectiveFrom!.Value, Text = form.Text, Allowed = form.Allowed, Prohibited = form.Prohibited,
            Changes = form.Changes, By = by.Id, At = clock.GetUtcNow(),
        };
        db.Add(regulation);
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), "groups.regulation-issued.v1", $"regulation:{regulation.Id}", by.JournalName,
            ("book", regulation.Book.ToString()), ("version", regulation.Version), ("effective", regulation.EffectiveFrom), ("number", regulation.Number)));
        await db.SaveChangesAsync(cancellationToken);
        return regulation;
    }

    /// <summary>
    /// Finds secrets before anything is issued (R-HG-54). A rule may name what it forbids, so the product's own words pass in
    /// a sentence that forbids and in the list of what may not be posted; words only the commune knows never pass (decision 0101).
    /// </summary>
    /// <returns>What to mend, with the words underlined; empty when nothing was found.</returns>
    public async Task<FormErrors> GuardAsync(CurrentStaff by, RegulationForm form, CancellationToken cancellationToken)
    {
        var errors = new FormErrors();
        IReadOnlyList<string> own = [.. (await secrets.OfAsync(by.CommuneId, cancellationToken)).Except(SecretWords.Always)];
        foreach (var (field, typed) in new[] { ("title", form.Title), ("changes", form.Changes), ("text", form.Text), ("allowed", form.Allowed), ("prohibited", form.Prohibited) })
        {
            var text = VietnameseText.Compose(typed);
            List<ExposureFinding> found = [.. SecretWords.Find(text, own), .. SecretWords.FindAll(text, SecretWords.Always).Where(f => field != "prohibited" && !IsForbidden(text, f.Start))];
            if (found.Count == 0) continue;
            errors.Add(field, SecretWords.Advice).Mark(field, new MarkedText(text, [.. found.OrderBy(f => f.Start).Select(f => new TextMark(f.Start, f.End, MayPass: false, SecretWords.Advice))]));
        }

        return errors;
    }

    /// <summary>Whether the sentence forbids something before it comes to these words.</summary>
    /// <param name="text">Composed letters.</param>
    /// <param name="at">Where the words begin.</param>
    internal static bool IsForbidden(string text, int at)
    {
        var begin = text.LastIndexOfAny(['.', ';', '\n', '!', '?'], Math.Max(0, at - 1)) + 1;
        var before = VietnameseText.Words(text[begin..at]);
        return before.Contains("khong") || before.Contains("cam");
    }

    private static string? Check(RegulationForm form) => form switch
    {
        { Title.Length: 0 or > 200 } => "Ghi tên quy chế, nhiều nhất 200 ký tự.",
        { EffectiveFrom: null } => "Chọn ngày có hiệu lực.",
        { Text.Length: 0 or > 20_000 } => "Dán nội dung quy chế, nhiều nhất 20.000 ký tự.",
        { Book: RuleBook.Group, Allowed.Length: 0 } => "Ghi rõ nội dung được đăng trong nhóm, mỗi dòng một nội dung.",
        { Allowed.Length: > 4_000 } or { Prohibited.Length: > 4_000 } => "Danh sách nội dung dài quá 4.000 ký tự. Viết gọn lại.",
        { Changes.Length: > 2_000 } => "Điểm mới dài quá 2.000 ký tự. Viết gọn lại.",
        { Number.Length: > 60 } => "Số văn bản dài quá 60 ký tự.",
        _ => null,
    };
}
