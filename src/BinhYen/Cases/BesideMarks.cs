using System.Security.Cryptography;
using BinhYen.Platform.Persistence;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases;

/// <summary>
/// How a chat finds what was told apart on the pages of its reports: the new report carries a keyed hash of the report it was told beside and of a running number, every other one random bytes.
/// The old row is never written again, for a row that changed, or moved to the end of its table, would say whose page it was (decision 0149).
/// </summary>
internal static class BesideMarks
{
    private const string Purpose = "thread.told-beside";
    private const int Length = 32;

    // What is told after these is remembered by nobody: a page complains of an officer once or twice.
    private const int MostOfOne = 16;

    /// <summary>Of a report that was told beside none.</summary>
    public static byte[] OfNone() => RandomNumberGenerator.GetBytes(Length);

    /// <summary>All that reports told beside this one may carry. Each is looked for: the first of them may be gone.</summary>
    public static IEnumerable<byte[]> AllOf(IRecordSealer vault, ConversationId thread) =>
        Enumerable.Range(0, MostOfOne).Select(number => vault.HashSecret(Purpose, $"{thread}|{number}"));

    /// <summary>Of the next report told beside this one: remembered where it began in a chat.</summary>
    public static async Task<byte[]> NextAsync(BinhYenDb db, IRecordSealer vault, ConversationId thread, CancellationToken cancellationToken)
    {
        if (!await db.Set<ReportThread>().AnyAsync(t => t.Id == thread && t.Lane != null, cancellationToken)) return OfNone();
        var all = AllOf(vault, thread).ToList();
        var taken = await db.Set<ReportThread>().Where(t => all.Contains(t.ToldBeside)).Select(t => t.ToldBeside).ToListAsync(cancellationToken);
        return all.Find(mark => !taken.Exists(mark.SequenceEqual)) ?? OfNone();
    }
}
