using System.Text.Json.Nodes;

namespace BinhYen.Communes.ModelProfile;

/// <summary>
/// The presets of the five source plans and the product's own, read strictly from <c>data/model-profiles.json</c>. A key
/// that a plan leaves open is null there, and the default applies.
/// </summary>
internal sealed class ProfilePresets
{
    private readonly IReadOnlyDictionary<string, ProfilePreset> presets;

    private ProfilePresets(IReadOnlyDictionary<string, ProfilePreset> presets) => this.presets = presets;

    /// <summary>default, yen-cuong, tan-thanh, dong-tam, ha-giang, thuan-loi; in the order of the file.</summary>
    public IReadOnlyCollection<ProfilePreset> All => [.. presets.Values];

    /// <summary>Null when there is no such preset.</summary>
    public ProfilePreset? Find(string? name) => name is null ? null : presets.GetValueOrDefault(name);

    /// <summary>Reads the file that ships with the product.</summary>
    public static ProfilePresets Load()
    {
        using var stream = typeof(ProfilePresets).Assembly.GetManifestResourceStream("model-profiles.json")!;
        return Read(JsonNode.Parse(stream)!.AsObject());
    }

    /// <exception cref="ProfileException">A preset names an unknown key, lacks one, or has a wrong value.</exception>
    public static ProfilePresets Read(JsonObject file) => new(file["profiles"]!.AsObject().ToDictionary(p => p.Key, p => One(p.Key, p.Value!.AsObject())));

    private static ProfilePreset One(string name, JsonObject json)
    {
        var values = json["values"]!.AsObject();
        if (ProfileKeys.All.FirstOrDefault(k => !values.ContainsKey(k.Name)) is { } missing) throw new ProfileException($"{name}: thiếu khóa “{missing.Name}”; ghi null nếu theo mặc định.");
        return new ProfilePreset(name, json["title"]!.GetValue<string>(), json["about"]!.GetValue<string>(), ProfileValues.Of(name, ProfileReader.Read(name, values)));
    }
}

/// <summary>One plan's way of working, to start from.</summary>
/// <param name="Name">Name in files: <c>ha-giang</c>.</param>
/// <param name="Title">Name on screen.</param>
/// <param name="About">For whom it fits, in two sentences.</param>
/// <param name="Values">What it sets.</param>
public sealed record ProfilePreset(string Name, string Title, string About, ProfileValues Values)
{
    /// <summary>
    /// The values as a commune takes them over. A plan's own dates and papers are its own: what lies behind on that day is
    /// dropped, papers of another province too, and yearly targets that have run out begin again with the year of adoption.
    /// </summary>
    /// <param name="date">Day of adoption.</param>
    /// <param name="province">The commune's province: "Ninh Bình".</param>
    public ProfileValues AdoptedOn(DateOnly date, string province)
    {
        var values = Values
            .With(ProfileKeys.ReportRecipients, Values.ReportRecipients(date) is { Count: > 0 } left ? left : ProfileKeys.ReportRecipients.Default)
            .With(ProfileKeys.BasisDocuments, [.. Values.BasisDocuments.Where(d => d.Issuer.Contains(province, StringComparison.OrdinalIgnoreCase))]);
        if (!values.ProvinceTemplate.Contains(province, StringComparison.OrdinalIgnoreCase)) values = values.With(ProfileKeys.ProvinceTemplate, "");
        if (values.Period.Until is { } until && until.LastDay < date) values = values.With(ProfileKeys.Period, new ModelPeriod(null, null));
        if (values.Period is { From: { } from, Until: null } && from.LastDay < date) values = values.With(ProfileKeys.Period, values.Period with { From = YearMonth.Of(date) });
        if (values.BuildDeadline <= date) values = values.With(ProfileKeys.BuildDeadline, null);
        if (values.OperationFrom is { } month && month.LastDay < date) values = values.With(ProfileKeys.OperationFrom, null);
        if (values.PreliminaryReview.Before <= date) values = values.With(ProfileKeys.Preliminary, default);
        return Targets.Aggregate(values, (sum, key) => sum.With(key, Begun(sum.Of(key), date.Year)));
    }

    private static IReadOnlyList<ProfileKey<YearlyTarget>> Targets { get; } =
        [ProfileKeys.HouseholdRate, ProfileKeys.HamletRate, ProfileKeys.AgencyRate, ProfileKeys.EnterpriseRate, ProfileKeys.OnTimeRate];

    private static YearlyTarget Begun(YearlyTarget target, int year) => target.Years.Count > 0 && target.Years.Keys.Last() < year
        ? YearlyTarget.For(target.Years.Select(y => KeyValuePair.Create(y.Key + year - target.Years.Keys.First(), y.Value)))
        : target;
}
