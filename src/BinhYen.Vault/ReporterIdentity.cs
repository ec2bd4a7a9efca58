using System.Text.Json.Serialization;
using BinhYen.Vault.Sealing;

namespace BinhYen.Vault;

/// <summary>
/// Stands for a reporter everywhere outside the vault. Random: derived neither from the person, nor the phone, nor the
/// time (workflow §3, rule 1–2), so it can be written into a case, a log or an address without telling anything.
/// </summary>
/// <param name="Value">A version 4 (random) identifier.</param>
public readonly record struct ReporterRef(Guid Value)
{
    /// <summary>The identifier as 32 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("N");
}

/// <summary>By which way an answer can reach a reporter.</summary>
public enum ChannelKind
{
    /// <summary>Zalo: the account is the Official Account's id, the address the user id it was given for that account.</summary>
    Zalo,

    /// <summary>Telephone or SMS: the address is the number in the form +84…; no account.</summary>
    Phone,

    /// <summary>Email; no account.</summary>
    Email,
}

/// <summary>Where to send an answer. Prints and serialises as <c>•••</c>.</summary>
/// <param name="Kind">The way.</param>
/// <param name="Account">Our side of the way, for example the Official Account's id; empty where there is none.</param>
/// <param name="Address">Their side of the way, in the one spelling that is compared.</param>
[JsonConverter(typeof(MaskingConverterFactory))]
public sealed record ChannelAddress(ChannelKind Kind, string Account, string Address)
{
    /// <summary>Always <c>•••</c>.</summary>
    public override string ToString() => SealedFormat.Mask;
}

/// <summary>What a reporter told about himself. Prints and serialises as <c>•••</c>.</summary>
/// <param name="Name">Name as given; null when not told.</param>
/// <param name="Phone">Contact number as given; null when not told.</param>
/// <param name="Address">Where to find the person, as given; null when not told.</param>
[JsonConverter(typeof(MaskingConverterFactory))]
public sealed record ReporterDetails(string? Name = null, string? Phone = null, string? Address = null)
{
    /// <summary>Always <c>•••</c>.</summary>
    public override string ToString() => SealedFormat.Mask;
}

/// <summary>Everything the vault knows of one reporter; only <see cref="IdentityVault.RevealAsync"/> hands it out.</summary>
/// <param name="Details">What the reporter told.</param>
/// <param name="Channels">The ways that reach the reporter.</param>
[JsonConverter(typeof(MaskingConverterFactory))]
public sealed record ReporterIdentity(ReporterDetails Details, IReadOnlyList<ChannelAddress> Channels)
{
    /// <summary>Always <c>•••</c>.</summary>
    public override string ToString() => SealedFormat.Mask;
}

/// <summary>
/// What a reporter asked for about one report. Kept sealed with the identity, so that a report put back from an older backup, which knows nothing of it,
/// opens no name that was asked to be kept.
/// </summary>
[Flags]
public enum ReporterWish
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>The name is kept secret.</summary>
    NameKept = 1,

    /// <summary>Further use of the report is stopped.</summary>
    Locked = 2,
}
