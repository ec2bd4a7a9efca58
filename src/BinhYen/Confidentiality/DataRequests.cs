using System.Security.Cryptography;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Confidentiality;

/// <summary>What somebody asks for.</summary>
/// <param name="Subject">Whose data.</param>
/// <param name="Right">Which right.</param>
/// <param name="Channel">How it came.</param>
/// <param name="Proof">What shows that it is the person.</param>
internal sealed record DataAsk(DataSubject Subject, DataRight Right, ConsentChannel Channel, DataProof Proof)
{
    /// <summary>Who wrote it down for a caller or visitor.</summary>
    public StaffId? TakenBy { get; init; }

    public override string ToString() => $"{Right}";
}

/// <summary>A request as the person sees it.</summary>
internal sealed record DataRequestView(string Number, DataRight Right, DataRequestState State, DateTimeOffset ReceivedAt, DateTimeOffset? Due, string? Answer, IReadOnlyList<DataRequestStep> Steps);

/// <summary>
/// The door to requests about personal data. What the product can do by itself it does at once; the rest waits for the
/// data-protection contact under the clocks of the law. Every step is in the journal and shown to the person.
/// </summary>
internal sealed class DataRequests(
    BinhYenDb db, SealedRecords records, IEnumerable<IDataHolder> holders, IDataSubjects subjects, IApartWords apartWords, IWordsWithoutCodes withoutCodes, ReporterVault vault, TimeProvider clock)
{
    private const int LongestText = 2_000;
    private const string NumberAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Adds a request without words, with its clocks; the caller saves.</summary>
    public Task<Result<DataRequest>> AddAsync(DataAsk ask, CancellationToken cancellationToken) => AddAsync(ask, null, cancellationToken);

    private async Task<Result<DataRequest>> AddAsync(DataAsk ask, string? words, CancellationToken cancellationToken)
    {
        if (words?.Length > LongestText) return DataRequestRefusals.TooLong;
        var (now, commune) = (clock.GetUtcNow(), ask.Subject.CommuneId);
        var key = await records.NewKeyAsync(commune, cancellationToken);
        var by = ask.TakenBy is { } taker ? ActorStamp.Of(taker) : ActorStamp.Reporter;
        var request = DataRequest.Receive(
            new DataRequest
            {
                Id = DataRequestId.New(now), CommuneId = commune, Number = $"DL-{RandomNumberGenerator.GetString(NumberAlphabet, 6)}", Right = ask.Right,
                Thread = ask.Subject.Thread, Reporter = ask.Subject.Reporter, Channel = ask.Channel, Proof = ask.Proof, TakenBy = ask.TakenBy, KeyId = key,
                Words = string.IsNullOrWhiteSpace(words) ? null : await records.SealAsync(key, SealPurposes.DataRequestWords, withoutCodes.Of(words.Trim()), cancellationToken),
                ReceivedAt = now, ReplyDue = DataRightClocks.ReplyDue(now, await subjects.CalendarAsync(commune, cancellationToken)),
            },
            DataRightClocks.CarryOutDue(ask.Right, now), by);
        db.Add(request);
        (string, object?)[] how = request.TellsHow ? [("channel", ask.Channel.ToString()), ("proof", ask.Proof.ToString())] : [];
        Record(request, "data.requested.v1", by, now, how);
        return request;
    }

    /// <summary>Adds a request that was carried out as it was made; the caller saves.</summary>
    public async Task<DataRequest> AddDoneAsync(DataAsk ask, CancellationToken cancellationToken)
    {
        var request = (await AddAsync(ask, cancellationToken)).Value;
        var now = clock.GetUtcNow();
        request.CarryOut(null, now, ActorStamp.System);
        Record(request, "data.carried-out.v1", ActorStamp.System, now);
        return request;
    }

    /// <summary>
    /// Takes a request in with the words of the person, and keeps these out of it where they speak of an officer who could read them. No
    /// other way leads words into a request, so no door can forget to ask.
    /// </summary>
    public async Task<Result<FiledRequest>> FileAsync(DataAsk ask, string? words, CancellationToken cancellationToken)
    {
        var (apart, no) = string.IsNullOrWhiteSpace(words) ? default : await apartWords.TrySendAsync(ask, words, cancellationToken);
        if (no is not null) return no;
        // A question or a complaint is nothing but its words; a wish that needs none is carried on without them.
        if (apart is not null && ask.Right is DataRight.Know or DataRight.Correct or DataRight.Complain) return new FiledRequest(null, apart);
        return (await TakeAsync(ask, apart is null ? words : null, cancellationToken)).TryGet(out var request, out var refusal) ? new FiledRequest(request, apart) : refusal;
    }

    // Does at once what needs nobody's judgement: contact goes when deletion is asked for, and where nobody in the commune may
    // decide (a report about its leadership) the product decides for the person.
    private async Task<Result<DataRequest>> TakeAsync(DataAsk ask, string? words, CancellationToken cancellationToken)
    {
        if (!(await AddAsync(ask, words, cancellationToken)).TryGet(out var request, out var refusal)) return refusal;
        List<Func<CancellationToken, Task>> afterSave = [await DecideAsync(request, cancellationToken)];
        if (ask is { Right: DataRight.Delete or DataRight.Withdraw, Subject.Reporter: not null })
        {
            foreach (var holder in holders) await holder.NoteForgottenAsync(ask.Subject, cancellationToken);
            afterSave.Add(ct => ForgetUnlessNeededAsync(ask.Subject, "request.deleted", ct));
            if (ask.Right is DataRight.Withdraw) request.CarryOut(null, clock.GetUtcNow(), ActorStamp.System);
        }

        await db.SaveChangesAsync(cancellationToken);
        foreach (var act in afterSave) await act(cancellationToken);
        return request;
    }

    /// <summary>Adds a wish told in the chat that needs no words; the caller saves.</summary>
    public async Task<DataRequest> AddFromChatAsync(DataSubject subject, DataRight right, CancellationToken cancellationToken)
    {
        var request = (await AddAsync(new DataAsk(subject, right, ConsentChannel.Zalo, DataProof.Chat), cancellationToken)).Value;
        // To stop a use is done with the row itself: nothing is left for after the save.
        if (right is DataRight.Restrict or DataRight.Object) await DecideAsync(request, cancellationToken);
        return request;
    }

    private async Task<Func<CancellationToken, Task>> DecideAsync(DataRequest request, CancellationToken cancellationToken)
    {
        if (request.Right is not (DataRight.Delete or DataRight.Restrict or DataRight.Object) || !await NobodyMayDecideAsync(SubjectOf(request), cancellationToken)) return _ => Task.CompletedTask;
        var rest = await ApplyAsync(request, cancellationToken);
        request.CarryOut(null, clock.GetUtcNow(), ActorStamp.System);
        Record(request, "data.carried-out.v1", ActorStamp.System, clock.GetUtcNow());
        return rest;
    }

    /// <summary>
    /// The person takes back, with the code of one report, who they are. Other reports of theirs keep the way to an answer: whoever holds one
    /// code has shown nothing about others, and reports that went silent together would be known for one person's.
    /// </summary>
    public async Task WithdrawByCodeAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        foreach (var holder in holders) await holder.NoteForgottenAsync(subject, cancellationToken);
        await AddDoneAsync(new DataAsk(subject, DataRight.Withdraw, ConsentChannel.Web, DataProof.TrackingCode), cancellationToken);
        // Before the save: if that fails the name is gone all the same. And after it: the same person may have withdrawn the other report meanwhile.
        await ForgetUnlessNeededAsync(subject, "request.withdrawn", cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await ForgetUnlessNeededAsync(subject, "request.withdrawn", cancellationToken);
    }

    /// <summary>
    /// The person withdraws in the chat itself, or Zalo says so (<c>user_withdraw</c>): every identity of theirs is destroyed now, without anybody's
    /// decision. The journal says so with the day, under the veil; a request for each report follows with the hour at which that report shows it
    /// (<see cref="ShowWithdrawalAsync"/>), for one request at this minute would name as one person's the reports that show it in the days after. The caller saves.
    /// </summary>
    public async Task WithdrawInChatAsync(CommuneId commune, IReadOnlyCollection<Guid> identities, CancellationToken cancellationToken)
    {
        if (identities.Count == 0) return;
        db.Record(JournalDraft.Of(commune, clock.GetUtcNow(), WithdrawnInChat, "withdrawal", ActorStamp.Reporter.ToString()));
        foreach (var identity in identities)
        {
            foreach (var holder in holders) await holder.NoteForgottenAsync(new DataSubject(commune, null, identity), cancellationToken);
            // Before the save: if that fails the name is gone all the same, and hearing the event again does no harm.
            await vault.ForgetAsync(identity, "zalo-withdraw", cancellationToken);
        }
    }

    /// <summary>What the journal calls a withdrawal in the chat.</summary>
    public const string WithdrawnInChat = "data.withdrawn-in-chat.v1";

    /// <summary>A report shows from now on that its reporter withdrew in the chat: the request stands as one made with its code would. The caller saves.</summary>
    public Task ShowWithdrawalAsync(DataSubject report, CancellationToken cancellationToken) =>
        AddDoneAsync(new DataAsk(report, DataRight.Withdraw, ConsentChannel.Zalo, DataProof.Chat), cancellationToken);

    /// <summary>Makes a right true in every room. The returned act destroys keys and runs after the save.</summary>
    public async Task<Func<CancellationToken, Task>> ApplyAsync(DataRequest request, CancellationToken cancellationToken)
    {
        var subject = SubjectOf(request);
        var acts = new List<Func<CancellationToken, Task>>();
        foreach (var holder in holders)
        {
            if (request.Right is DataRight.Delete) acts.Add(await holder.EraseAsync(subject, cancellationToken));
            if (request.Right is DataRight.Restrict or DataRight.Object) await holder.RestrictAsync(subject, restricted: true, cancellationToken);
        }

        if (request.Right is DataRight.Delete) acts.Add(ct => ForgetUnlessNeededAsync(subject, "request.deleted", ct));
        return async ct =>
        {
            foreach (var act in acts) await act(ct);
        };
    }

    /// <summary>The person lifts the restriction they asked for; no reason asked. The caller has shown the proof.</summary>
    public async Task LiftAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        foreach (var holder in holders) await holder.RestrictAsync(subject, restricted: false, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Everything kept about the subject, opened, from every room.</summary>
    public async Task<IReadOnlyList<HeldData>> TellAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        var told = new List<HeldData>();
        foreach (var holder in holders) told.AddRange(await holder.TellAsync(subject, cancellationToken));
        return told;
    }

    /// <summary>The files of the subject's copy.</summary>
    public async Task<IReadOnlyList<HeldFile>> FilesAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        var files = new List<HeldFile>();
        foreach (var holder in holders) files.AddRange(await holder.FilesAsync(subject, cancellationToken));
        return files;
    }

    /// <summary>Requests of this subject, the latest first.</summary>
    public async Task<IReadOnlyList<DataRequestView>> OfAsync(DataSubject subject, CancellationToken cancellationToken)
    {
        var (thread, reporter) = (subject.Thread, subject.Reporter);
        var rows = await db.Set<DataRequest>().AsNoTracking().Include(r => r.Steps)
            .Where(r => r.CommuneId == subject.CommuneId && ((thread != null && r.Thread == thread) || (thread == null && reporter != null && r.Reporter == reporter)))
            .OrderByDescending(r => r.ReceivedAt).ThenByDescending(r => r.Id).Take(50).ToListAsync(cancellationToken);
        var views = new List<DataRequestView>();
        foreach (var r in rows)
            views.Add(new DataRequestView(r.Number, r.Right, r.State, r.ReceivedAt, r.NextDue, await AnswerAsync(r, cancellationToken), [.. r.Steps.OrderBy(s => s.Number)]));
        return views;
    }

    /// <summary>What we answered; null while nothing was.</summary>
    public ValueTask<string?> AnswerAsync(DataRequest request, CancellationToken cancellationToken) =>
        records.OpenOrNullAsync(request.Answer, SealPurposes.DataRequestAnswer, cancellationToken);

    internal static DataSubject SubjectOf(DataRequest request) => new(request.CommuneId, request.Thread, request.Reporter);

    internal void Record(DataRequest request, string fact, ActorStamp by, DateTimeOffset at, params (string Key, object? Value)[] details) =>
        db.Record(JournalDraft.Of(request.CommuneId, at, fact, request.Number, by.ToString(), [.. details, ("right", request.Right.ToString()), ("state", request.State.ToString())]));

    private async Task ForgetUnlessNeededAsync(DataSubject subject, string reason, CancellationToken cancellationToken)
    {
        if (subject.Reporter is not { } reporter) return;
        foreach (var holder in holders)
            if (await holder.NeedsElsewhereAsync(subject, cancellationToken)) return;
        await vault.ForgetAsync(reporter, reason, cancellationToken);
    }

    private async Task<bool> NobodyMayDecideAsync(DataSubject subject, CancellationToken cancellationToken) =>
        subject.Thread is { } thread && await subjects.IsAboveCommuneAsync(thread, cancellationToken);
}
