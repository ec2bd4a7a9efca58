using BinhYen.Staff;

namespace BinhYen.Confidentiality;

/// <summary>A room whose entries in the journal are about something of its own (a post) behind which a closed case may stand.</summary>
internal interface IVeiledSubjects
{
    /// <summary>Of these subjects of the journal those that would tell this account of a case closed to it.</summary>
    Task<IReadOnlySet<string>> ClosedAsync(CurrentStaff staff, IReadOnlyCollection<string> subjects, CancellationToken cancellationToken);
}
