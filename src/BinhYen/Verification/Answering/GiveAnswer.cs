using BinhYen.Cases;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Verification.Answering;

/// <summary>A question as its one reader sees it: a sentence, a note, until when. No case, no code, no source, no other answers (ISO-7).</summary>
internal sealed record QuestionView(AskedId Id, string Question, string? Note, DateOnly DueOn, bool IsOpen, Verdict? Verdict, bool NotConvenient, bool HasFacts, bool HasPhoto)
{
    public bool IsAnswered => Verdict is not null || NotConvenient;

    public override string ToString() => "•••";
}

/// <summary>
/// Takes answers of verifiers, however they come. Each change is chained into the journal without words. Nothing here asks
/// who reported: whoever holds link and code, and that may be the officer, sees the same from everybody.
/// </summary>
internal sealed class GiveAnswer(BinhYenDb db, SealedRecords seals, ConflictFinder conflicts, ICaseNews news, IServiceProvider services, TimeProvider clock)
{
    public const int LongestFacts = 1_000;

    /// <summary>Questions addressed to an account: open ones and those answered within the last days.</summary>
    public async Task<IReadOnlyList<QuestionView>> OfAccountAsync(CommuneId commune, StaffId account, CancellationToken cancellationToken)
    {
        var since = clock.Today().AddDays(-14);
        var rows = await (from v in db.Set<Verifier>()
                          where v.CommuneId == commune && v.Account == account && v.EndedAt == null
                          join a in db.Set<AskedVerifier>() on v.Id equals a.VerifierId
                          where a.SentAt != null
                          join r in db.Set<VerificationRequest>() on a.RequestId equals r.Id
                          where r.DueOn >= since && (r.State == RequestState.Sent || a.AnsweredAt != null)
                          orderby r.DueOn, a.Id
                          select new { Asked = a, Request = r }).AsNoTracking().Take(50).ToListAsync(cancellationToken);
        var views = new List<QuestionView>();
        foreach (var row in rows) views.Add(await ViewAsync(row.Asked, row.Request, cancellationToken));
        return [.. views.OrderBy(v => v.IsAnswered).ThenBy(v => v.DueOn)];
    }

    /// <summary>Loads one verifier's copy for an act; null when it is not addressed to this account.</summary>
    public async Task<(AskedVerifier Asked, VerificationRequest Request)?> FindForAccountAsync(CommuneId commune, StaffId account, AskedId id, CancellationToken cancellationToken)
    {
        if (await FindAsync(id, cancellationToken) is not var (asked, request)) return null;
        var isTheirs = await db.Set<Verifier>().AnyAsync(v => v.Id == asked.VerifierId && v.CommuneId == commune && v.Account == account && v.EndedAt == null, cancellationToken);
        return isTheirs ? (asked, request) : null;
    }

    /// <summary>Loads a copy that was put in front of somebody; null otherwise.</summary>
    public async Task<(AskedVerifier Asked, VerificationRequest Request)?> FindAsync(AskedId id, CancellationToken cancellationToken)
    {
        if (await db.Set<AskedVerifier>().SingleOrDefaultAsync(a => a.Id == id && a.SentAt != null, cancellationToken) is not { } asked) return null;
        return (asked, await db.Set<VerificationRequest>().SingleAsync(r => r.Id == asked.RequestId, cancellationToken));
    }

    public async Task<QuestionView> ViewAsync(AskedVerifier asked, VerificationRequest request, CancellationToken cancellationToken)
    {
        var given = GivenAnswer.Read(await seals.OpenOrNullAsync(asked.Answer, VerificationPurposes.Answer, cancellationToken));
        return new QuestionView(
            asked.Id, await seals.OpenAsync(request.Question, VerificationPurposes.Question, cancellationToken),
            await seals.OpenOrNullAsync(request.SafetyNote, VerificationPurposes.Question, cancellationToken), request.DueOn, request.TakesAnswers(clock.Today()),
            given.Verdict, given.NotConvenient, asked.Facts is not null, asked.PhotoId is not null);
    }

    /// <summary>One of six words, or "tôi không tiện"; until the last day it may be changed.</summary>
    public async Task<Result> AnswerAsync(AskedVerifier asked, VerificationRequest request, Verdict? verdict, CancellationToken cancellationToken)
    {
        if ((await TakeAsync(asked, request, verdict, cancellationToken)).Refusal is { } no) return no;
        return await SaveAsync(request, cancellationToken);
    }

    /// <summary>The same without saving, for callers with a save of their own.</summary>
    public async Task<Result> TakeAsync(AskedVerifier asked, VerificationRequest request, Verdict? verdict, CancellationToken cancellationToken)
    {
        if (!request.TakesAnswers(clock.Today())) return VerificationRefusals.Ended;
        asked.Answer = await seals.SealAsync(request.KeyId, VerificationPurposes.Answer, new GivenAnswer(verdict, verdict is null).Written, cancellationToken);
        Record(asked, request, "verification.answered.v1");
        return Result.Done;
    }

    /// <summary>What was seen and a picture, after the verdict. What blames an officer is kept nowhere, and the verifier is told where to say it.</summary>
    public async Task<Result> AddAsync(AskedVerifier asked, VerificationRequest request, string? facts, Stream? photo, CancellationToken cancellationToken)
    {
        if (!request.TakesAnswers(clock.Today())) return VerificationRefusals.Ended;
        if (facts?.Length > LongestFacts) return VerificationRefusals.TooLong;
        // Whoever asked reads it, and may be whom it is about: what was seen needs no officer's name, blamed or not.
        if (facts is not null && await conflicts.HoldsAnyOfficerAsync(request.CommuneId, facts, cancellationToken)) return VerificationRefusals.AboutOfficer;
        if (photo is not null)
        {
            var kept = await services.GetRequiredService<IVerifierPhotos>().KeepAsync(db, request.CommuneId, request.KeyId, photo, cancellationToken);
            if (!kept.TryGet(out var id, out var no)) return no;
            asked.PhotoId = id;
        }

        if (facts is not null) asked.Facts = await seals.SealAsync(request.KeyId, VerificationPurposes.Facts, CodesInWords.Hide(facts), cancellationToken);
        Record(asked, request, "verification.answer-added.v1", ("photo", photo is not null));
        return await SaveAsync(request, cancellationToken);
    }

    private void Record(AskedVerifier asked, VerificationRequest request, string fact, params (string, object?)[] details)
    {
        asked.AnsweredAt = clock.GetUtcNow();
        db.Record(JournalDraft.Of(request.CommuneId, clock.GetUtcNow(), fact, $"request:{request.Id}", $"verifier:{asked.VerifierId}", details));
    }

    private async Task<Result> SaveAsync(VerificationRequest request, CancellationToken cancellationToken)
    {
        await db.SaveChangesAsync(cancellationToken);
        news.Changed(request.CommuneId, request.CaseId);
        return Result.Done;
    }
}

/// <summary>Opens a web link with its one-time code. To everybody alike: the officer who made it may open it too.</summary>
internal sealed class OpenLink(BinhYenDb db, IRecordSealer vault, TimeProvider clock)
{
    /// <summary>Whether the link leads anywhere at all; tells nothing about to whom or what.</summary>
    public async Task<bool> IsAliveAsync(string? secret, CancellationToken cancellationToken) => await FindAsync(secret, cancellationToken) is not null;

    /// <summary>Uses the code up. Five wrong ones close the link.</summary>
    public async Task<Result<AskedVerifier>> EnterAsync(string? secret, string? code, CancellationToken cancellationToken)
    {
        if (await FindAsync(secret, cancellationToken) is not { } asked) return VerificationRefusals.LinkDead;
        var figures = new string([.. (code ?? "").Where(char.IsAsciiDigit)]);
        var right = figures.Length == 6 && System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(vault.HashSecret(OneTime.CodePurpose, OneTime.Read(secret) + figures), asked.CodeHash!);
        if (right) asked.CodeHash = null;
        else if (++asked.CodeTries >= AskedVerifier.MostTries) (asked.CodeHash, asked.LinkHash) = (null, null);
        db.Record(JournalDraft.Of(asked.CommuneId, clock.GetUtcNow(), right ? "verification.link-opened.v1" : "verification.wrong-code.v1", $"request:{asked.RequestId}", $"verifier:{asked.VerifierId}"));
        await db.SaveChangesAsync(cancellationToken);
        return right ? asked : asked.LinkHash is null ? VerificationRefusals.LinkDead : VerificationRefusals.WrongCode;
    }

    private async Task<AskedVerifier?> FindAsync(string? secret, CancellationToken cancellationToken)
    {
        if (OneTime.Read(secret) is not { } known) return null;
        var hash = vault.HashSecret(OneTime.WebPurpose, known);
        return await db.Set<AskedVerifier>().SingleOrDefaultAsync(a => a.LinkHash == hash && a.CodeHash != null && a.SentAt != null, cancellationToken);
    }
}
