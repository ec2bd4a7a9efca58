using System.Text;

namespace BinhYen.Vault.Sealing;

/// <summary>The purpose strings that keep sealed values, terms and hashes of different columns apart.</summary>
internal static class Purpose
{
    private const int Longest = 64;

    /// <summary>The purpose as bytes.</summary>
    /// <exception cref="ArgumentException">As <see cref="Check"/> says.</exception>
    public static byte[] ToBytes(string purpose)
    {
        Check(purpose);
        return Encoding.ASCII.GetBytes(purpose);
    }

    /// <summary>Refuses what is no purpose.</summary>
    /// <exception cref="ArgumentException">Empty, longer than 64 characters, or not plain ASCII: a mistake in the calling code.</exception>
    public static void Check(string purpose)
    {
        ArgumentException.ThrowIfNullOrEmpty(purpose);
        if (purpose.Length > Longest || !Ascii.IsValid(purpose))
            throw new ArgumentException($"A purpose is 1–{Longest} plain ASCII characters.", nameof(purpose));
    }
}
