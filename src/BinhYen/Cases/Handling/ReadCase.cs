using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Handling;

/// <summary>Reads everything the page of one case shows. The caller has checked that the person may see it.</summary>
internal sealed class ReadCase(
    BinhYenDb db, VisibleCases visible, Colleagues colleagues, StaffDirectory directory, CommuneDirectory communes, LoadCase cases, SealedRecords seals,
    IRecordSealer vault, CaseDrafts drafts, IThreadFiles files, ICaseVerification verification, ThreadSights sights)
{
    private static readonly TimeSpan ReplyWindow = TimeSpan.FromHours(48);

    /// <summary>Null when there is no such case for this person.</summary>
    public async Task<CaseView?> HandleAsync(CurrentStaff staff, CaseCode code, IReadOnlyDictionary<string, string>? typed, CancellationToken cancellationToken)
    {
        var seen = await visible.ForAsync(staff, cancellationToken);
        var @case = await seen.AsNoTracking().Include(c => c.Events).Include(c => c.Reports).AsSplitQuery().SingleOrDefaultAsync(c => c.Code == code, cancellationToken);
        if (@case is null) return null;
        var occasion = await cases.OccasionAsync(await colleagues.ActorAsync(staff, cancellationToken), staff.CommuneId, cancellationToken);
        var hamlets = await communes.HamletsAsync(staff.CommuneId, cancellationToken, withEnded: true);
        var commune = (await communes.FindAsync(staff.CommuneId, cancellationToken))!;
        var notes = await db.Set<CaseNote>().AsNoTracking().Where(n => n.CaseId == @case.Id).OrderBy(n => n.At).ToListAsync(cancellationToken);
        var names = await NamesAsync(@case, notes, cancellationToken);
        var hamlet = hamlets.Find(h => h.Id == @case.HamletId)?.FullName;
        var sight = await sights.OfAsync(staff, @case.Id, cancellationToken);
        var isOpen = sight is ThreadSight.Open;
        var threads = await ThreadsAsync(@case, staff, commune, names, occasion.At, isOpen, cancellationToken);
        var draft = typed is null ? await drafts.ReadAsync(@case.Id, staff.Id, cancellationToken) : (typed, null);
        return new CaseView
        {
            Case = @case, Menu = DeedMenu.For(@case, staff, occasion), Hamlet = hamlet, UnitName = commune.PoliceName,
            Handler = @case.Handler is { } h ? names.GetValueOrDefault(h) : null, Substitute = @case.SubstituteHandler is { } s ? names.GetValueOrDefault(s) : null,
            Threads = threads, Notes = isOpen ? await NotesAsync(notes, names, cancellationToken) : [],
            History = await HistoryAsync(@case, staff, names, isOpen, cancellationToken), Due = Due(@case, occasion), Answers = await AnswersAsync(@case, threads, names, cancellationToken),
            Guidance = isOpen ? await GuidanceAsync(@case, cancellationToken) : [], SuggestionReasons = isOpen && !threads.Any(t => t.IsRestricted) ? await SuggestionAsync(@case.Id, cancellationToken) : [], Sight = sight, MayOpenThreads = staff.Role is StaffRole.PoliceChief,
            Officers = [.. (await colleagues.OfAsync(staff.CommuneId, cancellationToken)).Where(c => @case.Accepts(c.AsActor))],
            Everybody = await colleagues.OfAsync(staff.CommuneId, cancellationToken),
            Hamlets = [.. hamlets.Where(x => x.EndedOn is null)], Canned = CannedReplies.For(@case, hamlet, commune), Typed = draft.Item1, DraftSavedAt = draft.Item2,
            Verification = await verification.OfAsync(@case.Id, cancellationToken),
            TransferPassed = await seals.OpenOrNullAsync(isOpen ? @case.Transfer?.Passed : null, SealPurposes.TransferPassed, cancellationToken),
        };
    }

    private async Task<IReadOnlyDictionary<StaffId, string>> NamesAsync(Case @case, List<CaseNote> notes, CancellationToken cancellationToken)
    {
        IEnumerable<StaffId?> people =
        [
            @case.Handler, @case.SubstituteHandler, @case.TriagedBy, @case.KindConfirmedBy, @case.PendingKind?.ProposedBy,
            .. @case.Events.Select(e => e.By.Staff), .. @case.Answers.SelectMany(a => new[] { (StaffId?)a.WrittenBy, a.ApprovedBy }), .. notes.Select(n => (StaffId?)n.AuthorId),
        ];
        var known = (await colleagues.OfAsync(@case.CommuneId, cancellationToken)).ToDictionary(c => c.Id, c => c.Name);
        foreach (var (id, name) in await directory.NamesAsync(people.OfType<StaffId>().Where(p => !known.ContainsKey(p)), cancellationToken)) known[id] = name;
        return known;
    }

    private async Task<IReadOnlyList<TalkThread>> ThreadsAsync(
        Case @case, CurrentStaff staff, Commune commune, IReadOnlyDictionary<StaffId, string> names, DateTimeOffset now, bool isOpen, CancellationToken cancellationToken)
    {
        var threads = await db.Set<ReportThread>().AsNoTracking().Where(t => t.CaseId == @case.Id).OrderBy(t => t.OpenedAt).ThenBy(t => t.Id).ToListAsync(cancellationToken);
        var ids = threads.Select(t => t.Id).ToList();
        if (!isOpen) ids.Clear();
        var rows = (await db.Set<ThreadMessage>().AsNoTracking().Where(m => ids.Contains(m.ThreadId)).OrderBy(m => m.At).ThenBy(m => m.Kind != ThreadMessageKind.Report).ThenBy(m => m.Id).ToListAsync(cancellationToken)).ToLookup(m => m.ThreadId);
        await vault.WarmAsync([.. threads.Select(t => t.KeyId)], cancellationToken);
        var shown = new List<TalkThread>();
        foreach (var thread in threads)
        {
            var lines = new List<TalkLine>();
            foreach (var m in rows[thread.Id])
            {
                var closed = thread.RestrictedAt is not null;
                var objects = m.Kind is ThreadMessageKind.Objection && !MayReadObjections(@case, staff);
                var text = closed ? ReportThread.RestrictedWords
                    : objects ? ReportThread.ObjectionWords
                    : await seals.OpenAsync(m.Text, SealPurposes.ThreadMessage, cancellationToken);
                lines.Add(new TalkLine(
                    m.Voice, m.Kind, m.AuthorId is { } author ? names.GetValueOrDefault(author) : null, OfficialFooter.Without(text, commune), m.At,
                    CaseWords.Of(m.Delivery, m.Voice), closed || objects ? [] : await files.OfAsync(@case.Code, m.Attachments, cancellationToken)));
            }

            var reaches = thread.IsReachable(now);
            // Counted from this thread alone: what the person wrote meanwhile in another report, perhaps one about the reader, must not show here.
            DateTimeOffset? last = reaches && isOpen ? rows[thread.Id].Where(m => m.Voice is ThreadVoice.Reporter).Max(m => (DateTimeOffset?)m.At) : null;
            shown.Add(new TalkThread(thread.Id, shown.Count + 1, thread.Channel, thread.ShownSecrecy, reaches ? "qua Zalo" : "chờ dưới mã tra cứu", Window(last, now), lines)
            {
                KnownPlace = isOpen && thread.RestrictedAt is null && !thread.IsWithdrawn(now) && @case.IsHandledBy(staff.Id) && thread.KnownPlace is { } place ? KnownPlaces.Label(place) : null,
                IsRestricted = thread.RestrictedAt is not null,
                MayAskWho = staff.May(Permission.RevealReporter) && Revealing.RevealRules.AgainstAsking(@case, thread, staff, now) is null,
            });
        }

        return shown;
    }

    private static string? Window(DateTimeOffset? lastHeard, DateTimeOffset now)
    {
        if (lastHeard is not { } last) return null;
        var left = last + ReplyWindow - now;
        return left > TimeSpan.Zero
            ? $"Cửa sổ nhắn Zalo còn ít nhất {(left.TotalHours >= 1 ? $"{(int)left.TotalHours} giờ" : $"{Math.Max(1, (int)left.TotalMinutes)} phút")}"
            : "Cửa sổ nhắn Zalo có thể đã đóng: khi đó tin chờ dưới mã tra cứu";
    }

    private async Task<IReadOnlyList<NoteLine>> NotesAsync(List<CaseNote> notes, IReadOnlyDictionary<StaffId, string> names, CancellationToken cancellationToken)
    {
        var shown = new List<NoteLine>();
        foreach (var note in notes)
            shown.Add(new NoteLine(names.GetValueOrDefault(note.AuthorId, "cán bộ"), await seals.OpenAsync(note.Text, SealPurposes.CaseNote, cancellationToken), note.At));
        return shown;
    }

    // What a reporter objects to is told the leaders and whoever has the case now. Whoever had it before reads the same sentence for every objection.
    private static bool MayReadObjections(Case @case, CurrentStaff staff) =>
        staff.May(Permission.SeeAllCases) || @case.Handler == staff.Id || @case.SubstituteHandler == staff.Id;

    // Reasons and remarks retell the report, and an objection is the reporter's own words: what is sealed in the thread is sealed here.
    private async Task<IReadOnlyList<HistoryLine>> HistoryAsync(Case @case, CurrentStaff staff, IReadOnlyDictionary<StaffId, string> names, bool isOpen, CancellationToken cancellationToken)
    {
        var shown = new List<HistoryLine>();
        foreach (var e in @case.Events.OrderByDescending(e => e.Number))
        {
            var words = e.Act is CaseAct.Reopen && e.By == ActorStamp.Reporter && !MayReadObjections(@case, staff) ? null : e.Words;
            var who = e.By.Staff is { } officer ? names.GetValueOrDefault(officer, "cán bộ") : e.By == ActorStamp.Reporter ? "người phản ánh" : e.By == ActorStamp.Verifier ? "người xác minh" : "hệ thống";
            var reason = await seals.OpenOrNullAsync(isOpen ? words : null, SealPurposes.CaseReason, cancellationToken);
            shown.Add(new HistoryLine(e.Number, CaseWords.Of(e.Act), who, e.At, e.From == e.To ? null : CaseStates.Label(e.To), reason));
        }

        return shown;
    }

    private static IReadOnlyList<DueLine> Due(Case @case, Occasion o) =>
        [.. @case.Clocks.Where(c => c.IsOpen).OrderBy(c => c.DueAt).Select(c => new DueLine(
            CaseWords.Of(c.Kind), DeadlineWords.For(c, o.At, o.Rules.Calendar), c.DueAt, LegalDeadlines.Shipped.BasisInWords(c.Basis), c.IsOverdue(o.At)))];

    private async Task<IReadOnlyList<AnswerLine>> AnswersAsync(
        Case @case, IReadOnlyList<TalkThread> threads, IReadOnlyDictionary<StaffId, string> names, CancellationToken cancellationToken)
    {
        var rows = @case.Answers.Count == 0 || threads.Count < 2 ? [] : await db.Set<OwnAnswer>().AsNoTracking().Where(o => o.CaseId == @case.Id).ToListAsync(cancellationToken);
        var own = new List<(int Number, string Reporter, string Text)>();
        foreach (var row in rows)
            own.Add((row.Number, threads.FirstOrDefault(t => t.Id == row.ThreadId)?.Name ?? "người phản ánh", await seals.OpenAsync(row.Text, SealPurposes.CaseAnswer, cancellationToken)));
        var shown = new List<AnswerLine>();
        foreach (var a in @case.Answers.OrderBy(a => a.Number))
            shown.Add(new AnswerLine(
                a.Number, await seals.OpenOrNullAsync(a.Text, SealPurposes.CaseAnswer, cancellationToken) ?? SealedRecords.Deleted, names.GetValueOrDefault(a.WrittenBy, "cán bộ"),
                a.ApprovedBy is { } by ? names.GetValueOrDefault(by) : null, a.AnsweredAt, a.ReturnedAt is not null, a.LawfulBasis)
            {
                Own = [.. own.Where(o => o.Number == a.Number).Select(o => (o.Reporter, o.Text))],
            });
        return shown;
    }

    private async Task<IReadOnlyList<GuidanceLine>> GuidanceAsync(Case @case, CancellationToken cancellationToken)
    {
        var shown = new List<GuidanceLine>();
        foreach (var q in @case.CommitteeQuestions.OrderBy(q => q.Number))
            shown.Add(new GuidanceLine(
                q.Number, await seals.OpenAsync(q.Question, SealPurposes.CommitteeQuestion, cancellationToken),
                await seals.OpenOrNullAsync(q.Guidance, SealPurposes.CommitteeGuidance, cancellationToken)));
        return shown;
    }

    private async Task<IReadOnlyList<string>> SuggestionAsync(CaseId id, CancellationToken cancellationToken) =>
        await db.Set<CaseSuggestion>().AsNoTracking().SingleOrDefaultAsync(s => s.CaseId == id, cancellationToken) is { } suggestion
            ? (await seals.OpenAsync(suggestion.Reasons, SealPurposes.Suggestion, cancellationToken)).Split('\n')
            : [];
}
