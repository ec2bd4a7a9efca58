namespace BinhYen.Communes;

/// <summary>How many reports were answered in time; told by the room that keeps them.</summary>
internal interface ITimelyAnswers
{
    /// <summary>
    /// Reports received in a year, as they stood when this week began: settled or lawfully transferred before their deadline, out of those settled or
    /// overdue. Open ones in time count nowhere (R-HG-18). Nothing while there are only a few.
    /// </summary>
    Task<(int InTime, int Counted)> OfYearAsync(CommuneId commune, int year, CancellationToken cancellationToken);
}
