using BinhYen.Vault;

namespace BinhYen.Confidentiality;

/// <summary>
/// How other rooms hand a reporter's name and number to the vault. They get an opaque reference back and can never
/// read what they handed in.
/// </summary>
internal sealed class ReporterContacts(SecureVault vault)
{
    /// <summary>Keeps a name and number given with a report.</summary>
    /// <param name="commune">Whose vault.</param>
    /// <param name="name">As typed; null or empty when not told.</param>
    /// <param name="phone">Digits; null when not told.</param>
    /// <param name="cancellationToken">Gives up before anything is written.</param>
    /// <returns>The reference for the thread.</returns>
    public async Task<Guid> KeepAsync(CommuneId commune, string? name, string? phone, CancellationToken cancellationToken) =>
        (await vault.Identities.CreateAsync(commune.Value, Details(name, phone), cancellationToken)).Value;

    /// <summary>Puts new values over the old ones; what is null stays as it is.</summary>
    /// <returns>False when the contact was withdrawn before.</returns>
    public Task<bool> CorrectAsync(Guid reporter, string? name, string? phone, CancellationToken cancellationToken) =>
        vault.Identities.UpdateAsync(new ReporterRef(reporter), Details(name, phone), cancellationToken);

    /// <summary>Destroys name and number with their key, also in every backup. The event stays (workflow §3, rule 9).</summary>
    public Task WithdrawAsync(Guid reporter, CancellationToken cancellationToken) =>
        vault.Identities.DestroyAsync(new ReporterRef(reporter), "request.withdrawn", cancellationToken);

    private static ReporterDetails Details(string? name, string? phone) =>
        new(string.IsNullOrWhiteSpace(name) ? null : name, string.IsNullOrWhiteSpace(phone) ? null : phone);
}
