namespace BinhYen.Confidentiality;

/// <summary>What residents asked for and a restored database forgot; the room that keeps reports brings it back.</summary>
internal interface ILostWishes
{
    /// <summary>Writes the wishes that are kept with the identities of a commune into its reports again.</summary>
    Task BringBackAsync(CommuneId commune, CancellationToken cancellationToken);
}
