using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Platform.Text;
using BinhYen.Site;
using BinhYen.Staff;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Confidentiality.Secrets;

/// <summary>One word of the commune as its page shows it.</summary>
public sealed record ShownWord(Guid Id, string Words, DateTimeOffset AddedAt);

/// <summary>The chief adds and removes words; the journal says that, and not which.</summary>
internal sealed class KeepSecretWords(BinhYenDb db, SealedRecords seals, IRecordSealer vault, SecretWords words, TimeProvider clock)
{
    private const int Shortest = 3;
    private const int Longest = 80;
    private const int Most = 200;

    /// <summary>The commune's own words, the newest first.</summary>
    public async Task<IReadOnlyList<ShownWord>> ListAsync(CommuneId commune, CancellationToken cancellationToken)
    {
        var list = new List<ShownWord>();
        foreach (var word in await db.Set<SecretWord>().AsNoTracking().Where(w => w.CommuneId == commune && w.RemovedAt == null).OrderByDescending(w => w.AddedAt).ThenBy(w => w.Id).ToListAsync(cancellationToken))
            list.Add(new ShownWord(word.Id, await seals.OpenAsync(word.Words, SealPurposes.SecretWord, cancellationToken), word.AddedAt));
        return list;
    }

    /// <summary>Adds a word. What is wrong with it; empty when it was done.</summary>
    public async Task<FormErrors> AddAsync(CurrentStaff by, string? typed, CancellationToken cancellationToken)
    {
        var word = typed is null ? "" : VietnameseText.Compose(typed).Trim();
        var own = await ListAsync(by.CommuneId, cancellationToken);
        var errors = new FormErrors()
            .Demand(word.Length is >= Shortest and <= Longest, "words", "Nhập từ hoặc cụm từ từ 3 đến 80 chữ cái.")
            .Demand(word.Length is 0 || word.Any(char.IsLetter), "words", "Từ phải có chữ cái.")
            .Demand(own.Count < Most, "words", "Đã đủ 200 từ. Bỏ bớt từ không còn cần rồi thêm lại.")
            .Demand(!SecretWords.Always.Concat(own.Select(o => o.Words)).Any(o => string.Equals(o, word, StringComparison.OrdinalIgnoreCase)), "words", "Từ này đã có trong danh sách.");
        if (errors.Any) return errors;
        var now = clock.GetUtcNow();
        var key = await seals.NewKeyAsync(by.CommuneId, cancellationToken);
        var row = new SecretWord
        {
            Id = Guid.CreateVersion7(now), CommuneId = by.CommuneId, KeyId = key, AddedBy = by.Id, AddedAt = now,
            Words = await seals.SealAsync(key, SealPurposes.SecretWord, word, cancellationToken),
        };
        db.Add(row);
        db.Record(JournalDraft.Of(by.CommuneId, now, "confidentiality.secret-word-added.v1", $"secret-word:{row.Id}", by.JournalName));
        await db.SaveChangesAsync(cancellationToken);
        words.Changed(by.CommuneId);
        return errors;
    }

    /// <summary>Takes a word of the commune's own out and destroys its key.</summary>
    /// <returns>False when there is no such word; the product's own words have no id.</returns>
    public async Task<bool> RemoveAsync(CurrentStaff by, Guid id, CancellationToken cancellationToken)
    {
        if (await db.Set<SecretWord>().SingleOrDefaultAsync(w => w.Id == id && w.CommuneId == by.CommuneId && w.RemovedAt == null, cancellationToken) is not { } row) return false;
        row.RemovedAt = clock.GetUtcNow();
        db.Record(JournalDraft.Of(by.CommuneId, clock.GetUtcNow(), "confidentiality.secret-word-removed.v1", $"secret-word:{row.Id}", by.JournalName));
        await db.SaveChangesAsync(cancellationToken);
        await vault.DestroyAsync([row.KeyId], "secret-word-removed", cancellationToken);
        words.Changed(by.CommuneId);
        return true;
    }
}

/// <summary>The page of the list.</summary>
internal static class SecretWordsEndpoints
{
    private const string Address = "/secret-words";

    public static void Map(WebApplication app)
    {
        var group = app.MapGroup(Address).Require(Permission.CommandCases);
        group.MapGet("", async (string? done, CurrentStaff staff, KeepSecretWords keep, CancellationToken stop) =>
            SiteRoom.Page<SecretWordsPage>(new { Done = done, Words = await keep.ListAsync(staff.CommuneId, stop) }));
        group.MapPost("", AddAsync);
        group.MapPost("/{id:guid}/remove", RemoveAsync);
    }

    private static async Task<IResult> AddAsync(IFormCollection form, CurrentStaff staff, KeepSecretWords keep, CancellationToken stop)
    {
        var errors = await keep.AddAsync(staff, form.Text("words"), stop);
        return errors.Any
            ? SiteRoom.Page<SecretWordsPage>(StatusCodes.Status422UnprocessableEntity, new { Errors = errors, Typed = form.Text("words"), Words = await keep.ListAsync(staff.CommuneId, stop) })
            : Results.Redirect($"{Address}?done=added");
    }

    private static async Task<IResult> RemoveAsync(Guid id, IFormCollection _, CurrentStaff staff, KeepSecretWords keep, CancellationToken stop) =>
        await keep.RemoveAsync(staff, id, stop) ? Results.Redirect($"{Address}?done=removed") : SiteRoom.Page<NotFoundPage>(StatusCodes.Status404NotFound);
}
