using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BinhYen.Vault.Database;
using BinhYen.Vault.Sealing;
using NSec.Cryptography;

namespace BinhYen.Vault.Keys;

/// <summary>
/// A small file outside the database that says how far the vault had come. Main database and vault put back from one night fit each other;
/// only what was not put back with them knows that there was more. Written after the vault, so no crash leaves it ahead of the vault: a witness that
/// knows more belongs to a newer copy. Of the nodes of a cluster one may have been off for a week; what its witness knows less than the vault says nothing.
/// </summary>
internal sealed class Witness(string path, Key key)
{
    private const string Heading = "binhyen.vault witness";
    private const string Purpose = "vault.witness";

    private readonly Lock _writer = new();
    private VaultSight? _seen;

    /// <summary>What this process has read or written last; null when there was nothing.</summary>
    public VaultSight? Seen => Volatile.Read(ref _seen);

    /// <summary>Whether there is a file, in order or not.</summary>
    public bool Exists => File.Exists(path);

    /// <summary>Reads the file anew; null when it is missing or not of this vault's making.</summary>
    public VaultSight? Read()
    {
        Volatile.Write(ref _seen, Parse());
        return Seen;
    }

    /// <summary>Returns when the file knows at least this much, on the disk. What it or this process knew before is not forgotten, whatever became of the file.</summary>
    public void Keep(VaultSight sight)
    {
        lock (_writer)
        {
            var written = Parse();
            var newest = new[] { written, Seen, sight }.OfType<VaultSight>().MaxBy(known => known.Steps)!;
            if (newest != written)
                Replace(newest);
            Volatile.Write(ref _seen, newest);
        }
    }

    private VaultSight? Parse()
    {
        if (!Exists)
            return null;
        var lines = File.ReadAllLines(path, Encoding.ASCII);
        var body = lines.SkipLast(1).ToArray();
        if (body.Length < 2 || body[0] != Heading || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(lines[^1]), Encoding.ASCII.GetBytes(MacOf(body))))
            return null;
        // Whoever could make the MAC wrote these lines below.
        var ends = body.Skip(2).Select(line => line.Split(' ')).ToDictionary(
            part => Guid.ParseExact(part[0], "N"), part => new JournalEnd(long.Parse(part[1], CultureInfo.InvariantCulture), Convert.FromHexString(part[2])));
        return new VaultSight(long.Parse(body[1], CultureInfo.InvariantCulture), ends);
    }

    /// <summary>A whole new file beside the old one, onto the disk, then renamed: a crash leaves one or the other.</summary>
    private void Replace(VaultSight sight)
    {
        string[] body =
        [
            Heading, sight.Steps.ToString(CultureInfo.InvariantCulture),
            .. sight.Ends.OrderBy(end => end.Key).Select(end => string.Create(CultureInfo.InvariantCulture, $"{end.Key:N} {end.Value.Sequence} {Convert.ToHexStringLower(end.Value.Hash)}")),
        ];
        var half = $"{path}.{Path.GetRandomFileName()}";
        var how = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        try
        {
            using (var file = new FileStream(half, how))
            {
                file.Write(Encoding.ASCII.GetBytes(string.Join('\n', [.. body, MacOf(body), ""])));
                file.Flush(flushToDisk: true);
            }

            File.Move(half, path, overwrite: true);
        }
        finally
        {
            File.Delete(half);
        }
    }

    private string MacOf(string[] body)
    {
        var mac = new byte[KeyedHash.Full.MacSize];
        KeyedHash.Compute(KeyedHash.Full, key, Purpose, string.Join('\n', body), mac);
        return Convert.ToHexStringLower(mac);
    }
}
