using BinhYen.Communes.ModelProfile;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.Demo;

/// <summary>Puts the fictional commune into an empty database. Does nothing when a commune is already there.</summary>
internal sealed class DemoCommune(BinhYenDb db, UserManager<StaffMember> users, ProfilePresets presets, TimeProvider clock)
{
    /// <summary>Makes the commune in a scope of its own.</summary>
    /// <returns>The commune's id, made now or before.</returns>
    public static async Task<CommuneId> EnsureAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        return await ActivatorUtilities.CreateInstance<DemoCommune>(scope.ServiceProvider).EnsureAsync(cancellationToken);
    }

    private async Task<CommuneId> EnsureAsync(CancellationToken cancellationToken)
    {
        if (await db.Set<Commune>().FirstOrDefaultAsync(cancellationToken) is { } existing) return existing.Id;

        var model = DemoModel.Load();
        var now = clock.GetUtcNow();
        var commune = new Commune
        {
            Id = CommuneId.New(now), Slug = "an-phu-khe", Name = model.Commune.Name, Kind = model.Commune.Kind, Province = model.Commune.Province,
            CodePrefix = "AP", DutyPhone = model.Commune.DutyPhone, OfficePhone = model.Commune.OfficePhone,
            Address = model.Commune.Address, RemoteArea = model.Commune.RemoteArea,
        };
        db.Add(commune);
        db.Add(Settings(commune.Id, model, now));
        var people = await AddAccountsAsync(commune.Id, model);
        SeedApiKey.Add(db, DemoApiKey.Secret, commune.Id, "Khóa dùng thử", people["ADMIN"], now);
        AddHamlets(commune.Id, model, people, now);
        AddUnits(commune.Id, model);
        AddRoster(commune.Id, model, people);
        AddHolidays(commune.Id);
        await db.SaveChangesAsync(cancellationToken);
        return commune.Id;
    }

    private CommuneSettings Settings(CommuneId commune, DemoModel model, DateTimeOffset now) => new()
    {
        CommuneId = commune, Version = 1, EffectiveFrom = now, DecidedAt = now,
        Basis = new BasisDocument("Kế hoạch", "12/KH-UBND", new DateOnly(2026, 5, 11), $"UBND {model.Commune.Kind} {model.Commune.Name}", ""),
        Json = presets.Find(model.Profile)!.AdoptedOn(clock.Today(), model.Commune.Province)
            .With(ProfileKeys.OperationFrom, new YearMonth(2026, 5))
            .With(ProfileKeys.OutsideAddress, $"Thanh tra Công an tỉnh {model.Commune.Province}").ToJson(),
    };

    private async Task<Dictionary<string, StaffId>> AddAccountsAsync(CommuneId commune, DemoModel model)
    {
        var people = new Dictionary<string, StaffId>();
        foreach (var account in DemoAccount.Of(model))
        {
            var member = new StaffMember
            {
                Id = StaffId.New(clock.GetUtcNow()).Value, UserName = account.User, CommuneId = commune, FullName = account.FullName,
                Rank = account.Rank, Position = account.Position, Role = account.Role, IsDemo = true, LockoutEnabled = true,
            };
            Demand(await users.CreateAsync(member, account.Password));
            // The stores of Identity keep the authenticator's key as a token under these two names.
            Demand(await users.SetAuthenticationTokenAsync(member, "[AspNetUserStore]", "AuthenticatorKey", account.TotpSecret));
            Demand(await users.SetTwoFactorEnabledAsync(member, true));
            people.Add(account.Code, member.StaffId);
        }

        return people;
    }

    private void AddHamlets(CommuneId commune, DemoModel model, Dictionary<string, StaffId> people, DateTimeOffset now)
    {
        foreach (var data in model.Hamlets)
        {
            var hamlet = new Hamlet
            {
                Id = HamletId.New(now), CommuneId = commune, Code = data.Code, Term = data.Term, Name = data.Name, Places = [.. data.NearbyPublicPlaces],
            };
            db.Add(hamlet);
            AddPositions(hamlet, data, people, now);
            AddCounts(hamlet, data, people["P01"], model.Officers[0]);
            db.Add(new HamletDuty
            {
                Id = Guid.CreateVersion7(now), CommuneId = commune, HamletId = hamlet.Id, OfficerId = people[data.AreaOfficer],
                SubstituteId = people[data.SubstituteOfficer], From = new DateOnly(2026, 9, 1),
            });
        }
    }

    private void AddPositions(Hamlet hamlet, DemoModel.HamletData data, Dictionary<string, StaffId> people, DateTimeOffset now)
    {
        var since = VietnamTime.At(new DateOnly(2026, 5, 13), TimeOnly.MinValue);
        void Held(PositionKind kind, string title, string name, StaffId? account) => db.Add(new PositionHolding
        {
            Id = Guid.CreateVersion7(now), CommuneId = hamlet.CommuneId, Kind = kind, Title = title, HamletId = hamlet.Id, HolderName = name, StaffId = account, StartsAt = since < now ? since : now, Basis = "32/QĐ-UBND",
        });
        Held(PositionKind.HamletHead, $"Trưởng {hamlet.FullName}", data.HamletHead, people[$"head:{data.Code}"]);
        Held(PositionKind.SecurityTeamLeader, $"Tổ trưởng Tổ bảo vệ ANTT {hamlet.FullName}", data.SecurityTeamLeader, null);
        Held(PositionKind.FrontCommitteeHead, $"Trưởng ban công tác Mặt trận {hamlet.FullName}", data.FrontCommitteeHead, null);
    }

    // The file knows one day; a forecast needs two. The earlier count is as invented as the rest: 72 of 100 had joined by then.
    private void AddCounts(Hamlet hamlet, DemoModel.HamletData data, StaffId signer, DemoModel.Officer officer)
    {
        foreach (var (daysAgo, joined) in new[] { (95, data.HouseholdsJoined * 72 / 100), (5, data.HouseholdsJoined) })
        {
            var on = clock.Today().AddDays(-daysAgo);
            db.Add(new ParticipationCount
            {
                Id = Guid.CreateVersion7(), CommuneId = hamlet.CommuneId, HamletId = hamlet.Id, On = on, Households = data.Households, WithMeans = data.HouseholdsWithMeans, Joined = joined,
                Reached = new ReachCount { Loudspeaker = data.Households * 9 / 10, Paper = data.Households - data.HouseholdsWithMeans, Visit = (data.Households - data.HouseholdsWithMeans) / 2 },
                SignedBy = signer, SignerName = $"{officer.Rank} {officer.Name}", SignedAt = VietnamTime.At(on, new TimeOnly(16, 30)),
            });
        }
    }

    private void AddUnits(CommuneId commune, DemoModel model)
    {
        // Groups G13 to G15 of the file: the office, the secondary school and the garment company take part; others were invited.
        string[] joined = ["U01", "U05", "U06"];
        var invited = clock.Today().AddDays(-60);
        foreach (var unit in model.Units)
            db.Add(new CommuneUnit
            {
                Id = Guid.CreateVersion7(), CommuneId = commune, Kind = unit.Kind, Name = unit.Name, InvitedOn = invited,
                Answer = joined.Contains(unit.Code) ? InvitationAnswer.Joined : InvitationAnswer.Waiting, AnsweredOn = joined.Contains(unit.Code) ? invited.AddDays(10) : null,
            });
    }

    // The file's roster covers two weeks; the demo runs on any day, so the pattern goes on for a year around today.
    private void AddRoster(CommuneId commune, DemoModel model, Dictionary<string, StaffId> people)
    {
        var first = model.DutyRoster[0].Date;
        var pattern = model.DutyRoster.Count;
        for (var date = clock.Today().AddDays(-30); date <= clock.Today().AddDays(335); date = date.AddDays(1))
        {
            var shift = model.DutyRoster[(((date.DayNumber - first.DayNumber) % pattern) + pattern) % pattern];
            db.Add(new DutyShift
            {
                Id = Guid.CreateVersion7(), CommuneId = commune, Date = date, DayOfficerId = people[shift.Day],
                NightOfficerId = people[shift.Night], SubstituteId = people[shift.Substitute],
            });
        }
    }


    private void AddHolidays(CommuneId commune) =>
        db.AddRange(PublicHolidays.Shipped.Select(day => new Holiday
        {
            CommuneId = commune, Date = day.Date, Name = day.Name, Source = day.Source, CheckedOn = day.CheckedOn,
        }));

    private static void Demand(IdentityResult result)
    {
        if (!result.Succeeded)
            throw new InvalidOperationException($"A demo account was refused: {string.Join(", ", result.Errors.Select(e => e.Code))}.");
    }
}
