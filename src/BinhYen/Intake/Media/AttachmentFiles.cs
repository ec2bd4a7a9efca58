using System.Runtime.InteropServices;
using BinhYen.Platform.Settings;

namespace BinhYen.Intake.Media;

/// <summary>
/// The sealed bytes on disk, <c>ab/cd/ID.variant</c> under the attachments folder. A file is whole or absent: it is
/// written beside, flushed to the disk and then renamed, and the folder is flushed too.
/// </summary>
internal sealed partial class AttachmentFiles(BinhYenOptions options)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>What the seal is bound to, so that files cannot change places.</summary>
    public static string Purpose(AttachmentId id, AttachmentVariant variant) => $"attachment.{Name(variant)}.{id.Value:N}";

    public async Task WriteAsync(AttachmentId id, AttachmentVariant variant, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var path = PathOf(id, variant);
        var folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        var temporary = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            var create = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Options = FileOptions.Asynchronous };
            if (!OperatingSystem.IsWindows()) create.UnixCreateMode = OwnerOnly;
            await using (var file = new FileStream(temporary, create))
            {
                await file.WriteAsync(content, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            FolderSync.Flush(folder);
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    /// <summary>The sealed bytes, or null when there is no such file.</summary>
    public async Task<byte[]?> ReadAsync(AttachmentId id, AttachmentVariant variant, CancellationToken cancellationToken)
    {
        var path = PathOf(id, variant);
        return File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken) : null;
    }

    /// <summary>Whole files written before a moment, with the attachment they belong to.</summary>
    public IEnumerable<(AttachmentId Id, string Path)> OlderThan(DateTimeOffset moment)
    {
        if (!Directory.Exists(options.AttachmentsDirectory)) yield break;
        foreach (var path in Directory.EnumerateFiles(options.AttachmentsDirectory, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetFileName(path);
            if (name.Length > 32 && name[32] == '.' && !name.EndsWith(".part", StringComparison.Ordinal) && Guid.TryParseExact(name.AsSpan(0, 32), "N", out var id)
                && File.GetLastWriteTimeUtc(path) < moment.UtcDateTime)
                yield return (AttachmentId.From(id), path);
        }
    }

    /// <summary>Takes away what was being written before a moment and never finished.</summary>
    /// <returns>How many were taken away.</returns>
    public int RemoveParts(DateTimeOffset moment)
    {
        if (!Directory.Exists(options.AttachmentsDirectory)) return 0;
        var parts = Directory.EnumerateFiles(options.AttachmentsDirectory, "*.part", SearchOption.AllDirectories)
            .Where(path => File.GetLastWriteTimeUtc(path) < moment.UtcDateTime).ToList();
        foreach (var path in parts) File.Delete(path);
        return parts.Count;
    }

    /// <summary>Takes away all forms of one attachment.</summary>
    public void Delete(AttachmentId id)
    {
        foreach (var variant in Enum.GetValues<AttachmentVariant>().Where(variant => File.Exists(PathOf(id, variant)))) File.Delete(PathOf(id, variant));
    }

    private string PathOf(AttachmentId id, AttachmentVariant variant)
    {
        // The end of a version 7 id is random; its beginning would put a whole day into one folder.
        var name = id.Value.ToString("N");
        return Path.Combine(options.AttachmentsDirectory, name[^2..], name[^4..^2], $"{name}.{Name(variant)}");
    }

    private static string Name(AttachmentVariant variant) => variant switch
    {
        AttachmentVariant.Original => "original",
        AttachmentVariant.Display => "display",
        AttachmentVariant.Thumbnail => "thumbnail",
    };

    /// <summary>Makes a rename itself survive a power cut; .NET opens no folders.</summary>
    private static partial class FolderSync
    {
        public static void Flush(string folder)
        {
            if (!OperatingSystem.IsLinux()) return;
            var handle = Open(folder, 0);
            if (handle < 0) return;
            var flushed = Sync(handle) == 0;
            var closed = Close(handle) == 0;
            if (!flushed || !closed) throw new IOException("A folder of attachments could not be flushed to the disk.");
        }

        [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int Open(string path, int flags);

        [DllImport("libc", EntryPoint = "fsync")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int Sync(int handle);

        [DllImport("libc", EntryPoint = "close")]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        private static extern int Close(int handle);
    }
}
