using BinhYen.Vault;

namespace BinhYen.Cases;

/// <summary>How attachments of a thread are offered to officers. The room that stores files knows.</summary>
internal interface IThreadFiles
{
    /// <summary>Addresses of files, in order; what is gone is left out.</summary>
    Task<IReadOnlyList<ThreadFile>> OfAsync(CaseCode code, IReadOnlyCollection<Guid> attachments, CancellationToken cancellationToken);

    /// <summary>The keys that seal these files.</summary>
    Task<IReadOnlyList<RecordKeyId>> KeysOfAsync(IReadOnlyCollection<Guid> attachments, CancellationToken cancellationToken);

    /// <summary>
    /// Seals files anew under one key for another report, with rows in the caller's context, which saves. What has been deleted is left out; each
    /// report keeps and loses its own.
    /// </summary>
    Task<IReadOnlyList<Guid>> CopyAsync(CommuneId commune, IReadOnlyCollection<Guid> attachments, CancellationToken cancellationToken);

    /// <summary>Takes their rows out of the caller's context and their bytes off the disk, after their keys were destroyed; the caller saves.</summary>
    Task RemoveAsync(IReadOnlyCollection<Guid> attachments, CancellationToken cancellationToken);
}

/// <summary>A file as it is offered: addresses only, opened under rights of their own.</summary>
/// <param name="Id">The attachment.</param>
/// <param name="Name">What it is, in words: "Ảnh, 245 kB". Never the sender's file name.</param>
/// <param name="Href">Where the copy without hidden data opens.</param>
/// <param name="Thumbnail">A small picture; null for other files.</param>
/// <param name="Original">Where the bytes open as they came, for whom <see cref="OriginalFiles"/> lets pass.</param>
internal sealed record ThreadFile(Guid Id, string Name, string Href, string? Thumbnail, string Original);
