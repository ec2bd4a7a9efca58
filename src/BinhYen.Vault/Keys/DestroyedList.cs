using System.Text;

namespace BinhYen.Vault.Keys;

/// <summary>
/// The list of destroyed keys, a file outside the database. A key's id is on the disk here before its row is deleted
/// there, so that a vault put back from an older backup can be told again what must not exist (P-08). Random ids
/// only, one a line; the first line names the list.
/// </summary>
internal sealed class DestroyedList
{
    private const string Heading = "binhyen.vault destroyed keys ";
    private const int LineLength = 33;

    private readonly string _path;
    private readonly Lock _gate = new();

    private DestroyedList(string path, string name) => (_path, Name) = (path, name);

    /// <summary>Random name of this list, so that a database knows how far it has applied which list.</summary>
    public string Name { get; }

    public static DestroyedList Open(string path)
    {
        if (!File.Exists(path))
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
                Directory.CreateDirectory(folder);
            Append(path, FileMode.CreateNew, $"{Heading}{Guid.NewGuid():N}\n");
        }

        using var reader = new StreamReader(path, Encoding.ASCII);
        return reader.ReadLine() is { } first && first.StartsWith(Heading, StringComparison.Ordinal)
            ? new DestroyedList(path, first[Heading.Length..])
            : throw new InvalidDataException("The list of destroyed keys is not one.");
    }

    /// <summary>Returns when the ids are on the disk.</summary>
    public void Add(IEnumerable<RecordKeyId> ids)
    {
        lock (_gate)
            Append(_path, FileMode.Append, string.Concat(ids.Select(id => $"{id}\n")));
    }

    /// <summary>Everything listed after the first <paramref name="known"/> ids; a half-written last line is not an id.</summary>
    public IEnumerable<RecordKeyId> After(long known)
    {
        using var reader = new StreamReader(_path, Encoding.ASCII);
        reader.ReadLine();
        for (var line = 0L; reader.ReadLine() is { } text; line++)
        {
            if (line >= known && text.Length == LineLength - 1 && Guid.TryParseExact(text, "N", out var id))
                yield return new RecordKeyId(id);
        }
    }

    public long Count => File.ReadLines(_path).LongCount() - 1;

    private static void Append(string path, FileMode mode, string text)
    {
        var how = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows() && mode == FileMode.CreateNew)
            how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, how);
        file.Write(Encoding.ASCII.GetBytes(text));
        file.Flush(flushToDisk: true);
    }
}
