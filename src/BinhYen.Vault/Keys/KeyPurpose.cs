using BinhYen.Vault.Sealing;
using NSec.Cryptography;

namespace BinhYen.Vault.Keys;

/// <summary>What a commune key is for. Each purpose has a key of its own, so that none can stand in for another.</summary>
internal enum KeyPurpose
{
    /// <summary>Wraps record keys.</summary>
    Records,

    /// <summary>Blind index over sealed words.</summary>
    Search,

    /// <summary>Blind index over residents' channel addresses.</summary>
    Channels,

    /// <summary>Signs journal checkpoints.</summary>
    Signing,

    /// <summary>Hashes tracking codes; the installation's own, since a code is looked up before its commune is known.</summary>
    Secrets,
}

internal static class KeyPurposes
{
    public static string Name(this KeyPurpose purpose) => purpose switch
    {
        KeyPurpose.Records => "records",
        KeyPurpose.Search => "search",
        KeyPurpose.Channels => "channels",
        KeyPurpose.Signing => "signing",
        KeyPurpose.Secrets => "secrets",
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };

    public static Algorithm Algorithm(this KeyPurpose purpose) => purpose switch
    {
        KeyPurpose.Records => KeyWrap.Cipher,
        KeyPurpose.Search or KeyPurpose.Channels => KeyedHash.Term,
        KeyPurpose.Secrets => KeyedHash.Full,
        KeyPurpose.Signing => SignatureAlgorithm.Ed25519,
        _ => throw new ArgumentOutOfRangeException(nameof(purpose)),
    };

    public static KeyBlobFormat Format(this KeyPurpose purpose) =>
        purpose == KeyPurpose.Signing ? KeyBlobFormat.RawPrivateKey : KeyBlobFormat.RawSymmetricKey;
}
