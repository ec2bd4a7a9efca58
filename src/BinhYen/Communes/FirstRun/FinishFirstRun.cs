using BinhYen.Communes.Duty;
using BinhYen.Communes.ModelProfile;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Text;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.FirstRun;

/// <summary>
/// Makes the commune out of the answers: profile, hamlets, bodies, accounts, duties, roster, holidays. All in one transaction, so
/// that there is never half a commune; from its end a report can be taken.
/// </summary>
internal sealed class FinishFirstRun(BinhYenDb db, FirstAccounts accounts, ProfilePresets presets, TimeProvider clock)
{
    /// <summary>Days the first roster covers; the console reminds before it ends.</summary>
    public const int RosterDays = 31;

    /// <returns>The codes to hand over, or why the answers are not enough.</returns>
    public async Task<Result<HandedCodes>> RunAsync(FirstRunAnswers answers, CancellationToken cancellationToken)
    {
        if (answers.Next != FirstRunStep.Check)
            return new Refusal("first-run.incomplete", $"Còn thiếu bước “{answers.Next.Called()}”. Quay lại bước đó.", RefusalKind.Conflict);
        return await db.InTransactionAsync<Result<HandedCodes>>(async stop =>
        {
            // Takes the row: a second finger on the button waits here and then finds it changed.
            await db.Set<FirstRunState>().ExecuteUpdateAsync(row => row.SetProperty(f => f.StartedAt, f => f.StartedAt), stop);
            var state = await db.Set<FirstRunState>().SingleAsync(stop);
            if (state.CommuneId is not null || await db.Set<Commune>().AnyAsync(stop))
                return new Refusal("first-run.done", "Xã đã được thiết lập trên màn hình khác. Mở lại trang.", RefusalKind.Conflict);
            var commune = AddCommune(answers.Place!);
            (state.CommuneId, state.FinishedAt) = (commune.Id, clock.GetUtcNow());
            AddProfile(commune, answers);
            await db.SaveChangesAsync(stop);
            var people = await accounts.CreateAsync(commune.Id, [.. answers.People.Select(p => new FirstAccount(p.UserName, p.FullName, p.Rank.Length == 0 ? null : p.Rank, p.Position, p.Role!.Value))]);
            AddHamlets(commune, answers, people);
            AddUnits(commune, answers);
            AddRoster(commune, answers, people);
            AddHolidays(commune);
            db.RemoveRange(await db.Set<FirstRunAnswersRow>().ToListAsync(stop));
            db.Record(JournalDraft.Of(commune.Id, clock.GetUtcNow(), "communes.set-up.v1", $"commune:{commune.Id}", "system",
                ("preset", answers.Preset!.Name), ("hamlets", answers.Hamlets.Count), ("units", answers.Units.Count), ("accounts", answers.People.Count)));
            await db.SaveChangesAsync(stop);
            return new HandedCodes(await accounts.IssueCodesAsync(commune.Id, stop));
        }, cancellationToken);
    }

    /// <summary>Two letters A–Z for case codes: initials, or the first two letters of a single word.</summary>
    public static string PrefixOf(string name)
    {
        var words = VietnameseText.Words(name).Select(w => new string([.. w.Where(char.IsAsciiLetter)])).Where(w => w.Length > 0).ToList();
        var letters = words.Count >= 2 ? $"{words[0][0]}{words[1][0]}" : words.Count == 1 ? (words[0] + "X")[..2] : "XA";
        return letters.ToUpperInvariant();
    }

    private Commune AddCommune(PlaceAnswer place)
    {
        var commune = new Commune
        {
            Id = CommuneId.New(clock.GetUtcNow()), Slug = string.Join('-', VietnameseText.Words(place.Name)), Name = place.Name, Kind = place.Kind, Province = place.Province,
            CodePrefix = PrefixOf(place.Name), DutyPhone = place.DutyPhone, OfficePhone = place.OfficePhone, Address = place.Address, RemoteArea = place.RemoteArea,
        };
        db.Add(commune);
        return commune;
    }

    private void AddProfile(Commune commune, FirstRunAnswers answers)
    {
        var (now, chosen) = (clock.GetUtcNow(), answers.Preset!);
        var profile = presets.Find(chosen.Name)!.AdoptedOn(clock.Today(), commune.Province)
            .With(ProfileKeys.OutsideAddress, $"Thanh tra Công an {commune.ProvinceFullName}");
        if (chosen.ModelName.Length > 0) profile = profile.With(ProfileKeys.ModelName, chosen.ModelName);
        if (chosen.Basis is { } basis) profile = profile.With(ProfileKeys.BasisDocuments, WithOwn(profile.BasisDocuments, basis));
        db.Add(new CommuneSettings { CommuneId = commune.Id, Version = 1, EffectiveFrom = now, DecidedAt = now, Basis = chosen.Basis, Json = profile.ToJson() });
    }

    // Papers of the province come first, then the commune's own; one that is both stands once.
    private static IReadOnlyList<BasisDocument> WithOwn(IReadOnlyList<BasisDocument> papers, BasisDocument own) =>
        [.. papers.Where(d => d.Number != own.Number || d.Issuer != own.Issuer), own];

    private void AddHamlets(Commune commune, FirstRunAnswers answers, IReadOnlyDictionary<string, StaffId> people)
    {
        var now = clock.GetUtcNow();
        foreach (var (answer, index) in answers.Hamlets.Select((h, i) => (h, i)))
        {
            var hamlet = new Hamlet { Id = HamletId.New(now), CommuneId = commune.Id, Code = $"H{index + 1:00}", Term = answer.Term, Name = answer.Name, OldNames = [.. answer.OldNames.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)] };
            db.Add(hamlet);
            var duty = answers.Duties.First(d => d.Hamlet == answer.FullName);
            db.Add(new HamletDuty
            {
                Id = Guid.CreateVersion7(now), CommuneId = commune.Id, HamletId = hamlet.Id, OfficerId = people[duty.Officer],
                SubstituteId = duty.Substitute.Length > 0 ? people[duty.Substitute] : null, From = clock.Today(),
            });
            // The position carries the rights in the hamlet: households, groups, verification.
            if (answers.Heads.FirstOrDefault(p => p.UserName == duty.Head) is { } head)
                db.Add(new PositionHolding
                {
                    Id = Guid.CreateVersion7(now), CommuneId = commune.Id, Kind = PositionKind.HamletHead, Title = $"Trưởng {hamlet.FullName}", HamletId = hamlet.Id, HolderName = head.Name, StaffId = people[head.UserName], StartsAt = now,
                });
        }
    }

    private void AddUnits(Commune commune, FirstRunAnswers answers) => db.AddRange(answers.Units.Select(unit => new CommuneUnit
    {
        Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = commune.Id, Kind = unit.Kind, Name = unit.Name,
    }));

    // From today on; before seven in the morning the night that is still running belongs to yesterday.
    private void AddRoster(Commune commune, FirstRunAnswers answers, IReadOnlyDictionary<string, StaffId> people)
    {
        var turn = answers.Roster.Where(people.ContainsKey).Select(u => people[u]).ToList();
        var (today, first) = (clock.Today(), DutyShift.DateAt(clock.GetUtcNow().ToVietnam()));
        for (var date = first; date < today.AddDays(RosterDays); date = date.AddDays(1))
        {
            var day = ProposedRoster.Of(turn, date.DayNumber - first.DayNumber);
            db.Add(new DutyShift
            {
                Id = Guid.CreateVersion7(clock.GetUtcNow()), CommuneId = commune.Id, Date = date,
                DayOfficerId = day.Day!.Value, NightOfficerId = day.Night!.Value, SubstituteId = day.Substitute!.Value,
            });
        }
    }

    private void AddHolidays(Commune commune) => db.AddRange(PublicHolidays.Shipped.Select(day => new Holiday
    {
        CommuneId = commune.Id, Date = day.Date, Name = day.Name, Source = day.Source, CheckedOn = day.CheckedOn,
    }));
}

/// <summary>Codes to hand over, shown once.</summary>
public sealed record HandedCodes(IReadOnlyList<HandedCode> Codes);
