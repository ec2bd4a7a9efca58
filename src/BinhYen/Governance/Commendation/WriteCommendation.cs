using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Platform.Text;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Governance.Commendation;

/// <summary>What was typed for a proposal.</summary>
internal sealed record CommendationForm(
    string Proposer, NomineeKind? Nominee, CommendationOccasion? Occasion, string Name, string Achievement, string Form, string Case, ConsentAnswer? Agreed, bool Seen)
{
    public static CommendationForm Read(IFormCollection posted) => new(
        posted.Text("proposer") ?? "", Enum.TryParse<NomineeKind>(posted.Text("nominee"), out var kind) ? kind : null,
        Enum.TryParse<CommendationOccasion>(posted.Text("occasion"), out var occasion) ? occasion : null, posted.Text("name") ?? "",
        posted.Lines("achievement"), posted.Text("form") ?? "", posted.Text("case") ?? "",
        posted.Consent(ConsentPurpose.Commendation), posted.Has("achievement-seen"));

    public override string ToString() => "•••";
}

/// <summary>
/// Writes a proposal down and holds its text against what must not shine through (R-YC-87): numbers of cases, the report it was learnt
/// from and the vault's names of that report, addresses of people, and of an individual that they reported at all.
/// </summary>
/// <remarks>The vault is asked about a named report only, as for good deeds: asked about everybody's it would tell who reports (decision 0110).</remarks>
internal sealed class WriteCommendation(
    BinhYenDb db, CommendationBoard board, VisibleCases visible, ThreadSights sights, CaseSources sources, NameGuesses guesses, SecretWords secrets, Consents consents, SealedRecords seals, TimeProvider clock)
{
    private const string ToSealedList = "Người đó chưa đồng ý bằng văn bản thì chỉ được khen trong danh sách kín.";

    private const string Meanwhile = "Có người vừa ghi cùng lúc. Bấm gửi lần nữa.";

    private static readonly ExposureKind[] _refused = [ExposureKind.Phone, ExposureKind.Identifier, ExposureKind.House];

    // Of one person these tell that they reported. Of a collective they are ordinary: "vận động bà con tố giác tội phạm".
    private static readonly string[] _reporting =
    [
        "báo tin", "tin báo", "người báo", "báo cho công an", "báo công an", "gọi công an", "trình báo", "mật báo", "tố giác", "tố cáo", "cung cấp tin", "cung cấp thông tin", "cung cấp nguồn tin", "tin phản ánh",
        "phản ánh với công an", "phản ánh cho công an", "gửi tin", "nhắn tin cho công an",
    ];

    /// <summary>Stores a draft.</summary>
    /// <returns>Its number and the code of the slip when a consent was recorded; or what to mend.</returns>
    public async Task<(int Number, ConsentCode? Slip, FormErrors? Errors)> NewAsync(CurrentStaff by, CommendationForm form, CancellationToken cancellationToken)
    {
        await board.KnowAsync(by, cancellationToken);
        var errors = new FormErrors()
            .Demand(board.Mine.Contains(form.Proposer), "proposer", "Chọn nơi đề xuất mà bạn đại diện.")
            .Demand(form.Nominee is not null, "nominee", "Chọn tập thể hoặc cá nhân.")
            .Demand(form.Occasion is not null, "occasion", "Chọn dịp khen thưởng.")
            .Demand(form.Name.Length is > 1 and <= CommendationProposal.LongestName, "name", "Ghi tên tập thể, hoặc họ tên cá nhân, không quá 120 ký tự.")
            .Demand(form.Agreed is not ConsentAnswer.No, ConsentForm.NameOf(ConsentPurpose.Commendation), $"Người được đề xuất không đồng ý thì không lập tờ đề xuất này. {ToSealedList}")
            .Demand(form.Agreed is null || form.Nominee is NomineeKind.Individual, ConsentForm.NameOf(ConsentPurpose.Commendation), "Câu này chỉ hỏi khi đề xuất một cá nhân. Bỏ chọn.");
        var learnt = await CheckTextAsync(by, form, form.Agreed is ConsentAnswer.Yes, errors, cancellationToken);
        if (errors.Any) return (0, null, errors);
        var key = await seals.NewKeyAsync(by.CommuneId, cancellationToken);
        var proposal = new CommendationProposal
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = by.CommuneId, Proposer = form.Proposer, Nominee = form.Nominee!.Value, Occasion = form.Occasion!.Value, KeyId = key, Form = form.Form,
            TellsOfReport = form.Agreed is ConsentAnswer.Yes, WrittenBy = by.Id, WrittenOn = clock.Today(),
            Number = await db.Set<CommendationProposal>().Where(c => c.CommuneId == by.CommuneId).MaxAsync(c => (int?)c.Number, cancellationToken) is { } highest ? highest + 1 : 1,
            Name = await seals.SealAsync(key, CommendationBoard.NamePurpose, form.Name, cancellationToken), Achievement = await seals.SealAsync(key, CommendationBoard.AchievementPurpose, form.Achievement, cancellationToken),
            LearntFrom = learnt is null ? null : await seals.SealAsync(key, CommendationBoard.LearntPurpose, learnt.Code.ToString(), cancellationToken),
        };
        db.Add(proposal);
        var slip = proposal.TellsOfReport ? await TakeConsentAsync(by, proposal, form.Name, cancellationToken) : null;
        Record(by, proposal, "governance.commendation-written.v1");
        // Two who write at the same moment draw the same number.
        return await db.TrySaveAsync(cancellationToken) ? (proposal.Number, slip, null) : (0, null, FormErrors.Of("name", Meanwhile));
    }

    /// <summary>Changes the achievement and the form of a draft. Who it is for, and what they agreed to, stays.</summary>
    /// <returns>What to mend; null when it was stored.</returns>
    public async Task<FormErrors?> ChangeAsync(CurrentStaff by, int number, CommendationForm form, CancellationToken cancellationToken)
    {
        var proposal = await db.Set<CommendationProposal>().SingleAsync(c => c.CommuneId == by.CommuneId && c.Number == number, cancellationToken);
        var errors = new FormErrors().Demand(proposal.State is CommendationState.Draft, "achievement", "Tờ đề xuất đã gửi đi. Được trả lại thì mới sửa được.");
        var before = form.Case.Length > 0 ? form.Case : await seals.OpenOrNullAsync(proposal.LearntFrom, CommendationBoard.LearntPurpose, cancellationToken) ?? "";
        var whole = form with { Name = await seals.OpenAsync(proposal.Name, CommendationBoard.NamePurpose, cancellationToken), Nominee = proposal.Nominee, Case = before };
        var learnt = await CheckTextAsync(by, whole, proposal.TellsOfReport, errors, cancellationToken);
        if (errors.Any) return errors;
        proposal.Form = form.Form;
        proposal.Achievement = await seals.SealAsync(proposal.KeyId, CommendationBoard.AchievementPurpose, form.Achievement, cancellationToken);
        proposal.LearntFrom = learnt is null ? null : await seals.SealAsync(proposal.KeyId, CommendationBoard.LearntPurpose, learnt.Code.ToString(), cancellationToken);
        Record(by, proposal, "governance.commendation-changed.v1");
        return await db.TrySaveAsync(cancellationToken) ? null : FormErrors.Of("achievement", Meanwhile);
    }

    private async Task<Case?> CheckTextAsync(CurrentStaff by, CommendationForm form, bool agreed, FormErrors errors, CancellationToken cancellationToken)
    {
        errors.Demand(form.Achievement.Length is >= CommendationProposal.ShortestAchievement and <= CommendationProposal.LongestAchievement, "achievement", "Ghi thành tích bằng vài câu, từ 20 đến 1.500 ký tự.")
            .Demand(CommendationForms.All.Contains(form.Form), "form", "Chọn hình thức đề nghị.")
            .Demand(!CaseCode.Appears($"{form.Name}\n{form.Achievement}"), "achievement", "Có số vụ việc. Bỏ số đó đi: tờ đề xuất không dẫn tới tin báo nào.");
        if (errors.Any) return null;
        foreach (var (field, message) in (await secrets.CheckAsync(by.CommuneId, [KeyValuePair.Create("name", form.Name), KeyValuePair.Create("achievement", form.Achievement)], cancellationToken)).All) errors.Add(field, message);
        var learnt = form.Case.Length > 0 ? await FindCaseAsync(by, form.Case, cancellationToken) : null;
        errors.Demand(form.Case.Length is 0 || learnt is not null, "case", "Không có vụ việc số này, hoặc vụ việc không mở cho bạn.");
        if (!errors.Any) await MeasureAsync(by, form, learnt, agreed, errors, cancellationToken);
        if (!errors.Any && learnt is not null) await AskVaultAsync(by, form, learnt, agreed, errors, cancellationToken);
        return learnt;
    }

    private async Task<Case?> FindCaseAsync(CurrentStaff by, string typed, CancellationToken cancellationToken)
    {
        if (!CaseCode.TryParse(typed, out var code)) return null;
        // The text is held against the report: nobody learns its words by trying who may not read them.
        var seen = await sights.ReadableAsync(by, await visible.ForAsync(by, cancellationToken), cancellationToken);
        return await seen.AsNoTracking().SingleOrDefaultAsync(c => c.Code == code, cancellationToken);
    }

    private async Task MeasureAsync(CurrentStaff by, CommendationForm form, Case? learnt, bool agreed, FormErrors errors, CancellationToken cancellationToken)
    {
        var told = learnt is null ? [] : (await sources.OfAsync(learnt.Id, cancellationToken)).SelectMany(t => t.Messages);
        var measured = ExposureMeter.MeasureRequest(form.Achievement, new ExposureSources([.. told], [], await sources.PlacesAsync(by.CommuneId, cancellationToken)), houseIsThePlace: false);
        var marks = measured.Where(f => _refused.Contains(f.Kind)).Select(f => new TextMark(f.Start, f.End, MayPass: false, f.Advice))
            .Concat(measured.Where(f => f.Kind is ExposureKind.Quote).Select(f => new TextMark(f.Start, f.End, MayPass: false, f.Advice)))
            .Concat(measured.Where(f => f.Kind is ExposureKind.Name && !Contains(form.Name, form.Achievement[f.Start..f.End])).Select(f => new TextMark(f.Start, f.End, MayPass: true, "Có tên người khác. Chỉ giữ lại khi cần cho thành tích.")))
            .Concat(form.Nominee is NomineeKind.Individual && !agreed
                ? SecretWords.Find(form.Achievement, _reporting).Select(f => new TextMark(f.Start, f.End, MayPass: false, $"Có chữ cho biết người này đã báo tin. Bỏ đi. {ToSealedList}"))
                : []).OrderBy(m => m.Start).ToList();
        var standing = marks.Where(m => !m.MayPass || !form.Seen).Select(m => m.Advice).Distinct().ToList();
        foreach (var advice in standing) errors.Add("achievement", advice);
        if (standing.Count > 0) errors.Mark("achievement", new MarkedText(form.Achievement, marks));
    }

    // Last, and only about a text without other faults, so that the vault cannot be asked name by name (decision 0069).
    private async Task AskVaultAsync(CurrentStaff by, CommendationForm form, Case learnt, bool agreed, FormErrors errors, CancellationToken cancellationToken)
    {
        var reports = await sources.ReportsAsync(learnt.Id, cancellationToken);
        if (reports.All(r => r.Reporter is null)) return;
        // Whoever agreed may be named; nobody else of that report may.
        var words = $"{form.Name}\n{form.Achievement}";
        if (agreed) words = words.Replace(form.Name, "", StringComparison.OrdinalIgnoreCase);
        var answer = await guesses.AskAsync(learnt, WallWriter.Of(by), reports, words, cancellationToken);
        if (NameGuesses.WordsOf(answer, $"Tờ đề xuất nhắc tới người gửi tin của vụ việc này hoặc số liên lạc của họ. {ToSealedList}") is { } no) errors.Add("achievement", no);
    }

    private async Task<ConsentCode> TakeConsentAsync(CurrentStaff by, CommendationProposal proposal, string name, CancellationToken cancellationToken) => (await consents.TakeAsync(
        new ConsentGiven(by.CommuneId, board.Unit, ConsentPurpose.Commendation, proposal.Id, ConsentAnswer.Yes, ConsentChannel.Paper, ActorStamp.Of(by.Id)) { Giver = name }, cancellationToken)).Code;

    private static bool Contains(string name, string part) =>
        VietnameseText.Words(name) is var whole && part.Split(' ').Where(w => w.Length > 0 && char.IsUpper(w[0])).All(w => whole.Contains(VietnameseText.Fold(w)));

    private void Record(CurrentStaff by, CommendationProposal proposal, string fact) =>
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), fact, $"commendation:{proposal.Number}", by.JournalName, ("nominee", proposal.Nominee.ToString()), ("occasion", proposal.Occasion.ToString()), ("consent", proposal.TellsOfReport)));
}
