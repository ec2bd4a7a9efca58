using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Verification.Asking;

/// <summary>One verifier's answer as the officer sees it: position and rounded time.</summary>
internal sealed record AskedView(AskedId Id, string Who, bool WasReached, bool HasAccount, bool HasZalo, Verdict? Verdict, bool NotConvenient, string? Facts, string? PhotoHref, string? When)
{
    public string InWords => NotConvenient ? "Không tiện trả lời" : Verdict is { } verdict ? VerificationWords.Of(verdict) : WasReached ? "Chưa trả lời" : "Chưa gửi";
}

/// <summary>One question with its answers.</summary>
internal sealed record RequestView(VerificationRequest Request, string Where, string Question, string? Note, IReadOnlyList<AskedView> Asked, string Writer, bool MayDecide)
{
    public string When => VerificationWords.Rounded(Request.Date, Request.Part);
}

/// <summary>What several answers come to. Counts, a proposal, and no judgement about anybody.</summary>
/// <param name="Asked">How many were asked.</param>
/// <param name="Answered">How many gave a verdict.</param>
/// <param name="Verdicts">Counts by verdict.</param>
/// <param name="Proposal">What they come to together; null while too few agree.</param>
internal sealed record AnswerSummary(int Asked, int Answered, IReadOnlyDictionary<Verdict, int> Verdicts, VerificationResult? Proposal)
{
    /// <summary>
    /// Adds up answers. Whoever reported the event may be among those who answered, and nobody may learn whether. So a
    /// proposal stands only where it would stand without as many answers as there are reports, whosever they are: no
    /// report confirms itself, and no count, no line and no proposal depends on who reported.
    /// </summary>
    /// <param name="asked">How many were asked.</param>
    /// <param name="reports">How many reports the case has.</param>
    /// <param name="verdicts">The verdicts, of everybody alike.</param>
    public static AnswerSummary Of(int asked, int reports, IReadOnlyList<Verdict> verdicts)
    {
        var counts = verdicts.GroupBy(v => v).ToDictionary(g => g.Key, g => g.Count());
        int Count(params Verdict[] kinds) => kinds.Sum(k => counts.GetValueOrDefault(k));
        bool IsIndependent(int agreeing) => agreeing > reports;
        var (yes, no) = (Count(Verdict.True, Verdict.ProbablyTrue), Count(Verdict.False, Verdict.ProbablyFalse));
        VerificationResult? proposal = (yes, no) switch
        {
            (0, 0) when IsIndependent(verdicts.Count) => VerificationResult.CannotBeVerified,
            (0, _) when IsIndependent(no) => VerificationResult.NotConfirmed,
            (_, 0) when IsIndependent(Count(Verdict.True)) => VerificationResult.Confirmed,
            ( > 0, _) when IsIndependent(yes) => VerificationResult.PartlyConfirmed,
            _ => null,
        };
        return new AnswerSummary(asked, verdicts.Count, counts, proposal);
    }

    /// <summary>"Đúng 1 · Chưa rõ 1 (2/3 người trả lời)".</summary>
    public string InWords => Answered == 0
        ? $"Chưa ai trả lời (0/{Asked})"
        : $"{string.Join(" · ", VerificationWords.Verdicts.Where(Verdicts.ContainsKey).Select(v => $"{VerificationWords.Of(v)} {Verdicts[v]}"))} ({Answered}/{Asked} người trả lời)";
}

/// <summary>Reads how the verification of one case stands.</summary>
internal sealed class ReadVerification(BinhYenDb db, SealedRecords seals, CommuneDirectory communes, StaffDirectory directory, IThreadFiles files) : ICaseVerification, IHiddenHelpers
{
    /// <summary>The questions of a case, newest first.</summary>
    public async Task<IReadOnlyList<RequestView>> RequestsAsync(Case @case, CurrentStaff staff, CancellationToken cancellationToken)
    {
        var requests = await db.Set<VerificationRequest>().AsNoTracking().Where(r => r.CaseId == @case.Id).OrderByDescending(r => r.WrittenAt).ThenBy(r => r.Id).ToListAsync(cancellationToken);
        var ids = requests.Select(r => r.Id).ToList();
        var asked = (await db.Set<AskedVerifier>().AsNoTracking().Where(a => ids.Contains(a.RequestId)).ToListAsync(cancellationToken)).ToLookup(a => a.RequestId);
        var labels = await LabelsAsync(@case.CommuneId, asked.SelectMany(a => a).Select(a => a.VerifierId), cancellationToken);
        var hamlets = (await communes.HamletsAsync(@case.CommuneId, cancellationToken, withEnded: true)).ToDictionary(h => h.Id);
        var names = await directory.NamesAsync(requests.Select(r => r.WrittenBy), cancellationToken);
        var views = new List<RequestView>();
        foreach (var request in requests)
        {
            var answers = new List<AskedView>();
            // By position, not by time: the order tells nothing about who answered when.
            foreach (var one in asked[request.Id].OrderBy(a => labels[a.VerifierId].Label, StringComparer.Ordinal).ThenBy(a => a.Id.Value)) answers.Add(await ViewAsync(one, labels[one.VerifierId], @case, cancellationToken));
            views.Add(new RequestView(
                request, request.Place ?? hamlets[request.HamletId].FullName, await seals.OpenAsync(request.Question, VerificationPurposes.Question, cancellationToken),
                await seals.OpenOrNullAsync(request.SafetyNote, VerificationPurposes.Question, cancellationToken), answers, names.GetValueOrDefault(request.WrittenBy, "cán bộ"),
                request.State is RequestState.AwaitingApproval && DecideRequest.MayDecide(request, staff)));
        }

        return views;
    }

    public async Task<VerificationBrief?> OfAsync(CaseId id, CancellationToken cancellationToken)
    {
        var states = await db.Set<VerificationRequest>().Where(r => r.CaseId == id && r.State != RequestState.Withdrawn).Select(r => r.State).ToListAsync(cancellationToken);
        if (states.Count == 0) return null;
        var asked = await (from r in db.Set<VerificationRequest>()
                           where r.CaseId == id && r.State != RequestState.Withdrawn
                           join a in db.Set<AskedVerifier>() on r.Id equals a.RequestId
                           select a.AnsweredAt != null).ToListAsync(cancellationToken);
        var awaits = states.Contains(RequestState.AwaitingApproval);
        return new VerificationBrief($"{asked.Count(a => a)}/{asked.Count} người đã trả lời{(awaits ? "; có câu hỏi chờ duyệt" : "")}", awaits);
    }

    /// <summary>Positions with their hamlet and names of those who were asked (ISO-10).</summary>
    public async Task<IReadOnlyList<string>> PhrasesAsync(CaseId id, CancellationToken cancellationToken)
    {
        var asked = await (from r in db.Set<VerificationRequest>()
                           where r.CaseId == id && r.SentAt != null
                           join a in db.Set<AskedVerifier>() on r.Id equals a.RequestId
                           join v in db.Set<Verifier>() on a.VerifierId equals v.Id
                           select v).AsNoTracking().ToListAsync(cancellationToken);
        if (asked.Count == 0) return [];
        var hamlets = (await communes.HamletsAsync(asked[0].CommuneId, cancellationToken, withEnded: true)).ToDictionary(h => h.Id);
        var phrases = new List<string> { "người xác minh" };
        foreach (var verifier in asked.DistinctBy(v => v.Id))
        {
            phrases.Add(VerifierPositions.Label(verifier.Position, hamlets[verifier.HamletId].Term));
            phrases.AddRange(VerifierPositions.SpokenOf(verifier.Position));
            if (verifier.EndedAt is not null) continue;
            var name = (await Register.ReadVerifiers.ContactAsync(seals, verifier, cancellationToken)).Name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (name.Length >= 2) phrases.Add(string.Join(' ', name.TakeLast(2)));
        }

        return phrases;
    }

    private async Task<Dictionary<VerifierId, (string Label, bool Account, bool Zalo)>> LabelsAsync(CommuneId commune, IEnumerable<VerifierId> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.Distinct().ToList();
        var hamlets = (await communes.HamletsAsync(commune, cancellationToken, withEnded: true)).ToDictionary(h => h.Id);
        return (await db.Set<Verifier>().AsNoTracking().Where(v => wanted.Contains(v.Id)).ToListAsync(cancellationToken))
            .ToDictionary(v => v.Id, v => ($"{VerifierPositions.Label(v.Position, hamlets[v.HamletId].Term)}, {hamlets[v.HamletId].FullName}", v.Account is not null, v.ZaloLane is not null));
    }

    private async Task<AskedView> ViewAsync(AskedVerifier one, (string Label, bool Account, bool Zalo) who, Case @case, CancellationToken cancellationToken)
    {
        var photo = one.PhotoId is { } id ? await files.OfAsync(@case.Code, [id], cancellationToken) : [];
        var given = GivenAnswer.Read(await seals.OpenOrNullAsync(one.Answer, VerificationPurposes.Answer, cancellationToken));
        return new AskedView(
            one.Id, who.Label, one.SentAt is not null, who.Account, who.Zalo, given.Verdict, given.NotConvenient, await seals.OpenOrNullAsync(one.Facts, VerificationPurposes.Facts, cancellationToken),
            photo.Count > 0 ? photo[0].Href : null, one.AnsweredAt is { } at ? VerificationWords.Rounded(at) : null);
    }
}
