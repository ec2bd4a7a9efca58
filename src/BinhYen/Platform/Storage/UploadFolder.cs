using System.Diagnostics;
using System.Globalization;

namespace BinhYen.Platform.Storage;

/// <summary>
/// Where the web server puts the parts of a large upload until we have sealed them. They are plain bytes of a resident, so
/// the folder lies in memory where the system has such a place, belongs to this process alone, and whatever a crashed
/// process left is wiped at the next start.
/// </summary>
internal static class UploadFolder
{
    private const string Prefix = "binhyen-uploads-";
    private const string Variable = "ASPNETCORE_TEMP";

    /// <summary>Names the folder to the web server. Must run before the first request of the process; an administrator's own choice stands.</summary>
    /// <param name="dataDirectory">Used where the system has no memory file system.</param>
    public static void Prepare(string dataDirectory)
    {
        var parent = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.Combine(dataDirectory, "tmp");
        Directory.CreateDirectory(parent);
        Wipe(parent);
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 }) return;
        var folder = Path.Combine(parent, string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}"));
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Environment.SetEnvironmentVariable(Variable, folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(folder);
    }

    /// <summary>Removes the folders of processes that are gone.</summary>
    /// <param name="parent">Where the folders lie.</param>
    /// <returns>How many were removed.</returns>
    public static int Wipe(string parent)
    {
        var gone = Directory.GetDirectories(parent, $"{Prefix}*")
            .Where(folder => int.TryParse(Path.GetFileName(folder)[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var id) && !IsAlive(id)).ToList();
        foreach (var folder in gone) Remove(folder);
        return gone.Count;
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Another user's, or gone already: nothing of ours is left to remove.
        }
    }

    private static bool IsAlive(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
