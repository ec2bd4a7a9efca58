using BinhYen.Platform.Persistence;
using BinhYen.Platform.Settings;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.FirstRun;

/// <summary>
/// At the start of an installation without a commune: makes a one-time code, prints it on the console and keeps it in a
/// file that only the machine's owner can read. There is no default password, and whoever cannot read the machine's
/// console cannot set the installation up.
/// </summary>
internal sealed class AnnounceFirstRun(BinhYenDb db, FirstAccounts accounts, KeptWorkbook workbook, BinhYenOptions options, TimeProvider clock)
{
    /// <summary>Name of the file in the data folder.</summary>
    public const string FileName = "setup-code.txt";

    /// <returns>The code to print; null when nothing is left to set up.</returns>
    public async Task<string?> RunAsync(CancellationToken cancellationToken)
    {
        var file = Path.Combine(options.DataDirectory, FileName);
        var state = await db.Set<FirstRunState>().SingleOrDefaultAsync(cancellationToken);
        var isOpen = state is null
            ? !await db.Set<Commune>().AnyAsync(cancellationToken)
            : state.CommuneId is not { } commune || !await accounts.AdministratorIsReadyAsync(commune, cancellationToken);
        await workbook.TidyAsync(state is not { CommuneId: null }, cancellationToken);
        if (!isOpen)
        {
            File.Delete(file);
            return null;
        }

        // The same code after a restart: it may already be on somebody's slip of paper.
        if (state is not null && File.Exists(file) && (await File.ReadAllTextAsync(file, cancellationToken)).Trim() is var kept && FirstAccounts.HashOf(kept).AsSpan().SequenceEqual(state.CodeHash)) return kept;
        var code = FirstAccounts.NewCode();
        if (state is null) db.Add(new FirstRunState { CodeHash = FirstAccounts.HashOf(code), StartedAt = clock.GetUtcNow() });
        else state.CodeHash = FirstAccounts.HashOf(code);
        await db.SaveChangesAsync(cancellationToken);
        await WriteAsync(file, code, cancellationToken);
        return code;
    }

    private static async Task WriteAsync(string file, string code, CancellationToken cancellationToken)
    {
        File.Delete(file);
        var write = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) write.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        await using var stream = new StreamWriter(file, write);
        await stream.WriteLineAsync(code.AsMemory(), cancellationToken);
    }
}
