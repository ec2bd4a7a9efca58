namespace BinhYen.Groups;

/// <summary>Finds officers in words that residents wrote; the room of cases knows how people speak of them.</summary>
internal interface IMeantOfficers
{
    /// <summary>Officers of the commune whom a text names or calls by their name. A position alone, "trưởng công an", names nobody here: it is what swindlers use.</summary>
    Task<IReadOnlySet<StaffId>> NamedInAsync(CommuneId commune, string words, CancellationToken cancellationToken);
}
