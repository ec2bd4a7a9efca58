using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BinhYen.Communes.ModelProfile;

namespace BinhYen.Communes;

/// <summary>
/// A commune's way of working: the values it decided itself, and the product's defaults for the rest. Immutable; another
/// value makes another profile. Reading is by typed properties; the names of keys live in files only.
/// </summary>
public sealed class ProfileValues
{
    private const string PresetName = "model.preset";
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly IReadOnlyDictionary<ProfileKey, object?> own;

    /// <summary>The product's defaults.</summary>
    public ProfileValues()
        : this("default", new Dictionary<ProfileKey, object?>())
    {
    }

    private ProfileValues(string preset, IReadOnlyDictionary<ProfileKey, object?> own) => (Preset, this.own) = (preset, own);

    /// <summary>Preset the commune started from: <c>yen-cuong</c> … <c>default</c>.</summary>
    public string Preset { get; }

    /// <summary>Official name, unchanged on screens, papers and messages (R-YC-04).</summary>
    public string ModelName => Of(ProfileKeys.ModelName);

    /// <summary>Name for narrow places.</summary>
    public string ShortName => Of(ProfileKeys.ShortName);

    /// <summary>Other names in the same papers (R-TT-02).</summary>
    public IReadOnlyList<string> Aliases => Of(ProfileKeys.Aliases);

    public LegalForm LegalForm => Of(ProfileKeys.Form);

    /// <summary>The province's guidance that several communes share; empty for none.</summary>
    public string ProvinceTemplate => Of(ProfileKeys.ProvinceTemplate);

    /// <summary>Căn cứ in the order entered (R-YC-03).</summary>
    public IReadOnlyList<BasisDocument> BasisDocuments => Of(ProfileKeys.BasisDocuments);

    public string LeadBody => Of(ProfileKeys.LeadBody);

    public ModelPeriod Period => Of(ProfileKeys.Period);

    /// <summary>Building is to be finished before this day; null for no deadline.</summary>
    public DateOnly? BuildDeadline => Of(ProfileKeys.BuildDeadline);

    /// <summary>First month of operation; null for the launch date (R-YC-81).</summary>
    public YearMonth? OperationFrom => Of(ProfileKeys.OperationFrom);

    /// <summary>What hamlets are called here, as said in a sentence: "thôn, xóm".</summary>
    public string UnitTerm => string.Join(", ", UnitTerms);

    /// <summary>The same, word by word; the first is the usual one.</summary>
    public IReadOnlyList<string> UnitTerms => Of(ProfileKeys.UnitTerms);

    /// <summary>Words for units below the hamlet; empty for none.</summary>
    public IReadOnlyList<string> SubUnits => Of(ProfileKeys.SubUnits);

    public IReadOnlyList<UnitKind> UnitKinds => Of(ProfileKeys.UnitKinds);

    public CommitteeKind Committee => Of(ProfileKeys.Committee);

    /// <summary>Position whose holder heads the committee; empty where nobody said.</summary>
    public string CommitteeHeadPosition => Of(ProfileKeys.HeadPosition);

    public string CommitteeStandingDeputyPosition => Of(ProfileKeys.StandingDeputyPosition);

    /// <summary>Positions whose holders are members.</summary>
    public IReadOnlyList<string> CommitteeMemberPositions => Of(ProfileKeys.MemberPositions);

    /// <summary>Positions of the help team, leader first; empty for no team.</summary>
    public IReadOnlyList<string> HelpTeam => Of(ProfileKeys.HelpTeam);

    /// <summary>Positions of the team over all groups; empty for no team.</summary>
    public IReadOnlyList<string> ManagementTeam => Of(ProfileKeys.ManagementTeam);

    public bool CommitteeHasOwnGroup => Of(ProfileKeys.CommitteeOwnGroup);

    public bool CommitteeHasOwnNumbers => Of(ProfileKeys.CommitteeOwnNumbers);

    public GroupTiering Tiering => Of(ProfileKeys.Tiering);

    /// <summary>Those who tell and those who verify are kept apart, and only handlers read (R-TT-36, C-04).</summary>
    public bool TwoTier => Tiering is GroupTiering.TwoTier;

    public IReadOnlyList<GroupUnit> GroupUnits => Of(ProfileKeys.GroupUnits);

    public GroupsPerUnit GroupsPerUnit => Of(ProfileKeys.PerUnit);

    /// <summary>Members one group holds.</summary>
    public int GroupMaxMembers => Of(ProfileKeys.MaxMembers);

    public GroupNameTemplate GroupNameTemplate => Of(ProfileKeys.NameTemplate);

    /// <summary>Who leads a group. Gives no right to open reports (C-01).</summary>
    public GroupRole GroupLeader => Of(ProfileKeys.LeaderRole);

    public IReadOnlyList<GroupRole> GroupDeputies => Of(ProfileKeys.DeputyRoles);

    public IReadOnlyList<GroupRole> GroupCoManagers => Of(ProfileKeys.CoManagerRoles);

    public IReadOnlyList<GroupRole> GroupModerators => Of(ProfileKeys.ModeratorRoles);

    /// <summary>Roles that should be present in a group.</summary>
    public IReadOnlyList<GroupRole> GroupMembers => Of(ProfileKeys.MemberRoles);

    public MemberApproval MemberApproval => Of(ProfileKeys.Approval);

    /// <summary>Body that proposes a group.</summary>
    public string GroupProposedBy => Of(ProfileKeys.ProposedBy);

    public bool ItContactRequired => Of(ProfileKeys.ItContactRequired);

    /// <summary>Where sensitive reports go. The private entry is always offered first, whatever stands here (C-03).</summary>
    public SensitiveChannel SensitiveChannel => Of(ProfileKeys.Sensitive);

    public IReadOnlyList<GroupSettingCheck> GroupSettingsChecklist => Of(ProfileKeys.SettingsChecklist);

    public IReadOnlyList<HandoverTrigger> HandoverTriggers => Of(ProfileKeys.HandoverTriggers);

    public HandoverMode HandoverMode => Of(ProfileKeys.Handover);

    public IReadOnlyList<RegulationKind> RequiredRegulations => Of(ProfileKeys.Regulations);

    /// <summary>Two reporters never share a channel.</summary>
    public bool OneSourcePerChannel => Of(ProfileKeys.OneSourcePerChannel);

    public IReadOnlyList<OutboundTopic> OutboundTopics => Of(ProfileKeys.Outbound);

    /// <summary>Police conduct and "other" are always in it (C-14).</summary>
    public IReadOnlyList<InboundTopic> InboundTopics => Of(ProfileKeys.Inbound);

    public IReadOnlyList<string> ProhibitedContent => Of(ProfileKeys.Prohibited);

    public IReadOnlyList<string> OfficialSources => Of(ProfileKeys.Sources);

    public IReadOnlyList<ProcedureField> ProcedureFields => Of(ProfileKeys.KbFields);

    public bool ProcedureQr => Of(ProfileKeys.KbQr);

    public OnlineStage OnlineStage => Of(ProfileKeys.KbOnlineStage);

    /// <summary>Messages of one resident within this time become one report.</summary>
    public TimeSpan BundleWindow => Of(ProfileKeys.BundleWindow);

    /// <summary>Numbers with what they are for, in the order shown.</summary>
    public IReadOnlyList<EmergencyNumber> EmergencyNumbers => Of(ProfileKeys.EmergencyNumbers);

    /// <summary>Where reports about the chief go (workflow §7.3): name and address outside the commune.</summary>
    public string OutsideAddress => Of(ProfileKeys.OutsideAddress);

    public YearlyTarget HouseholdTarget => Of(ProfileKeys.HouseholdRate);

    /// <summary>Which households the household target is measured against.</summary>
    public HouseholdBase HouseholdBase => Of(ProfileKeys.Denominator);

    public YearlyTarget HamletTarget => Of(ProfileKeys.HamletRate);

    /// <summary>Agencies and schools.</summary>
    public YearlyTarget AgencyTarget => Of(ProfileKeys.AgencyRate);

    public YearlyTarget EnterpriseTarget => Of(ProfileKeys.EnterpriseRate);

    /// <summary>Reports answered in time.</summary>
    public YearlyTarget OnTimeTarget => Of(ProfileKeys.OnTimeRate);

    public MeetingRule RegularMeeting => Of(ProfileKeys.RegularMeeting);

    public HolidayShift MeetingShift => Of(ProfileKeys.MeetingShift);

    /// <summary>Position that alone calls an extraordinary meeting.</summary>
    public string ExtraordinaryMeetingDecider => Of(ProfileKeys.ExtraordinaryDecider);

    public IReadOnlyList<ReviewPeriod> ReviewPeriods => Of(ProfileKeys.Reviews);

    public PreliminaryReview PreliminaryReview => Of(ProfileKeys.Preliminary);

    /// <summary>Bodies an obstacle is raised to, in order.</summary>
    public IReadOnlyList<string> ObstaclePath => Of(ProfileKeys.ObstaclePath);

    public bool SurveyFirst => Of(ProfileKeys.Survey);

    /// <summary>Whose opinion is asked, in order.</summary>
    public IReadOnlyList<ConsultLevel> ConsultLevels => Of(ProfileKeys.ConsultLevels);

    public bool HasLaunch => Of(ProfileKeys.Launch);

    public IReadOnlyList<string> PlanSteps => Of(ProfileKeys.PlanSteps);

    public IReadOnlyList<string> NoticePlaces => Of(ProfileKeys.NoticePlaces);

    public IReadOnlyList<string> CampaignForms => Of(ProfileKeys.CampaignForms);

    /// <summary>Yearly self-assessment "An toàn về ANTT" per unit.</summary>
    public bool SecuritySelfAssessment => Of(ProfileKeys.SecurityStandard);

    public IReadOnlyList<string> FundingSources => Of(ProfileKeys.FundingSources);

    /// <summary>Days after which a missing person's picture is deleted once the notice was taken down.</summary>
    public int MissingNoticeDays => Of(ProfileKeys.MissingNoticeDays);

    /// <summary>Tongues beside Vietnamese that texts for residents may exist in; empty for none.</summary>
    public IReadOnlyList<ContentLanguage> Languages => Of(ProfileKeys.Languages);

    public IReadOnlyList<string> AwardProposers => Of(ProfileKeys.AwardProposers);

    public IReadOnlyList<string> DisciplineProposers => Of(ProfileKeys.DisciplineProposers);

    /// <summary>
    /// Where reports of that date go. District bodies are left out of papers dated after their level ended; a successor
    /// has to be named by hand, since none follows by law (C-11).
    /// </summary>
    public IReadOnlyList<string> ReportRecipients(DateOnly date) =>
        [.. Of(ProfileKeys.ReportRecipients).Where(r => !DistrictLevel.Names(r) || DistrictLevel.ExistsOn(date))];

    /// <summary>The value in force for a key.</summary>
    internal T Of<T>(ProfileKey<T> key) => own.TryGetValue(key, out var value) ? (T)value! : key.Default;

    /// <summary>The same without its type, for screens that show any key.</summary>
    public object? Of(ProfileKey key) => own.TryGetValue(key, out var value) ? value : key.DefaultValue;

    /// <summary>True where nobody decided and the product's default applies.</summary>
    public bool IsDefault(ProfileKey key) => !own.ContainsKey(key);

    /// <summary>The value as lines.</summary>
    public IReadOnlyList<string> Lines(ProfileKey key) => key.Write(Of(key));

    /// <summary>The value for people.</summary>
    public string InWords(ProfileKey key) => key.InWords(Of(key));

    /// <summary>Keys whose values differ from another profile's.</summary>
    public IReadOnlyList<ProfileKey> DifferencesTo(ProfileValues other) => [.. ProfileKeys.All.Where(k => !Lines(k).SequenceEqual(other.Lines(k)))];

    /// <summary>The same profile with another value; the default's value counts as undecided.</summary>
    internal ProfileValues With<T>(ProfileKey<T> key, T value) => WithAny(key, value);

    /// <inheritdoc cref="With{T}(ProfileKey{T}, T)"/>
    /// <param name="key">Any key.</param>
    /// <param name="value">A value that the key's own reading gave.</param>
    public ProfileValues WithAny(ProfileKey key, object? value)
    {
        var changed = new Dictionary<ProfileKey, object?>(own);
        if (key.Write(value).SequenceEqual(key.Write(key.DefaultValue))) changed.Remove(key);
        else changed[key] = value;
        return new ProfileValues(Preset, changed);
    }

    /// <summary>Puts values together as a file or a version gave them. The caller has read each by its key.</summary>
    public static ProfileValues Of(string preset, IReadOnlyDictionary<ProfileKey, object?> values) =>
        values.Aggregate(new ProfileValues(preset, new Dictionary<ProfileKey, object?>()), (profile, pair) => profile.WithAny(pair.Key, pair.Value));

    /// <summary>As stored in a version: the decided values only.</summary>
    public string ToJson()
    {
        var json = new JsonObject { [PresetName] = Preset };
        foreach (var key in ProfileKeys.All.Where(own.ContainsKey)) json[key.Name] = key.Json(key.Write(own[key]));
        return json.ToJsonString(Readable);
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="ProfileException">An unknown key or a wrong value: the row was damaged.</exception>
    public static ProfileValues FromJson(string json)
    {
        var stored = JsonNode.Parse(json)!.AsObject();
        var preset = stored[PresetName]?.GetValue<string>() ?? "default";
        stored.Remove(PresetName);
        return Of(preset, ProfileReader.Read("phiên bản đã lưu", stored));
    }
}

/// <param name="Number">Digits to dial.</param>
/// <param name="Label">What it is for.</param>
public sealed record EmergencyNumber(string Number, string Label);

/// <summary>The district level of government, which ended everywhere on 1 July 2025.</summary>
internal static class DistrictLevel
{
    public static bool ExistsOn(DateOnly date) => date <= ProfileKeys.DistrictLevelUntil.Default!.Value;

    /// <summary>Whether a body's name says that it is of the district.</summary>
    public static bool Names(string body) => body.Contains("huyện", StringComparison.OrdinalIgnoreCase);
}
