using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BinhYen.Vault.Keys;

/// <summary>
/// The list of destroyed keys, a file outside the database. A key's id is on the disk here before its row is deleted
/// there, so that a vault put back from an older backup can be told again what must not exist (P-08). Random ids
/// only, one a line; the first line names the list, and another one says that a witness lies beside it.
/// </summary>
internal sealed class DestroyedList
{
    private const string Heading = "binhyen.vault destroyed keys ";
    private const string WitnessLine = "witness";
    private const int Attempts = 200;

    private static readonly TimeSpan PauseBetweenAttempts = TimeSpan.FromMilliseconds(25);

    private readonly string _path;

    private DestroyedList(string path, string name) => (_path, Name) = (path, name);

    /// <summary>Random name of this list, so that a database knows how far it has applied which list.</summary>
    public string Name { get; }

    public static async Task<DestroyedList> OpenAsync(string path, CancellationToken ct)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        using var file = await LockAsync(path, ct);
        if (file.Length == 0)
        {
            file.Write(Encoding.ASCII.GetBytes($"{Heading}{Guid.NewGuid():N}\n"));
            file.Flush(flushToDisk: true);
            file.Position = 0;
        }

        using var reader = new StreamReader(file, Encoding.ASCII);
        return await reader.ReadLineAsync(ct) is { } first && first.StartsWith(Heading, StringComparison.Ordinal)
            ? new DestroyedList(path, first[Heading.Length..])
            : throw new InvalidDataException("The list of destroyed keys is not one.");
    }

    /// <summary>Returns when the ids are on the disk. A line that a crash left half-written is closed first.</summary>
    public Task AddAsync(IEnumerable<RecordKeyId> ids) => AppendAsync(ids.Select(id => id.ToString()));

    /// <summary>Whether a witness was made beside this list: one that is missing was taken away.</summary>
    public async Task<bool> TellsOfWitnessAsync(CancellationToken ct) => (await LinesAsync(ct)).Contains(WitnessLine);

    /// <summary>From now on the list tells of the witness, which is on the disk already.</summary>
    public Task TellOfWitnessAsync() => AppendAsync([WitnessLine]);

    /// <summary>Everything listed after the first <paramref name="known"/> ids; a half-written last line is not an id.</summary>
    public IEnumerable<RecordKeyId> After(long known)
    {
        foreach (var line in Lines().Skip(1).Skip((int)known))
        {
            if (Guid.TryParseExact(line, "N", out var id))
                yield return new RecordKeyId(id);
        }
    }

    /// <summary>How many lines follow the first.</summary>
    public long Count => Lines().LongCount() - 1;

    /// <summary>The list as it is now, in a few letters: how many lines, and a hash of them.</summary>
    public async Task<string> MarkAsync(CancellationToken ct)
    {
        var lines = await LinesAsync(ct);
        return MarkOf(lines, lines.Count - 1);
    }

    /// <summary>Whether this is the list a mark was made of, as long as it was then or longer.</summary>
    public async Task<bool> BeginsWithAsync(string mark, CancellationToken ct)
    {
        var lines = await LinesAsync(ct);
        return int.TryParse(mark.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count < lines.Count && MarkOf(lines, count) == mark;
    }

    /// <summary>Lists what the database knows to be destroyed and this list does not name.</summary>
    public async Task CompleteAsync(IEnumerable<RecordKeyId> destroyed, CancellationToken ct)
    {
        var listed = await LinesAsync(ct);
        var missing = destroyed.ExceptBy(listed, id => id.ToString()).ToList();
        if (missing.Count > 0)
            await AddAsync(missing);
    }

    /// <summary>Copies the list to a file that only its owner may read.</summary>
    public async Task CopyToAsync(string target, CancellationToken ct)
    {
        using var file = await LockAsync(_path, ct);
        File.Delete(target);
        using var copy = await LockAsync(target, ct);
        await file.CopyToAsync(copy, ct);
        copy.Flush(flushToDisk: true);
    }

    private async Task AppendAsync(IEnumerable<string> lines)
    {
        using var file = await LockAsync(_path, CancellationToken.None);
        file.Seek(-1, SeekOrigin.End);
        var closed = file.ReadByte() == '\n';
        file.Write(Encoding.ASCII.GetBytes(string.Concat(lines.Select(line => line + "\n").Prepend(closed ? "" : "\n"))));
        file.Flush(flushToDisk: true);
    }

    private static string MarkOf(List<string> lines, int count)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var line in lines.Take(count + 1))
            hash.AppendData(Encoding.ASCII.GetBytes(line + "\n"));
        return string.Create(CultureInfo.InvariantCulture, $"{count} {Convert.ToHexStringLower(hash.GetHashAndReset())}");
    }

    /// <summary>All lines, while nobody is in the middle of one, and on the disk before anything is concluded from them.</summary>
    private async Task<List<string>> LinesAsync(CancellationToken ct)
    {
        using var file = await LockAsync(_path, ct);
        file.Flush(flushToDisk: true);
        using var reader = new StreamReader(file, Encoding.ASCII);
        var lines = new List<string>();
        while (await reader.ReadLineAsync(ct) is { } line)
            lines.Add(line);
        return lines;
    }

    private IEnumerable<string> Lines()
    {
        using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.ASCII);
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    /// <summary>The file for this process alone; another one that has it is done in a moment.</summary>
    private static async Task<FileStream> LockAsync(string path, CancellationToken ct)
    {
        var how = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return new FileStream(path, how);
            }
            catch (IOException) when (attempt < Attempts && File.Exists(path))
            {
                await Task.Delay(PauseBetweenAttempts, ct);
            }
        }
    }
}
