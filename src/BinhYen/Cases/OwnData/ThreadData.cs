using System.Security.Cryptography;
using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.OwnData;

/// <summary>What the room of cases keeps about somebody: the thread, and the record that there was an event.</summary>
internal sealed class ThreadData(BinhYenDb db, IRecordSealer vault, SealedRecords seals, KeepWish wishes, EraseWords erase, RemakeTerms remake, ICaseNews news, TimeProvider clock) : IDataHolder
{
    /// <summary>Within which each of several reports shows that its reporter withdrew.</summary>
    private static readonly TimeSpan LongestWaitOfMark = TimeSpan.FromDays(3);

    // By night hardly anybody takes back a report by its code: a mark that came then would be known for one of a withdrawal in the chat.
    private static readonly TimeOnly DayBegins = new(6, 0), DayEnds = new(22, 0);
    private const string WordsPurpose = "Giải quyết tin bạn báo; phòng ngừa tội phạm, vi phạm (Luật 91/2025/QH15, Điều 19)";

    public async Task<IReadOnlyList<HeldData>> TellAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        var told = new List<HeldData>();
        foreach (var thread in await ThreadsAsync(subject, cancellationToken))
        {
            var @case = await db.Set<Case>().AsNoTracking().SingleAsync(c => c.Id == thread.CaseId, cancellationToken);
            told.Add(new HeldData("Lời kể và trao đổi", WordsPurpose, "24 tháng sau khi kết thúc", await LinesAsync(thread, cancellationToken)));
            told.Add(new HeldData("Về sự việc", WordsPurpose, "24 tháng sau khi kết thúc, rồi chỉ còn loại việc, thôn, ngày và kết quả", await AboutCaseAsync(thread, @case, cancellationToken)));
            told.Add(new HeldData("Tên, số điện thoại, địa chỉ nhắn tin", "Trả lời bạn", "12 tháng sau khi kết thúc", [NameInWords(thread)]));
        }

        return told;
    }

    public Task<IReadOnlyList<HeldFile>> FilesAsync(DataSubject subject, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<HeldFile>>([]);

    public async Task RestrictAsync(DataSubject subject, bool restricted, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var changing = (await ThreadsAsync(subject, cancellationToken)).FindAll(t => t.RestrictedAt is not null != restricted);
        foreach (var thread in changing)
        {
            if (restricted) await wishes.LockAsync(thread, now, cancellationToken);
            else await wishes.UnlockAsync(thread, cancellationToken);
            var code = await db.Set<Case>().Where(c => c.Id == thread.CaseId).Select(c => c.Code).SingleAsync(cancellationToken);
            db.Record(JournalDraft.Of(thread.CommuneId, now, restricted ? "cases.thread-restricted.v1" : "cases.thread-unrestricted.v1", code.ToString(), "reporter"));
        }

        // What staff may not read they may not search for either.
        await remake.AroundAsync(changing, cancellationToken);
    }

    public async Task NoteForgottenAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        if (subject.Reporter is null) return;
        var now = clock.GetUtcNow();
        var known = (subject.Thread is null ? await AllOfAsync(subject, cancellationToken) : await ThreadsAsync(subject, cancellationToken)).FindAll(t => t.WithdrawnAt is null);
        foreach (var thread in known)
        {
            // Who withdraws as a person marks and writes down nothing at this minute, be it one report or several: who handles two would see
            // them go together, and a report that went at once would say that there is no other. Each tells it when its own mark comes.
            if (subject.Thread is null)
            {
                (thread.WithdrawnAt, thread.WithdrawalWaits) = (MarkAfter(now), true);
                continue;
            }

            (thread.WithdrawnAt, thread.KnownPlace) = (now, null);
            var code = await db.Set<Case>().Where(c => c.Id == thread.CaseId).Select(c => c.Code).SingleAsync(cancellationToken);
            db.Record(JournalDraft.Of(thread.CommuneId, now, "cases.contact-withdrawn.v1", code.ToString(), "reporter"));
        }
    }

    // Drawn to the microsecond: a second or a part of one that the marks had in common would join reports, and private ones to what everybody saw in a group.
    private static DateTimeOffset MarkAfter(DateTimeOffset now)
    {
        while (true)
        {
            var mark = now + TimeSpan.FromSeconds(RandomNumberGenerator.GetInt32(60, (int)LongestWaitOfMark.TotalSeconds))
                + TimeSpan.FromMicroseconds(RandomNumberGenerator.GetInt32(1_000_000)) - TimeSpan.FromTicks(now.Ticks % TimeSpan.TicksPerMicrosecond);
            if (VietnamTime.TimeOf(mark).IsBetween(DayBegins, DayEnds)) return mark;
        }
    }

    public async Task<bool> NeedsElsewhereAsync(DataSubject subject, CancellationToken cancellationToken) => subject is { Thread: { } own, Reporter: { } reporter }
        && await db.Set<ReportThread>().AnyAsync(ReportThread.LeadsElsewhere(subject.CommuneId, reporter, ConversationId.From(own)), cancellationToken);

    public async Task<Func<CancellationToken, Task>> EraseAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var threads = await ThreadsAsync(subject, cancellationToken);
        foreach (var thread in threads)
        {
            thread.WithdrawnAt ??= now;
            thread.KnownPlace = null;
            var code = await db.Set<Case>().Where(c => c.Id == thread.CaseId).Select(c => c.Code).SingleAsync(cancellationToken);
            db.Record(JournalDraft.Of(thread.CommuneId, now, "cases.thread-erased.v1", code.ToString(), "reporter"));
        }

        var destroy = await erase.OfThreadsAsync(threads, EraseWords.Requested, cancellationToken);
        return async ct =>
        {
            await destroy(ct);
            foreach (var thread in threads) news.Changed(thread.CommuneId, thread.CaseId);
        };
    }

    private async Task<List<ReportThread>> ThreadsAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        var id = subject.Thread is { } thread ? ConversationId.From(thread) : (ConversationId?)null;
        var commune = subject.CommuneId;
        // That report alone: whoever holds the code of one has shown nothing about others, and whoever carries out a request would see which reports change together.
        return id is null ? [] : await db.Set<ReportThread>().Where(t => t.CommuneId == commune && t.Id == id).ToListAsync(cancellationToken);
    }

    private Task<List<ReportThread>> AllOfAsync(DataSubject subject, CancellationToken cancellationToken) =>
        db.Set<ReportThread>().Where(t => t.CommuneId == subject.CommuneId && t.Reporter == subject.Reporter).OrderBy(t => t.OpenedAt).ToListAsync(cancellationToken);

    private async Task<IReadOnlyList<string>> LinesAsync(ReportThread thread, CancellationToken cancellationToken)
    {
        var lines = new List<string>();
        foreach (var m in await db.Set<ThreadMessage>().AsNoTracking().Where(m => m.ThreadId == thread.Id).OrderBy(m => m.At).ThenBy(m => m.Id).ToListAsync(cancellationToken))
        {
            var who = m.Voice is ThreadVoice.Reporter ? "Bạn" : "Công an xã";
            lines.Add($"{m.At.InWords()} – {who}: {await seals.OpenAsync(m.Text, SealPurposes.ThreadMessage, cancellationToken)}");
        }

        return lines;
    }

    // Reporters see their unit, not the officer; and nothing that other reporters or verifiers said.
    private async Task<IReadOnlyList<string>> AboutCaseAsync(ReportThread thread, Case @case, CancellationToken cancellationToken) => AboutCase(
        thread, await ToldAsAsync(thread, @case, cancellationToken), (await ReporterStanding.OfAsync(db, thread, @case, cancellationToken)).StateInWords);

    // What their own report was taken for. A case it was merged into is about somebody else's words as well, and its kind would tell of them.
    private async Task<CaseCategory> ToldAsAsync(ReportThread thread, Case @case, CancellationToken cancellationToken) => thread.OpenedCaseId == @case.Id
        ? @case.Category
        : await db.Set<Case>().Where(c => c.Id == thread.OpenedCaseId).Select(c => c.Category).SingleAsync(cancellationToken);

    private List<string> AboutCase(ReportThread thread, CaseCategory toldAs, string state) =>
    [
        $"Nhận lúc: {thread.OpenedAt.InWords()}", $"Loại việc: {CaseCategories.Label(toldAs)}", $"Tình trạng: {state}",
        $"Mã kiểm chứng tin nhắn: {CheckCodes.Of(vault, thread.Id)}", thread.Rating is { } stars ? $"Bạn đánh giá: {stars} sao" : "Bạn chưa đánh giá",
        thread.KnownPlace is { } place ? $"Nơi bạn nói hay có mặt: {KnownPlaces.Label(place)}" : "Bạn không nói hay có mặt ở đâu",
        thread.RestrictedAt is { } at ? $"Đang hạn chế xử lý theo yêu cầu của bạn từ {at.InWords()}" : "Không có hạn chế xử lý",
    ];

    private static string NameInWords(ReportThread thread) => (thread.Secrecy, thread.Reporter, thread.WithdrawnAt) switch
    {
        (Secrecy.Anonymous, _, _) or (_, null, _) => "Không có: bạn gửi ẩn danh.",
        (_, _, not null) => "Đã hủy hẳn theo yêu cầu của bạn.",
        _ => "Có, cất trong kho danh tính. Không in ra đây, để ai cầm được mã của bạn cũng không đọc được. Muốn nhận bản có tên và số, mời đến bàn tiếp dân.",
    };
}
