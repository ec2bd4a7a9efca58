using System.Text.RegularExpressions;
using ArchUnitNET.Loader;

namespace BinhYen.Tests.Architecture;

/// <summary>The walls of the house, read from the compiled program and from <c>docs/map.md</c>.</summary>
[Trait("Speed", "Slow")]
public sealed class RoomTests
{
    private static readonly ArchUnitNET.Domain.Architecture Program =
        new ArchLoader().LoadAssemblies(typeof(BinhYenApp).Assembly, typeof(BinhYen.Vault.SecureVault).Assembly, typeof(BinhYen.Zalo.ZaloClient).Assembly).Build();

    // Types of the vault that speak of records and not of persons.
    private static readonly HashSet<string> RecordDoor =
        ["IRecordSealer", "RecordKeyId", "Sealed`1", "Sealed", "Unsealed`1", "UnsealOutcome", "BlindIndex", "DeletionMinutes", "RecordKeyGoneException"];

    [Fact]
    public void A_room_uses_only_the_doors_that_the_map_allows()
    {
        var map = ReadMap();
        var crossings = Crossings().Where(c => c.From.Room != c.To.Room).ToList();
        crossings.Count.ShouldBeGreaterThan(50, "the test must find crossings to judge");

        var exceptions = Regex.Matches(File.ReadAllText(Repository.Path("docs/map.md")), @"^\| `(?<type>\w+)` \| (?<room>\w+) \|", RegexOptions.Multiline)
            .Select(m => (m.Groups["type"].Value, m.Groups["room"].Value)).ToHashSet();
        exceptions.Where(e => !crossings.Any(c => (c.From.Name, c.To.Room) == e)).ShouldBeEmpty("an exception nobody needs any more");
        var wrong = crossings.Where(c => !exceptions.Contains((c.From.Name, c.To.Room))).Where(c => !map.TryGetValue(c.From.Room, out var allowed) || !allowed.Contains(c.To.Room))
            .Select(c => $"{c.From.Name} ({c.From.Room}) uses {c.To.Name} ({c.To.Room})").Distinct().Order().ToList();
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void What_lies_deep_in_a_room_is_private_to_it()
    {
        var deep = Crossings().Where(c => c.From.Room != c.To.Room && !c.To.IsDoor && !IsOpenToAll(c.To))
            .Select(c => $"{c.From.Name} ({c.From.Room}) reaches into {c.To.Namespace}.{c.To.Name}").Distinct().Order().ToList();
        deep.ShouldBeEmpty();
    }

    [Fact]
    public void Only_the_room_of_confidentiality_knows_the_part_of_the_vault_that_knows_persons()
    {
        var uses = BrickUses("BinhYen.Vault").ToList();
        uses.Count.ShouldBeGreaterThan(5, "the test must find uses of the vault to judge");
        uses.Where(u => u.Room != "Confidentiality" && !RecordDoor.Contains(u.Target)).Select(u => $"{u.Type} ({u.Room}) uses {u.Target}").Distinct().ShouldBeEmpty();
    }

    [Fact]
    public void Only_intake_conversations_and_groups_know_Zalo()
    {
        var uses = BrickUses("BinhYen.Zalo").ToList();
        uses.Count.ShouldBeGreaterThan(5, "the test must find uses of the Zalo library to judge");
        uses.Where(u => u.Room is not ("Intake" or "Conversations" or "Groups")).Select(u => $"{u.Type} ({u.Room}) uses {u.Target}").Distinct().ShouldBeEmpty();
    }

    // Platform's folders are plumbing without domain words: its persistence, journal and so on are meant for everybody.
    private static bool IsOpenToAll(Place place) => place.Room is "Platform" or "Site";

    private static IEnumerable<(Place From, Place To)> Crossings() =>
        from type in Program.Types
        let @from = PlaceOf(type.FullName)
        where @from is not null
        from target in type.Dependencies.Select(d => PlaceOf(d.Target.FullName)).OfType<Place>()
        select (@from, target);

    private static IEnumerable<(string Type, string Room, string Target)> BrickUses(string brick) =>
        from type in Program.Types
        let place = PlaceOf(type.FullName)
        where place is not null
        from target in type.Dependencies.Select(d => d.Target.FullName)
        where target.StartsWith(brick + ".", StringComparison.Ordinal)
        select (place.Name, place.Room, Short(target));

    private static Place? PlaceOf(string fullName)
    {
        // "BinhYen.Cases.Triage.TriageCase" or a type nested in it; the bricks and the composition root are no rooms.
        var match = Regex.Match(fullName, @"^BinhYen\.(?<room>[A-Z]\w+)(?<deep>(\.[A-Z]\w+)*)\.(?<name>[\w`<>]+)");
        if (!match.Success || match.Groups["room"].Value is "Vault" or "Zalo" or "Commands") return null;
        return new Place(match.Groups["room"].Value, match.Groups["deep"].Value, match.Groups["name"].Value);
    }

    private static string Short(string fullName) => Regex.Match(fullName, @"([\w`]+)(?:[+/].*)?$").Groups[1].Value;

    private static Dictionary<string, HashSet<string>> ReadMap()
    {
        var rows = Regex.Matches(File.ReadAllText(Repository.Path("docs/map.md")), @"^\| (?<room>[A-Z]\w+) \| (?<others>[^|]*)\|", RegexOptions.Multiline);
        var map = rows.Where(r => r.Groups["room"].Value != "Room").ToDictionary(
            r => r.Groups["room"].Value,
            r => r.Groups["others"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet());
        map.Count.ShouldBeGreaterThan(5, "the map must name rooms");
        return map;
    }

    private sealed record Place(string Room, string Deep, string Name)
    {
        public bool IsDoor => Deep.Length == 0;
        public string Namespace => $"BinhYen.{Room}{Deep}";
    }
}
