namespace BinhYen.Groups;

/// <summary>Finds officers in words that residents wrote; the room of cases knows how people speak of them.</summary>
internal interface IMeantOfficers
{
    /// <summary>
    /// Reads the officers of a commune once, for many texts. What it gives back tells whom a text names or calls by their name. A position
    /// alone, "trưởng công an", names nobody here: it is what swindlers use.
    /// </summary>
    Task<Func<string, IReadOnlySet<StaffId>>> NamedInAsync(CommuneId commune, CancellationToken cancellationToken);

    /// <summary>
    /// Whether words name an officer or call one by name, and sound like blame: for what is added to a report later, where the name alone is everyday talk
    /// ("hôm qua anh Trí đã xuống").
    /// </summary>
    Task<bool> AreBlamedInAsync(CommuneId commune, IReadOnlyList<string> words, CancellationToken cancellationToken);
}
