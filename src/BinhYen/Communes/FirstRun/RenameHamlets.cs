using BinhYen.Platform.Text;
using BinhYen.Staff;

namespace BinhYen.Communes.FirstRun;

/// <summary>Carries the new name of a hamlet to its head and its duty, who were written down under the one before.</summary>
internal static class RenameHamlets
{
    public static FirstRunAnswers In(FirstRunAnswers answers, IReadOnlyDictionary<string, string> renamed) => renamed.Count == 0
        ? answers
        : answers with
        {
            People = [.. answers.People.Select(p => p.Role is StaffRole.HamletHead ? Head(p, renamed) : p)],
            Duties = [.. answers.Duties.Select(d => renamed.TryGetValue(d.Hamlet, out var now) ? d with { Hamlet = now } : d)],
        };

    // Only what the machine wrote itself: a title somebody typed stays.
    private static PersonAnswer Head(PersonAnswer head, IReadOnlyDictionary<string, string> renamed)
    {
        foreach (var (was, now) in renamed)
        {
            if (VietnameseText.Fold(head.Area) == VietnameseText.Fold(was)) head = head with { Area = now };
            if (VietnameseText.Fold(head.Position) == VietnameseText.Fold($"Trưởng {was}")) return head with { Position = $"Trưởng {now}" };
        }

        return head;
    }
}
