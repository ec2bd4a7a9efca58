using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace BinhYen.Zalo.Simulator.State;

/// <summary>Pictures, sounds and files the simulator really serves under <c>/media/</c>, as Zalo's storage does.</summary>
internal sealed class MediaStore
{
    private readonly ConcurrentDictionary<string, StoredMedia> _items = new(StringComparer.Ordinal);

    /// <summary>Keeps the bytes; the answer's name is the last part of the link.</summary>
    public StoredMedia Keep(byte[] bytes, string? fileName)
    {
        var (extension, contentType) = MediaType.Recognise(bytes, fileName);
        var media = new StoredMedia(Identifiers.Token(24) + "." + extension, bytes, contentType, extension,
            fileName ?? "tep." + extension);
        _items[media.Name] = media;
        return media;
    }

    public StoredMedia? Find(string name) => _items.GetValueOrDefault(name);

    /// <summary>Links die on Zalo after a while; this lets a test try that.</summary>
    public bool Forget(string name) => _items.TryRemove(name, out _);

    public void Clear() => _items.Clear();
}

internal sealed record StoredMedia(string Name, byte[] Bytes, string ContentType, string Extension, string FileName)
{
    /// <summary>Lower-case hex MD5, as Zalo reports it with every file.</summary>
    [SuppressMessage("Security", "CA5351", Justification = "Zalo's format; a check against damage, not a protection.")]
    public string Checksum() => Convert.ToHexStringLower(MD5.HashData(Bytes));
}
