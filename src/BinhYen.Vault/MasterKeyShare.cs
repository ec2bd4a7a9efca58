using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BinhYen.Vault.Keys;

namespace BinhYen.Vault;

/// <summary>
/// One holder's part of the master key, for an envelope in a safe. Any two different parts of one set give the key back; one alone
/// says nothing about it, however long anybody computes.
/// </summary>
/// <remarks>
/// For every pair of holders the key is split in two by a random pad: one gets the pad, the other the key exclusive-or the pad. So a
/// holder has one piece of 32 bytes for each other holder. Two pieces of one pair are the key; pieces of different pairs are
/// independent and uniformly random, which is the proof that one holder's part tells nothing (Shannon). No arithmetic beyond
/// exclusive-or, so that a person with paper could check it. It serves sets of two to five.
/// </remarks>
public sealed class MasterKeyShare
{
    /// <summary>Fewest holders of a set.</summary>
    public const int FewestHolders = 2;

    /// <summary>Most holders of a set.</summary>
    public const int MostHolders = 5;

    private const string Heading = "BINHYEN-KHOA-1";
    private const int CheckSize = 4;

    private readonly byte[][] _pieces;

    private MasterKeyShare(string keyId, string set, int holder, int holders, byte[][] pieces) =>
        (KeyId, Set, Holder, Holders, _pieces) = (keyId, set, holder, holders, pieces);

    /// <summary>Public name of the master key it is a part of.</summary>
    public string KeyId { get; }

    /// <summary>Name of the set; parts of different sets do not fit together.</summary>
    public string Set { get; }

    /// <summary>1, 2, 3 …</summary>
    public int Holder { get; }

    /// <summary>How many parts the set has.</summary>
    public int Holders { get; }

    /// <summary>The part as lines to print: heading with names and numbers, then one line of base64 per other holder, then a check.</summary>
    public string ToText()
    {
        var body = string.Join('\n', [
            string.Create(CultureInfo.InvariantCulture, $"{Heading} {KeyId} {Set} {Holder}/{Holders}"), .. _pieces.Select(Convert.ToBase64String)]);
        return $"{body}\n{CheckOf(body)}\n";
    }

    /// <summary>Reads a printed part; blank lines and lines with <c>#</c> are passed over. Null when it is damaged or none.</summary>
    public static MasterKeyShare? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var lines = text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').ToArray();
        if (lines.Length < 3 || lines[^1] != CheckOf(string.Join('\n', lines[..^1])) || lines[0].Split(' ', '/') is not [Heading, var key, var set, var holder, var holders])
            return null;
        if (!int.TryParse(holder, out var number) || !int.TryParse(holders, out var all) || number < 1 || number > all || all > MostHolders || lines.Length != all + 1)
            return null;
        var pieces = new byte[all - 1][];
        for (var i = 0; i < pieces.Length; i++)
        {
            pieces[i] = new byte[KeyWrap.SecretSize];
            if (!Convert.TryFromBase64String(lines[i + 1], pieces[i], out var length) || length != KeyWrap.SecretSize)
                return null;
        }

        return new MasterKeyShare(key, set, number, all, pieces);
    }

    /// <summary>
    /// Puts two parts together into a new master key file with mode 0600. Refuses parts of different sets, the same part twice, and
    /// a result that is not the key the parts are named after.
    /// </summary>
    /// <param name="first">One holder's part.</param>
    /// <param name="second">Another holder's.</param>
    /// <param name="path">Where the key file goes; nothing that is there is overwritten.</param>
    /// <returns>False when the parts do not give the key; no file is written then.</returns>
    /// <exception cref="IOException">There is a file already.</exception>
    public static bool TryRecover(MasterKeyShare first, MasterKeyShare second, string path)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        if (first.KeyId != second.KeyId || first.Set != second.Set || first.Holders != second.Holders || first.Holder == second.Holder)
            return false;
        var secret = new byte[KeyWrap.SecretSize];
        try
        {
            var (mine, yours) = (first.PieceFor(second.Holder), second.PieceFor(first.Holder));
            for (var i = 0; i < secret.Length; i++)
                secret[i] = (byte)(mine[i] ^ yours[i]);
            using var key = new LocalMasterKey(secret);
            if (key.Id != first.KeyId)
                return false;
            MasterKeyFile.CreateFrom(path, secret);
            return true;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>Never its pieces.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{KeyId} {Holder}/{Holders}");

    /// <summary>Splits a key for a set of holders.</summary>
    internal static IReadOnlyList<MasterKeyShare> Split(string keyId, ReadOnlySpan<byte> secret, int holders)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(holders, FewestHolders);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(holders, MostHolders);
        var set = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4));
        var shares = Enumerable.Range(1, holders).Select(holder => new MasterKeyShare(keyId, set, holder, holders, new byte[holders - 1][])).ToList();
        for (var one = 0; one < holders; one++)
        {
            for (var other = one + 1; other < holders; other++)
            {
                var pad = RandomNumberGenerator.GetBytes(secret.Length);
                var rest = new byte[secret.Length];
                for (var i = 0; i < rest.Length; i++)
                    rest[i] = (byte)(secret[i] ^ pad[i]);
                shares[one].Put(other + 1, pad);
                shares[other].Put(one + 1, rest);
            }
        }

        return shares;
    }

    private byte[] PieceFor(int other) => _pieces[other < Holder ? other - 1 : other - 2];

    private void Put(int other, byte[] piece) => _pieces[other < Holder ? other - 1 : other - 2] = piece;

    // Against a slip of the pen, not against a forger: the key's own name tells whether two parts are right.
    private static string CheckOf(string body) => "= " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)).AsSpan(0, CheckSize));
}
