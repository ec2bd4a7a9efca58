using System.Security.Cryptography;

namespace BinhYen.Platform.Journal;

/// <summary>
/// The hash tree of RFC 6962 §2.1 over a day's entries: one root stands for all of them, and a path of a few hashes shows that
/// one entry is below the root without showing any other. Leaves and nodes are hashed apart, so neither passes for the other.
/// </summary>
internal static class MerkleTree
{
    /// <summary>The root over leaves in order. Of no leaves there is none: the caller never asks.</summary>
    public static byte[] Root(ReadOnlySpan<byte[]> leaves) => leaves.Length switch
    {
        0 => throw new ArgumentException("A tree has at least one leaf.", nameof(leaves)),
        1 => Leaf(leaves[0]),
        var count => Node(Root(leaves[..Split(count)]), Root(leaves[Split(count)..])),
    };

    /// <summary>The hashes beside the way from one leaf to the root, from below.</summary>
    public static IReadOnlyList<byte[]> Path(ReadOnlySpan<byte[]> leaves, int index)
    {
        if (leaves.Length == 1) return [];
        var split = Split(leaves.Length);
        return index < split
            ? [.. Path(leaves[..split], index), Root(leaves[split..])]
            : [.. Path(leaves[split..], index - split), Root(leaves[..split])];
    }

    /// <summary>Whether a leaf at that place among <paramref name="count"/> leads to the root along the path.</summary>
    public static bool Leads(byte[] leaf, int index, int count, IReadOnlyList<byte[]> path, byte[] root) =>
        index >= 0 && index < count && Climb(Leaf(leaf), index, count, path.ToArray()) is { } found && found.AsSpan().SequenceEqual(root);

    private static byte[]? Climb(byte[] hash, int index, int count, ReadOnlySpan<byte[]> path)
    {
        if (count == 1) return path.Length == 0 ? hash : null;
        if (path.Length == 0) return null;
        var split = Split(count);
        var below = index < split ? Climb(hash, index, split, path[..^1]) : Climb(hash, index - split, count - split, path[..^1]);
        return below is null ? null : index < split ? Node(below, path[^1]) : Node(path[^1], below);
    }

    // The largest power of two below the count.
    private static int Split(int count) => 1 << System.Numerics.BitOperations.Log2((uint)count - 1);

    private static byte[] Leaf(byte[] data) => SHA256.HashData([0, .. data]);

    private static byte[] Node(byte[] left, byte[] right) => SHA256.HashData([1, .. left, .. right]);
}
