namespace BinhYen.Communes.Targets;

/// <summary>What the commune's profile asks for in one year, in percent. Null where it is silent: encouraged, not zero.</summary>
internal sealed record TargetRules(int Year, int? Households, bool OnlyWithMeans, int? Hamlets, int? Agencies, int? Enterprises, int? OnTime)
{
    public DateOnly LastDay => new(Year, 12, 31);

    public static TargetRules Of(ProfileValues profile, int year) => new(
        year, profile.HouseholdTarget.In(year), profile.HouseholdBase is HouseholdBase.WithMeans, profile.HamletTarget.In(year), profile.AgencyTarget.In(year),
        profile.EnterpriseTarget.In(year), profile.OnTimeTarget.In(year));
}
