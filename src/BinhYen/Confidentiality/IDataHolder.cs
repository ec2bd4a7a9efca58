using BinhYen.Staff;

namespace BinhYen.Confidentiality;

/// <summary>One part of what is kept about somebody, as they get to read it.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Purpose">What for, and on what basis.</param>
/// <param name="Kept">Until when.</param>
/// <param name="Lines">The data themselves.</param>
internal sealed record HeldData(string Title, string Purpose, string Kept, IReadOnlyList<string> Lines);

/// <summary>A file of the copy. Its content is read when it is written.</summary>
internal sealed record HeldFile(string Name, Func<CancellationToken, Task<byte[]?>> Content);

/// <summary>A room that keeps something about a resident. Works inside the caller's context and does not save.</summary>
internal interface IDataHolder
{
    /// <summary>Everything it keeps, opened, for the person alone.</summary>
    Task<IReadOnlyList<HeldData>> TellAsync(DataSubject subject, CancellationToken cancellationToken);

    /// <summary>Files that belong to the copy.</summary>
    Task<IReadOnlyList<HeldFile>> FilesAsync(DataSubject subject, CancellationToken cancellationToken);

    /// <summary>Stops every further use, or takes the stop back.</summary>
    Task RestrictAsync(DataSubject subject, bool restricted, CancellationToken cancellationToken);

    /// <summary>
    /// Notes that the person let no more be known who they are: of the one report where the subject is a report, of all where it is the person
    /// behind a chat. Nothing goes out to them any more.
    /// </summary>
    Task NoteForgottenAsync(DataSubject subject, CancellationToken cancellationToken);

    /// <summary>Something else kept here leads to the same person: another report, about which they said nothing.</summary>
    Task<bool> NeedsElsewhereAsync(DataSubject subject, CancellationToken cancellationToken);

    /// <summary>Makes ready to destroy words and files; the keys go after the caller's save, by the returned act. What happened stays.</summary>
    Task<Func<CancellationToken, Task>> EraseAsync(DataSubject subject, CancellationToken cancellationToken);
}

/// <summary>What the room of cases knows about subjects and this room does not.</summary>
internal interface IDataSubjects
{
    /// <summary>The subject of a tracking code, for a request taken down at the counter.</summary>
    Task<Result<DataSubject>> FindAsync(CommuneId commune, string trackingCode, CancellationToken cancellationToken);

    /// <summary>Of these threads the ones this account must not learn of: a request would tell that there is a report.</summary>
    Task<IReadOnlySet<Guid>> HiddenAsync(CurrentStaff staff, IReadOnlyCollection<Guid> threads, CancellationToken cancellationToken);

    /// <summary>The report is about the leadership itself: nobody in the commune may decide on a request about it.</summary>
    Task<bool> IsAboveCommuneAsync(Guid thread, CancellationToken cancellationToken);

    /// <summary>The words are still needed: the matter is open, or lies with a body that has not ended it (Art. 19).</summary>
    Task<bool> IsNeededAsync(Guid thread, CancellationToken cancellationToken);

    /// <summary>Of these subjects of the journal those that are cases this account may know of.</summary>
    Task<IReadOnlyList<string>> CasesAsync(CurrentStaff staff, IReadOnlyCollection<string> subjects, CancellationToken cancellationToken);

    /// <summary>Of these subjects of the journal those that are cases closed to this account: not even that they are there may be told.</summary>
    Task<IReadOnlySet<string>> ClosedAsync(CurrentStaff staff, IReadOnlyCollection<string> subjects, CancellationToken cancellationToken);

    /// <summary>How many cases received until then an account may open, of those that the asker may know of.</summary>
    Task<int> InSightAsync(CurrentStaff asker, CurrentStaff account, DateTimeOffset until, CancellationToken cancellationToken);

    /// <summary>The office's working days.</summary>
    ValueTask<WorkingCalendar> CalendarAsync(CommuneId commune, CancellationToken cancellationToken);
}
