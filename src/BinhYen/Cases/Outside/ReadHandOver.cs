using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Site;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Outside;

/// <summary>One hand-over in the addressee's list.</summary>
/// <param name="Row">The hand-over.</param>
/// <param name="HasNews">The reporter added something since it was last read.</param>
internal sealed record HandOverLine(HandOver Row, bool HasNews);

/// <summary>One message as the addressee reads it.</summary>
internal sealed record HandOverMessage(ThreadVoice Voice, string Text, DateTimeOffset At, IReadOnlyList<ThreadFile> Files);

/// <summary>One hand-over, opened.</summary>
/// <param name="Row">The hand-over.</param>
/// <param name="Category">What it is about, as suggested by the machine.</param>
/// <param name="Urgency">How urgent, as suggested by the machine.</param>
/// <param name="Hamlet">Where; null when unknown.</param>
/// <param name="ReceivedAt">When the report came in.</param>
/// <param name="Messages">Everything said, oldest first.</param>
/// <param name="MayPassToChair">A chair is named and has not got it yet.</param>
internal sealed record HandOverView(
    HandOver Row, CaseCategory Category, Urgency Urgency, string? Hamlet, DateTimeOffset ReceivedAt, IReadOnlyList<HandOverMessage> Messages, bool MayPassToChair);

/// <summary>
/// The only reading of a report about the chief: by the addressee it was handed to, each time journalled before the words
/// are shown.
/// </summary>
internal sealed class ReadHandOver(
    BinhYenDb db, SealedRecords seals, LoadCase cases, IThreadFiles files, Communes.CommuneDirectory communes, TellReporter tell, PassUp passUp, InformantWall wall,
    Platform.Outbox.IOutboxBell bell, TimeProvider clock)
{
    /// <summary>What was handed to an addressee, newest first.</summary>
    public async Task<IReadOnlyList<HandOverLine>> ListAsync(OutsideAddressee addressee, CancellationToken cancellationToken)
    {
        var rows = await db.Set<HandOver>().AsNoTracking().Where(h => h.AddresseeId == addressee.Id).OrderByDescending(h => h.Number).Take(200).ToListAsync(cancellationToken);
        var ids = rows.Select(r => r.CaseId).ToList();
        var last = (await (from t in db.Set<ReportThread>()
                           where ids.Contains(t.CaseId)
                           join m in db.Set<ThreadMessage>() on t.Id equals m.ThreadId
                           where m.Voice == ThreadVoice.Reporter
                           select new { t.CaseId, m.At }).ToListAsync(cancellationToken)).GroupBy(m => m.CaseId).ToDictionary(g => g.Key, g => g.Max(m => m.At));
        return [.. rows.Select(r => new HandOverLine(r, last.TryGetValue(r.CaseId, out var at) && (r.ReadAt is null || at > r.ReadAt)))];
    }

    /// <summary>Opens one. The first opening is the moment it leaves the commune; the reporter is told.</summary>
    public async Task<HandOverView?> OpenAsync(OutsideAddressee addressee, Guid id, CancellationToken cancellationToken)
    {
        if (await FindAsync(addressee, id, cancellationToken) is not var (row, @case)) return null;
        var o = await cases.OccasionAsync(Actor.System, @case.CommuneId, cancellationToken);
        if (row.OpenedAt is null) await LeaveAsync(addressee, row, @case, o, cancellationToken);
        row.ReadAt = o.At;
        Record(addressee, row, "cases.hand-over-read.v1");
        await SaveAsync(cancellationToken);
        return await ViewAsync(row, @case, cancellationToken);
    }

    /// <summary>Confirms receipt under the addressee's own number.</summary>
    /// <returns>What to mend in the number; no error when done, also when it was done before.</returns>
    public async Task<Result<FormErrors>> ReceiveAsync(OutsideAddressee addressee, Guid id, string number, bool toChair, CancellationToken cancellationToken)
    {
        if (await FindAsync(addressee, id, cancellationToken) is not var (row, @case)) return CaseRefusals.NotFound;
        if (row.OpenedAt is null) return CaseRefusals.NotFound;
        if (row.ReceivedAt is not null) return new FormErrors();
        var (words, errors) = await PassAsync(addressee, @case, number, "number", looked: true, cancellationToken);
        if (words is null) return errors!;
        var o = await cases.OccasionAsync(Actor.System, @case.CommuneId, cancellationToken);
        (row.ReceivedAt, row.RegisterNumber) = (o.At, number);
        Record(addressee, row, "cases.hand-over-received.v1");
        await tell.RelayAsync(
            @case, words, passed => $"{addressee.Name} đã tiếp nhận tin của bạn, số {passed}, ngày {VietnamTime.DateOf(o.At).InWords()}. Cần hỏi thêm: {addressee.Phone}.", cancellationToken);
        if (toChair && addressee.Body is OutsideBody.ProvincialInspection) await passUp.AlsoToChairAsync(@case, o, cancellationToken);
        await SaveAsync(cancellationToken);
        return new FormErrors();
    }

    /// <summary>
    /// A question, news or an answer of the addressee to everybody who reported the case. The informant wall stands here too: what one
    /// of them told is not to be heard by another one.
    /// </summary>
    /// <returns>What to mend; no error when it was sent.</returns>
    public async Task<Result<FormErrors>> WriteAsync(OutsideAddressee addressee, Guid id, string words, bool looked, CancellationToken cancellationToken)
    {
        if (await FindAsync(addressee, id, cancellationToken) is not { Row.OpenedAt: not null } found) return CaseRefusals.NotFound;
        var (passed, errors) = await PassAsync(addressee, found.Case, words, "words", looked, cancellationToken);
        if (passed is null) return errors!;
        await tell.RelayAsync(found.Case, passed, text => $"{addressee.Name}:\n{text}", cancellationToken);
        Record(addressee, found.Row, "cases.hand-over-answered.v1");
        await SaveAsync(cancellationToken);
        return new FormErrors();
    }

    private async Task<(WalledWords? Words, FormErrors? Errors)> PassAsync(
        OutsideAddressee addressee, Case @case, string text, string field, bool looked, CancellationToken cancellationToken)
    {
        var readers = await db.Set<ReportThread>().AsNoTracking().Where(t => t.CaseId == @case.Id).Select(t => t.Id).ToListAsync(cancellationToken);
        return await wall.PassAsync(@case, new WallWriter(addressee.Id, $"outside:{addressee.Id}"), text, readers, field, looked, cancellationToken);
    }

    /// <summary>Whether a case was handed to this addressee and opened; for its files. Those of a locked thread stay closed to everybody.</summary>
    public Task<bool> HoldsAsync(OutsideAddressee addressee, CaseId @case, CancellationToken cancellationToken) =>
        db.Set<HandOver>().AnyAsync(h => h.AddresseeId == addressee.Id && h.CaseId == @case && h.OpenedAt != null, cancellationToken);

    private async Task LeaveAsync(OutsideAddressee addressee, HandOver row, Case @case, Occasion o, CancellationToken cancellationToken)
    {
        row.OpenedAt = o.At;
        if (addressee.Body is OutsideBody.ProvincialInspection && @case.IsOpen)
        {
            var secret = await db.Set<CaseSecret>().AsNoTracking().SingleAsync(s => s.CaseId == @case.Id, cancellationToken);
            var passed = await seals.SealAsync(secret.KeyId, SealPurposes.TransferPassed, "Toàn bộ lời báo và tệp kèm theo; không có danh tính người báo.", cancellationToken);
            @case.HandOverAboveCommune(new TransferSlip(addressee.Name, passed), o);
        }

        await tell.SayAsync(@case, $"{addressee.Name} đã mở tin của bạn.", cancellationToken);
    }

    private async Task<(HandOver Row, Case Case)?> FindAsync(OutsideAddressee addressee, Guid id, CancellationToken cancellationToken) =>
        await db.Set<HandOver>().SingleOrDefaultAsync(h => h.Id == id && h.AddresseeId == addressee.Id, cancellationToken) is { } row
        && await cases.FindAsync(row.CaseId, cancellationToken) is { } @case
            ? (row, @case)
            : null;

    private async Task<HandOverView> ViewAsync(HandOver row, Case @case, CancellationToken cancellationToken)
    {
        var messages = new List<HandOverMessage>();
        var commune = (await communes.FindAsync(row.CommuneId, cancellationToken))!;
        var said = await (from t in db.Set<ReportThread>().AsNoTracking()
                          where t.CaseId == row.CaseId
                          join m in db.Set<ThreadMessage>() on t.Id equals m.ThreadId
                          orderby m.At, m.Id
                          select new { Message = m, IsLocked = t.RestrictedAt != null }).ToListAsync(cancellationToken);
        foreach (var (m, isLocked) in said.Select(s => (s.Message, s.IsLocked)))
        {
            // What its reporter had locked is locked for everybody, outside the commune as inside.
            var text = isLocked ? ReportThread.RestrictedWords : OfficialFooter.Without(await seals.OpenAsync(m.Text, SealPurposes.ThreadMessage, cancellationToken), commune);
            messages.Add(new HandOverMessage(m.Voice, text, m.At, isLocked ? [] : await files.OfAsync(@case.Code, m.Attachments, cancellationToken)));
        }

        var hamlet = (await communes.HamletsAsync(row.CommuneId, cancellationToken, withEnded: true)).Find(h => h.Id == @case.HamletId)?.FullName;
        var chair = row.Body is OutsideBody.ProvincialInspection
            && await PassUp.AddresseeAsync(db, row.CommuneId, OutsideBody.CommuneChair, cancellationToken) is not null
            && !await db.Set<HandOver>().AnyAsync(h => h.CaseId == row.CaseId && h.Body == OutsideBody.CommuneChair, cancellationToken);
        return new HandOverView(row, @case.Category, @case.Urgency, hamlet, @case.ReceivedAt, messages, chair);
    }

    private async Task SaveAsync(CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        foreach (var lane in tell.Lanes) bell.Ring(lane);
    }

    private void Record(OutsideAddressee addressee, HandOver row, string fact) =>
        db.Record(JournalDraft.Of(row.CommuneId, clock.GetUtcNow(), fact, $"hand-over:{row.Number}", $"outside:{addressee.Id}"));
}
