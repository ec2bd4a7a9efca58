using System.Security.Cryptography;
using System.Text;

namespace BinhYen.Vault.Keys;

/// <summary>
/// The master key on disk: text, one key of 32 bytes in base64 per line, the current one first; a former one follows
/// only while a rotation is under way. Lines with <c>#</c> are for the people who find the file.
/// </summary>
internal static class MasterKeyFile
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const string Heading =
        """
        # Khóa gốc của kho kín BinhYen. Mất tệp này là mất toàn bộ dữ liệu đã niêm phong.
        # Sao lưu riêng, cất tách khỏi bản sao cơ sở dữ liệu. Không gửi qua mạng.
        # Master key of the BinhYen vault. Keep a copy apart from the database backups.
        """;

    public static bool ReadableByOthers(string path) =>
        !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & ~OwnerOnly) != 0;

    public static List<LocalMasterKey> Read(string path) => Parse(File.ReadAllLines(path));

    public static List<LocalMasterKey> Parse(IEnumerable<string> lines) =>
        [.. lines.Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').Select(ParseOne)];

    /// <summary>Makes the file with one new key.</summary>
    public static void Create(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        Write(path, [NewLine()], FileMode.CreateNew);
    }

    /// <summary>Makes the file with a key that was put together from its parts.</summary>
    public static void CreateFrom(string path, byte[] secret)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        Write(path, [Convert.ToBase64String(secret)], FileMode.CreateNew);
    }

    /// <summary>The current key's bytes; the caller erases them.</summary>
    public static byte[] CurrentSecret(string path) => Convert.FromBase64String(KeyLines(path)[0].Trim());

    /// <summary>Puts a new key in front; the others stay until <see cref="KeepFirst"/>.</summary>
    public static void AddFirst(string path) => Replace(path, [NewLine(), .. KeyLines(path)]);

    /// <summary>Forgets the former keys. What they alone wrapped can never be opened again.</summary>
    public static void KeepFirst(string path) => Replace(path, KeyLines(path)[..1]);

    private static string[] KeyLines(string path) =>
        [.. File.ReadAllLines(path).Where(line => line.Trim() is { Length: > 0 } text && text[0] != '#')];

    private static string NewLine()
    {
        var secret = RandomNumberGenerator.GetBytes(KeyWrap.SecretSize);
        var line = Convert.ToBase64String(secret);
        CryptographicOperations.ZeroMemory(secret);
        return line;
    }

    private static LocalMasterKey ParseOne(string line)
    {
        var secret = new byte[KeyWrap.SecretSize];
        if (!Convert.TryFromBase64String(line, secret, out var length) || length != secret.Length)
            throw new FormatException("A master key is 32 bytes in base64.");
        var key = new LocalMasterKey(secret);
        CryptographicOperations.ZeroMemory(secret);
        return key;
    }

    /// <summary>Whole new file beside the old one, onto the disk, then renamed: a crash leaves one or the other.</summary>
    private static void Replace(string path, IEnumerable<string> keys)
    {
        var half = path + ".part";
        File.Delete(half);
        Write(half, keys, FileMode.CreateNew);
        File.Move(half, path, overwrite: true);
    }

    private static void Write(string path, IEnumerable<string> keys, FileMode mode)
    {
        var how = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = OwnerOnly;
        using var file = new FileStream(path, how);
        file.Write(Encoding.UTF8.GetBytes(string.Join('\n', [Heading, .. keys, ""])));
        file.Flush(flushToDisk: true);
    }
}
