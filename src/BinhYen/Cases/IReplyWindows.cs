namespace BinhYen.Cases;

/// <summary>
/// What is left of a channel's window for free replies (workflow §9). The room that talks with residents knows; a
/// message sent outside the window waits under the tracking code, so nothing is lost either way.
/// </summary>
internal interface IReplyWindows
{
    /// <summary>When the person behind each opaque reference last wrote; missing when unknown.</summary>
    Task<IReadOnlyDictionary<Guid, DateTimeOffset>> LastHeardAsync(CommuneId commune, IReadOnlyCollection<Guid> reporters, CancellationToken cancellationToken);
}
