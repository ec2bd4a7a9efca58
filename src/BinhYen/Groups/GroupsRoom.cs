using BinhYen.Confidentiality;
using BinhYen.Groups.Breaches;
using BinhYen.Groups.Followers;
using BinhYen.Groups.Genuine;
using BinhYen.Groups.Members;
using BinhYen.Groups.Posters;
using BinhYen.Groups.Registry;
using BinhYen.Groups.Regulations;
using BinhYen.Groups.SettingsCheck;
using BinhYen.Staff;

namespace BinhYen.Groups;

/// <summary>What the room registers and serves.</summary>
internal static class GroupsRoom
{
    public static void AddGroups(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<GroupProfile>();
        builder.Services.AddScoped<GroupBook>();
        builder.Services.AddScoped<GroupWork>();
        builder.Services.AddScoped<GroupScreen>();
        builder.Services.AddScoped<BinhYen.Communes.IFirstTaskFacts, GroupFirstTasks>();
        builder.Services.AddScoped<KnownPeople>();
        builder.Services.AddScoped<ProposeGroup>();
        builder.Services.AddScoped<ProposeForHamlets>();
        builder.Services.AddScoped<MoveGroup>();
        builder.Services.AddScoped<NameGroup>();
        builder.Services.AddScoped<TickStep>();
        builder.Services.AddScoped<AppointPerson>();
        builder.Services.AddScoped<RecordFigure>();
        builder.Services.AddScoped<RecordLook>();
        builder.Services.AddScoped<IssueRegulation>();
        builder.Services.AddScoped<ConfirmReading>();
        builder.Services.AddScoped<RegulationShelf>();
        builder.Services.AddScoped<GroupNews>();
        builder.Services.AddScoped<HearJoinWish>();
        builder.Services.AddScoped<ReadFromZalo>();
        builder.Services.AddScoped<RepairSettings>();
        builder.Services.AddScoped<MakeOnZalo>();
        builder.Services.AddScoped<MemberTokens>();
        builder.Services.AddScoped<ReadMembers>();
        builder.Services.AddScoped<AdmitMembers>();
        builder.Services.AddScoped<RemoveMember>();
        builder.Services.AddScoped<ChangeDeputies>();
        builder.Services.AddScoped<KeepAccountAdmin>();
        builder.Services.AddScoped<AccountShelf>();
        builder.Services.AddScoped<ForgetUndecided>();
        builder.Services.AddScoped<IAccountHoldings, GroupHoldings>();
        builder.Services.AddScoped<GroupEntrance>();
        builder.Services.AddScoped<JoinGroup>();
        builder.Services.AddScoped<IConsentListener, CountWithdrawnJoin>();
        builder.Services.AddScoped<NoticeBook>();
        builder.Services.AddScoped<IssueNotice>();
        builder.Services.AddScoped<PosterShelf>();
        builder.Services.AddScoped<KeepPlace>();
        builder.Services.AddScoped<PlaceShelf>();
        builder.Services.AddScoped<GenuineBook>();
        builder.Services.AddScoped<DecideFake>();
        builder.Services.AddScoped<RecordBreach>();
        builder.Services.AddScoped<JoinCounts>();
        builder.Services.AddScoped<CountFollowers>();
        builder.Services.AddSingleton<SyncBeat>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<SyncBeat>());
    }

    public static void MapGroups(this WebApplication app)
    {
        GroupEndpoints.Map(app);
        PeopleEndpoints.Map(app);
        LookEndpoints.Map(app);
        RegulationEndpoints.Map(app);
        AccountEndpoints.Map(app);
        MemberEndpoints.Map(app);
        PosterEndpoints.Map(app);
        PlaceEndpoints.Map(app);
        FakeEndpoints.Map(app);
        FollowerEndpoints.Map(app);
        BreachEndpoints.Map(app);
    }
}
