namespace BinhYen.Staff;

/// <summary>
/// What an account still holds and must hand over before it may be closed (R-DT-47): hamlet duties, open cases, shifts.
/// Each room that gives people something to hold registers one.
/// </summary>
internal interface IAccountHoldings
{
    /// <summary>One sentence per kind of holding with its number, in Vietnamese; empty when there is nothing to hand over.</summary>
    Task<IReadOnlyList<string>> OfAsync(StaffId account, CancellationToken cancellationToken);
}
