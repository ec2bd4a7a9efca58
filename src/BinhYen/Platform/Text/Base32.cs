namespace BinhYen.Platform.Text;

/// <summary>Bytes as letters that are read aloud, typed and packed tightly into QR codes: Crockford's base 32, without padding.</summary>
internal static class Base32
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Five bits a character; the last one is filled up with zeros.</summary>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        var text = new System.Text.StringBuilder((bytes.Length * 8 + 4) / 5);
        int buffer = 0, bits = 0;
        foreach (var value in bytes)
        {
            buffer = buffer << 8 | value;
            for (bits += 8; bits >= 5; bits -= 5) text.Append(Alphabet[buffer >> bits - 5 & 31]);
            buffer &= (1 << bits) - 1;
        }

        if (bits > 0) text.Append(Alphabet[buffer << 5 - bits & 31]);
        return text.ToString();
    }

    /// <summary>
    /// Reads what <see cref="Encode"/> wrote, also with small letters, blanks and dashes, O for 0 and I or L for 1. Null when it is
    /// not exactly <paramref name="length"/> bytes.
    /// </summary>
    public static byte[]? Decode(string? text, int length)
    {
        var bytes = new byte[length];
        int buffer = 0, bits = 0, at = 0;
        foreach (var typed in text ?? "")
        {
            if (char.IsWhiteSpace(typed) || typed is '-' or '.') continue;
            var value = Alphabet.IndexOf(char.ToUpperInvariant(typed) switch { 'O' => '0', 'I' or 'L' => '1', var other => other });
            if (value < 0) return null;
            buffer = (buffer << 5 | value) & 0xFFFF;
            bits += 5;
            if (bits < 8) continue;
            if (at == length) return null;
            bits -= 8;
            bytes[at++] = (byte)(buffer >> bits);
        }

        // One spelling only: what fills the last character up is zero.
        return at == length && bits < 5 && (buffer & (1 << bits) - 1) == 0 ? bytes : null;
    }
}
