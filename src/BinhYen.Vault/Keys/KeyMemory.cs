using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace BinhYen.Vault.Keys;

/// <summary>
/// Room for open record keys outside the managed heap: blocks of libsodium's guarded memory (never swapped, left out of
/// core dumps, a guard page on both sides), each for many keys. One block for each key would be safe as well, but costs
/// three pages and four system calls where the sealing itself costs a microsecond. Blocks stay for the life of the
/// process; a key is overwritten when it is given back. Safe for concurrent use.
/// </summary>
internal static partial class KeyMemory
{
    private const int KeysInBlock = 1024;

    private static readonly Lock Gate = new();
    private static readonly Stack<nint> Free = new();

    /// <summary>Puts a key where only its address leads to it; <see cref="Return"/> erases it.</summary>
    public static nint Keep(ReadOnlySpan<byte> secret)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(secret.Length, KeyWrap.SecretSize);
        nint place;
        lock (Gate)
        {
            if (Free.Count == 0)
                AddBlock();
            place = Free.Pop();
        }

        secret.CopyTo(At(place));
        return place;
    }

    /// <summary>Erases a key and gives its place to the next.</summary>
    public static void Return(nint place)
    {
        CryptographicOperations.ZeroMemory(At(place));
        lock (Gate)
            Free.Push(place);
    }

    private static void AddBlock()
    {
        // May be called any number of times; who comes second is told so.
        if (sodium_init() < 0)
            throw new InvalidOperationException("libsodium cannot be used on this machine.");
        var block = sodium_malloc(KeysInBlock * KeyWrap.SecretSize);
        if (block == 0)
            throw new InsufficientMemoryException("No guarded memory for keys.");
        for (var i = KeysInBlock - 1; i >= 0; i--)
            Free.Push(block + (i * KeyWrap.SecretSize));
    }

    private static unsafe Span<byte> At(nint place) => new((void*)place, KeyWrap.SecretSize);

    [LibraryImport("libsodium")]
    private static partial int sodium_init();

    [LibraryImport("libsodium")]
    private static partial nint sodium_malloc(nuint size);
}
