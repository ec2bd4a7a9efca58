using System.Text.Json;

namespace BinhYen.Communes.Demo;

/// <summary>The fictional commune of <c>data/demo/demo-model.json</c>, as far as the running product needs it.</summary>
internal sealed record DemoModel(
    string Profile, DemoModel.CommuneData Commune, IReadOnlyList<DemoModel.HamletData> Hamlets, IReadOnlyList<DemoModel.Officer> Officers,
    IReadOnlyList<DemoModel.Civilian> Civilians, IReadOnlyList<DemoModel.Shift> DutyRoster, IReadOnlyList<DateOnly> Holidays2026, string HolidayNote)
{
    public static DemoModel Load()
    {
        using var stream = typeof(DemoModel).Assembly.GetManifestResourceStream("demo-model.json")!;
        return JsonSerializer.Deserialize<DemoModel>(stream, JsonSerializerOptions.Web)!;
    }

    internal sealed record CommuneData(string Name, string Kind, string Province, bool RemoteArea, string DutyPhone, string OfficePhone, string Address);

    internal sealed record HamletData(string Code, string Term, string Name, string HamletHead, string SecurityTeamLeader, string FrontCommitteeHead, string AreaOfficer, string SubstituteOfficer, IReadOnlyList<string> NearbyPublicPlaces);

    internal sealed record Officer(string Code, string? Rank, string Name, string Position, string Role);

    internal sealed record Civilian(string Code, string Name, string Position, string Role);

    internal sealed record Shift(DateOnly Date, string Day, string Night, string Substitute);
}
