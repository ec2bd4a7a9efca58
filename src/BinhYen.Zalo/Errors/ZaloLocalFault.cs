namespace BinhYen.Zalo;

/// <summary>The codes of <see cref="ZaloErrorTable.Local"/>: failures without a code of Zalo's.</summary>
public enum ZaloLocalFault
{
    /// <summary>No complete answer came: name resolution, connection, TLS, time-out, connection lost.</summary>
    Network = 1,

    /// <summary>An answer or a webhook body came, but it is not what it should be: broken JSON, broken UTF-8, a proxy's page.</summary>
    Unreadable = 2,

    /// <summary>The call was not made because it would break a documented limit (characters, count, bytes).</summary>
    LimitExceeded = 3,

    /// <summary>No token is stored for this Official Account: an administrator of it has to grant access first.</summary>
    NotGranted = 4,

    /// <summary>The bytes are no picture that can be decoded, or a picture of unreasonable dimensions.</summary>
    NotAnImage = 5,
}
