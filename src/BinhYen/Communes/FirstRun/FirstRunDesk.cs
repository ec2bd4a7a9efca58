using System.Text.Json;
using BinhYen.Platform.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Communes.FirstRun;

/// <summary>Reads and keeps the answers of the set-up; every change is a row of its own.</summary>
internal sealed class FirstRunDesk(BinhYenDb db, TimeProvider clock)
{
    private const int KeptSteps = 200;

    /// <summary>The set-up of this installation; null when there never was one (a demo, or an older installation).</summary>
    public Task<FirstRunState?> StateAsync(CancellationToken cancellationToken) => db.Set<FirstRunState>().SingleOrDefaultAsync(cancellationToken);

    public async Task<FirstRunAnswers> AnswersAsync(CancellationToken cancellationToken) =>
        (await Newest().FirstOrDefaultAsync(cancellationToken))?.Answers ?? new FirstRunAnswers();

    /// <summary>Keeps the answers after a step; the same answers again are no new row, whatever was said about the list they came from.</summary>
    public async Task SaveAsync(string step, FirstRunAnswers answers, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.Serialize(answers);
        var last = await db.Set<FirstRunAnswersRow>().OrderByDescending(a => a.Number).FirstOrDefaultAsync(cancellationToken);
        if (last is not null && WithoutNotes(last.Answers) == WithoutNotes(answers))
        {
            last.Json = json;
        }
        else
        {
            var number = (last?.Number ?? 0) + 1;
            db.Add(new FirstRunAnswersRow { Number = number, Step = step, Json = json, At = clock.GetUtcNow() });
            db.RemoveRange(await db.Set<FirstRunAnswersRow>().Where(a => a.Number <= number - KeptSteps).ToListAsync(cancellationToken));
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    /// <summary>Takes the last change back.</summary>
    /// <returns>The step it belonged to; null when there was nothing to take back.</returns>
    public async Task<string?> UndoAsync(CancellationToken cancellationToken)
    {
        if (await db.Set<FirstRunAnswersRow>().OrderByDescending(a => a.Number).FirstOrDefaultAsync(cancellationToken) is not { } last) return null;
        db.Remove(last);
        await db.SaveChangesAsync(cancellationToken);
        return last.Step;
    }

    public Task<bool> CanUndoAsync(CancellationToken cancellationToken) => db.Set<FirstRunAnswersRow>().AnyAsync(cancellationToken);

    private static string WithoutNotes(FirstRunAnswers answers) => JsonSerializer.Serialize(answers with { LastRead = null });

    private IQueryable<FirstRunAnswersRow> Newest() => db.Set<FirstRunAnswersRow>().AsNoTracking().OrderByDescending(a => a.Number);
}
