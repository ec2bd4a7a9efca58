using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Unicode;

namespace BinhYen.Zalo.Json;

/// <summary>
/// Parses bytes that somebody else wrote so that later reading cannot throw. A text cut through the middle of an emoji
/// leaves half a surrogate pair as <c>\ud83d</c>, which is valid JSON that .NET refuses to decode; the resident's words
/// around it must not be lost, so the half becomes U+FFFD.
/// </summary>
internal static class LenientDocument
{
    /// <summary>Deep enough for anything legitimate; the parser keeps its place in a small stack, not on the call stack.</summary>
    public const int MaxDepth = 512;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = MaxDepth };

    public static bool TryParse(ReadOnlyMemory<byte> utf8, out JsonElement root, [NotNullWhen(false)] out string? fault)
    {
        root = default;
        var body = WithoutByteOrderMark(utf8);
        if (!Utf8.IsValid(body.Span))
        {
            fault = "The text is not UTF-8.";
            return false;
        }

        try
        {
            using var document = JsonDocument.Parse(RepairSurrogates(body), Options);
            root = document.RootElement.Clone();
            fault = null;
            return true;
        }
        catch (JsonException)
        {
            // The exception's own text may quote the body.
            fault = "The text is not JSON, or is nested too deeply.";
            return false;
        }
    }

    private static ReadOnlyMemory<byte> WithoutByteOrderMark(ReadOnlyMemory<byte> body) =>
        body.Span.StartsWith("\ufeff"u8) ? body[3..] : body;

    private static ReadOnlyMemory<byte> RepairSurrogates(ReadOnlyMemory<byte> body)
    {
        var span = body.Span;
        var first = span.IndexOf((byte)'\\');
        if (first < 0)
        {
            return body;
        }

        byte[]? copy = null;
        for (var i = first; i < span.Length; i++)
        {
            if (span[i] != '\\')
            {
                continue;
            }

            switch (EscapedUnit(span, i))
            {
                case >= 0xD800 and <= 0xDBFF when EscapedUnit(span, i + 6) is >= 0xDC00 and <= 0xDFFF:
                    i += 11;
                    break;
                case >= 0xD800 and <= 0xDFFF:
                    copy ??= body.ToArray();
                    "\\ufffd"u8.CopyTo(copy.AsSpan(i));
                    i += 5;
                    break;
                default:
                    i++;
                    break;
            }
        }

        return copy ?? body;
    }

    /// <summary>The code unit of a <c>\uXXXX</c> escape that begins at <paramref name="at"/>, or -1.</summary>
    private static int EscapedUnit(ReadOnlySpan<byte> body, int at)
    {
        if (at + 6 > body.Length || body[at] != '\\' || body[at + 1] != 'u')
        {
            return -1;
        }

        var unit = 0;
        foreach (var digit in body.Slice(at + 2, 4))
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return -1;
            }

            unit = (unit << 4) | (digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10);
        }

        return unit;
    }
}
