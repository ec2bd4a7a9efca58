using BinhYen.Platform.Text;
using BinhYen.Staff;

namespace BinhYen.Communes.FirstRun;

/// <param name="People">Those who were there, in their order, and the new ones after them.</param>
/// <param name="Added">Who was not there before.</param>
/// <param name="Joined">How many rows were somebody who stood there already.</param>
internal sealed record JoinedPeople(IReadOnlyList<PersonAnswer> People, IReadOnlyList<PersonAnswer> Added, int Joined)
{
    /// <summary>The sentence about those who were there already; empty when nobody was.</summary>
    public IReadOnlyList<string> Notes => Joined > 0 ? [$"{Joined} người đã có, ghép lại."] : [];
}

/// <summary>
/// Puts a list that was read beside the people who are there already. The heads come with the list of hamlets and once more with
/// that of the staff: a row of the same name and the same work is the same person, and each row keeps what the other does not know.
/// </summary>
internal sealed class JoinPeople(IEnumerable<HamletAnswer> hamlets)
{
    private readonly AnsweredHamlets names = new(hamlets);

    /// <summary>Each row that is there takes one row of the list at most: two of the same name in one list are two people.</summary>
    public JoinedPeople Run(IReadOnlyList<PersonAnswer> known, IReadOnlyList<PersonAnswer> list)
    {
        var (people, added, free) = (known.ToList(), new List<PersonAnswer>(), Enumerable.Range(0, known.Count).ToHashSet());
        foreach (var row in list)
        {
            var fits = free.Where(i => IsSame(people[i], row)).ToList();
            if (fits.Count == 0)
            {
                added.Add(row);
                continue;
            }

            // Of two of the same name the one with the same hamlet.
            var at = fits.OrderByDescending(i => ShareHamlet(people[i], row)).ThenBy(i => i).First();
            free.Remove(at);
            people[at] = Both(people[at], row);
        }

        return new JoinedPeople([.. people, .. added], added, list.Count - added.Count);
    }

    private bool IsSame(PersonAnswer known, PersonAnswer row)
    {
        if (VietnameseText.Fold(known.FullName) != VietnameseText.Fold(row.FullName)) return false;
        var (here, there) = (names.Of(known), names.Of(row));
        if (known.Role is StaffRole.HamletHead && row.Role is StaffRole.HamletHead && here.Count > 0 && there.Count > 0) return here.Intersect(there).Any();
        return known.Role == row.Role && known.Role is not null || ShareHamlet(known, row) && (known.Role is null || row.Role is null)
            || VietnameseText.Fold(known.Position) == VietnameseText.Fold(row.Position) || row.Position.Length == 0;
    }

    private bool ShareHamlet(PersonAnswer known, PersonAnswer row) => names.Of(known).Intersect(names.Of(row)).Any();

    // The title that says more stays: "Trưởng thôn Đông" before "Trưởng thôn".
    private static PersonAnswer Both(PersonAnswer known, PersonAnswer row) => known with
    {
        Rank = known.Rank.Length > 0 ? known.Rank : row.Rank,
        Position = known.Position.Length == 0 || row.Position.Length > known.Position.Length && VietnameseText.Fold(row.Position).Contains(VietnameseText.Fold(known.Position), StringComparison.Ordinal) ? row.Position : known.Position,
        Role = known.Role ?? row.Role,
        Area = known.Area.Length > 0 ? known.Area : row.Area,
    };
}
