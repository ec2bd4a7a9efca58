using BinhYen.Platform.Journal;

namespace BinhYen.Staff;

/// <summary>Journal lines about accounts.</summary>
internal static class StaffJournal
{
    /// <summary>A fact about an account. Accounts of a province write into the installation's own chain (empty commune id).</summary>
    /// <param name="account">Whom it is about.</param>
    /// <param name="at">When.</param>
    /// <param name="fact">Durable name with version.</param>
    /// <param name="by">Who acted.</param>
    /// <param name="details">Codes and counts only.</param>
    public static JournalDraft Fact(this StaffMember account, DateTimeOffset at, string fact, StaffId by, params (string Key, object? Value)[] details) =>
        JournalDraft.Of(account.CommuneId ?? default, at, fact, $"staff:{account.Id}", $"staff:{by}", details);
}
