using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace BinhYen.Zalo;

/// <summary>
/// A Vietnamese mobile number in the one form template messages accept: <c>84</c> and nine digits, without plus and
/// without the leading zero.
/// </summary>
/// <remarks>Landlines and foreign numbers answer -108 and are refused here already. <see cref="ToString"/> hides the number.</remarks>
public readonly record struct ZaloPhone
{
    private readonly string? _value;

    private ZaloPhone(string value) => _value = value;

    /// <summary>The number as Zalo wants it, for example <c>84900000001</c>.</summary>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>, which is no number.</exception>
    public string Value => _value ?? throw new InvalidOperationException("A default ZaloPhone is no number.");

    /// <summary>Lower-case hexadecimal SHA-256 of <see cref="Value"/>: the form of the <c>hashphone</c> call and of its events.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Value)));

    /// <summary>
    /// Reads a number as people write it (<c>0900 000 001</c>, <c>+84 900.000.001</c>, <c>84900000001</c>).
    /// </summary>
    /// <param name="text">The number; spaces, dots, hyphens and round brackets are ignored.</param>
    /// <param name="phone">The number, or <c>default</c>.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out ZaloPhone phone)
    {
        phone = default;
        if (text is null || text.Length > 40)
        {
            return false;
        }

        var digits = string.Concat(text.Where(c => c is not (' ' or '.' or '-' or '(' or ')' or '\u00a0')));
        var national = digits switch
        {
            ['+', '8', '4', .. var rest] => rest,
            ['8', '4', .. var rest] when rest.Length == 9 => rest,
            ['0', .. var rest] => rest,
            _ => null,
        };
        // Mobile numbers begin with 3, 5, 7, 8 or 9 after the trunk zero (numbering plan of 2018); 2 is a landline.
        if (national is not { Length: 9 } || national[0] is not ('3' or '5' or '7' or '8' or '9') || !national.All(char.IsAsciiDigit))
        {
            return false;
        }

        phone = new ZaloPhone("84" + national);
        return true;
    }

    /// <summary>Dots and the last two digits: a phone number is never printed by accident.</summary>
    public override string ToString() => _value is null ? "" : $"•••{_value[^2..]}";
}
