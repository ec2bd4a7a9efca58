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

    // Only what the machine wrote itself: a title somebody typed stays. Each is looked up once, so that two hamlets may swap their names.
    private static PersonAnswer Head(PersonAnswer head, IReadOnlyDictionary<string, string> renamed)
    {
        string? Now(string written, string before) => renamed.Where(r => VietnameseText.Fold(written) == VietnameseText.Fold(before + r.Key)).Select(r => before + r.Value).FirstOrDefault();
        return head with { Area = Now(head.Area, "") ?? head.Area, Position = Now(head.Position, "Trưởng ") ?? head.Position };
    }
}
