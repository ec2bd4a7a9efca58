namespace BinhYen.Staff;

/// <summary>Keeps people away from what they were kept away from already, also under another account of theirs.</summary>
internal interface ISecondAccounts
{
    /// <summary>
    /// Closes to an account what is closed to accounts of the same name, and complaints whose words say the name, without a word: a sentence about
    /// it would tell that there is something. Part of the caller's save.
    /// </summary>
    /// <param name="commune">Whose accounts they are.</param>
    /// <param name="account">The new account, or the one whose name or rights were changed.</param>
    /// <param name="fullName">Its name from now on.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    Task FollowAsync(CommuneId commune, StaffId account, string fullName, CancellationToken cancellationToken);
}
