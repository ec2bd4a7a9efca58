using BinhYen.Cases.Alarm;
using BinhYen.Cases.Board;
using BinhYen.Cases.ConsoleReplies;
using BinhYen.Cases.Escalating;
using BinhYen.Cases.Handling;
using BinhYen.Cases.Inbox;
using BinhYen.Cases.Outside;
using BinhYen.Cases.OwnData;
using BinhYen.Cases.Retaining;
using BinhYen.Cases.Revealing;
using BinhYen.Communes;
using BinhYen.Confidentiality;
using BinhYen.Groups;
using BinhYen.Platform.Health;
using BinhYen.Platform.Journal;
using BinhYen.Staff;

namespace BinhYen.Cases;

/// <summary>What the room registers and serves.</summary>
internal static class CasesRoom
{
    public static void AddCases(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<CaseRulesOf>();
        builder.Services.AddSingleton<PoliceRoster>();
        builder.Services.AddSingleton<CaseSearch>();
        builder.Services.AddSingleton<ConflictFinder>();
        builder.Services.AddSingleton<IMeantOfficers>(services => services.GetRequiredService<ConflictFinder>());
        builder.Services.AddScoped<MergedCases>();
        builder.Services.AddSingleton<OpenCase>();
        builder.Services.AddSingleton<CaseNews>();
        builder.Services.AddSingleton<ICaseNews>(provider => provider.GetRequiredService<CaseNews>());
        builder.Services.AddScoped<LoadCase>();
        builder.Services.AddScoped<WriteToThread>();
        builder.Services.AddScoped<ObjectToAnswer>();
        builder.Services.AddScoped<ComplainedBefore>();
        builder.Services.AddScoped<SaidLately>();
        builder.Services.AddScoped<ConflictOfCase>();
        builder.Services.AddScoped<ChooseThread>();
        builder.Services.AddScoped<CaseSources>();
        builder.Services.AddScoped<ThreadSights>();
        builder.Services.AddScoped<InformantWall>();
        builder.Services.AddScoped<NameGuesses>();
        builder.Services.AddScoped<VerifyCase>();
        builder.Services.AddScoped<ReporterThread>();
        builder.Services.AddScoped<JoinThread>();
        builder.Services.AddScoped<MarkDelivery>();
        builder.Services.AddScoped<OfficerPhones>();
        builder.Services.AddScoped<AlarmWay>();
        builder.Services.AddScoped<AlarmScreen>();
        builder.Services.AddScoped<NameConsoleAccount>();
        builder.Services.AddScoped<TellReporter>();
        builder.Services.AddScoped<PassUp>();
        builder.Services.AddScoped<KeepAddressee>();
        builder.Services.AddScoped<OutsideDoor>();
        builder.Services.AddScoped<OutsideFiles>();
        builder.Services.AddScoped<OriginalFiles>();
        builder.Services.AddScoped<ReadHandOver>();
        builder.Services.AddScoped<OutsideScreen>();
        builder.Services.AddSingleton<Microsoft.AspNetCore.Identity.IPasswordHasher<OutsideAddressee>, Microsoft.AspNetCore.Identity.PasswordHasher<OutsideAddressee>>();
        builder.Services.AddScoped<ICheckup, OutsideCheckup>();
        builder.Services.AddSingleton<NotedLately>();
        builder.Services.AddScoped<Colleagues>();
        builder.Services.AddScoped<VisibleCases>();
        builder.Services.AddScoped<CaseDesk>();
        builder.Services.AddScoped<CaseDrafts>();
        builder.Services.AddScoped<ReadCase>();
        builder.Services.AddScoped<ShowCase>();
        builder.Services.AddScoped<DoDeed>();
        builder.Services.AddScoped<CaseScreen>();
        builder.Services.AddScoped<InboxScreen>();
        builder.Services.AddScoped<ShowInbox>();
        builder.Services.AddSingleton<CasePresence>();
        builder.Services.AddScoped<ReadInbox>();
        builder.Services.AddSingleton<NotedSearches>();
        builder.Services.AddSingleton<ActOnSeveral>();
        builder.Services.AddScoped<StaffAlerts>();
        builder.Services.AddScoped<WakeCase>();
        builder.Services.AddSingleton<ClockBeat>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<ClockBeat>());
        builder.Services.AddSingleton<ShowWithdrawals>().AddHostedService(provider => provider.GetRequiredService<ShowWithdrawals>());
        builder.Services.AddScoped<ReadBoard>();
        builder.Services.AddScoped<Situation.ReadSituation>();
        builder.Services.AddScoped<Situation.SituationScreen>();
        builder.Services.AddScoped<ITimelyAnswers, TimelyAnswers>();
        builder.Services.AddScoped<IHamletMoves, MoveHamletCases>();
        builder.Services.AddScoped<BoardScreen>();
        builder.Services.AddScoped<IAccountHoldings, CaseHoldings>();
        builder.Services.AddScoped<RevealSight>();
        builder.Services.AddScoped<RevealNotices>();
        builder.Services.AddScoped<AskToReveal>();
        builder.Services.AddScoped<DecideReveal>();
        builder.Services.AddScoped<OpenReveal>();
        builder.Services.AddScoped<ReadReveals>();
        builder.Services.AddScoped<RevealScreen>();
        builder.Services.AddScoped<RevealPages>();
        builder.Services.AddScoped<IdentityOpenings>();
        builder.Services.AddScoped<ReportReceipts>();
        builder.Services.AddScoped<IJournalWitness, ReportWitness>();
        builder.Services.AddScoped<IRetentionSource, IdentityRetention>();
        builder.Services.AddScoped<IRetentionSource, AlarmPhoneRetention>();
        builder.Services.AddScoped<IRetentionSource, AnonymousCodeRetention>();
        builder.Services.AddScoped<IRetentionSource, CaseContentRetention>();
        builder.Services.AddScoped<SetTrialAside>();
        builder.Services.AddScoped<BinhYen.Communes.IFirstTaskFacts, CaseFirstTasks>();
        builder.Services.AddScoped<IRetentionSource, NotACaseRetention>();
        builder.Services.AddScoped<IRetentionSource, ProcedureRetention>();
        builder.Services.AddScoped<IRemovalGuard, RetaliationGuard>();
        builder.Services.AddScoped<ISecondAccounts, SecondAccounts>();
        builder.Services.AddScoped<EraseWords>().AddScoped<RemakeTerms>();
        builder.Services.AddScoped<IDataHolder, ThreadData>();
        builder.Services.AddScoped<KeepWish>();
        builder.Services.AddScoped<ILostWishes, BringBackWishes>();
        builder.Services.AddScoped<IDataSubjects, DataSubjects>();
        builder.Services.AddSingleton<IWordsWithoutCodes, WordsWithoutCodes>();
        foreach (var deed in typeof(ICaseDeed).Assembly.GetTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(ICaseDeed))))
            builder.Services.AddScoped(deed);
    }

    public static void MapCases(this WebApplication app)
    {
        var cases = app.MapGroup("/cases").Require(Permission.ReadCases);
        cases.MapInbox();
        cases.MapCasePages();
        app.MapAlarmPhone();
        app.MapConsoleAccounts();
        app.MapOutside();
        app.MapReveals();
        app.MapGet("/board", BoardEndpoint.ShowAsync).Require(Permission.ReadFigures);
        app.MapGet("/situation", Situation.SituationEndpoint.ShowAsync).Require(Permission.ReadFigures);
    }
}
