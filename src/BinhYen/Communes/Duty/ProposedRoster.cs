namespace BinhYen.Communes.Duty;

/// <summary>
/// A roster that goes round by itself. Nobody has a day shift right after a night shift: whoever had the night sleeps the next day.
/// </summary>
internal static class ProposedRoster
{
    /// <param name="turn">Who takes turns, at least two, in order.</param>
    /// <param name="day">0 for the first day.</param>
    public static RosterDay Of(IReadOnlyList<StaffId> turn, int day)
    {
        StaffId At(int place) => turn[(day + place) % turn.Count];
        // The next day's officer is one place further, so the night is two places further. Two people take whole days in turn.
        return turn.Count > 2 ? new RosterDay(At(0), At(2), At(1)) : new RosterDay(At(0), At(0), At(1));
    }
}
