namespace BinhYen.Cases;

/// <summary>
/// Check characters over the field with 32 elements (a Reed–Solomon code; primitive polynomial x⁵ + x² + 1). One check
/// character finds every single wrong character and every swap of neighbours; four also tell where it happened.
/// </summary>
internal static class CheckSymbols
{
    private const int Order = 31;
    private static readonly int[] _power = new int[2 * Order];
    private static readonly int[] _logarithm = new int[32];

    static CheckSymbols()
    {
        for (int exponent = 0, value = 1; exponent < Order; exponent++)
        {
            _power[exponent] = _power[exponent + Order] = value;
            _logarithm[value] = exponent;
            value = (value & 16) == 0 ? value << 1 : (value << 1) ^ 0b100101;
        }
    }

    /// <summary>Appends <paramref name="count"/> check characters to at most 31 − <paramref name="count"/> characters.</summary>
    public static string Append(string data, int count)
    {
        // Division by the generator (x − a)(x − a²)…; the remainder makes the whole word divisible by it.
        var generator = new[] { 1 };
        for (var root = 1; root <= count; root++) generator = TimesRoot(generator, root);
        var remainder = new int[count];
        foreach (var character in data)
        {
            var factor = Crockford.ValueOf(character) ^ remainder[0];
            for (var index = 0; index < count; index++)
                remainder[index] = (index + 1 < count ? remainder[index + 1] : 0) ^ Times(factor, generator[index + 1]);
        }

        return data + string.Concat(remainder.Select(value => Crockford.Alphabet[value]));
    }

    /// <summary>True when the word ends with its right check characters.</summary>
    public static bool Fit(ReadOnlySpan<char> word, int count)
    {
        for (var root = 1; root <= count; root++)
        {
            var sum = 0;
            foreach (var character in word) sum = Times(sum, _power[root]) ^ Crockford.ValueOf(character);
            if (sum != 0) return false;
        }

        return true;
    }

    // Coefficients from the highest power down.
    private static int[] TimesRoot(int[] polynomial, int root)
    {
        var product = new int[polynomial.Length + 1];
        for (var index = 0; index < polynomial.Length; index++)
        {
            product[index] ^= polynomial[index];
            product[index + 1] ^= Times(polynomial[index], _power[root]);
        }

        return product;
    }

    private static int Times(int a, int b) => a == 0 || b == 0 ? 0 : _power[_logarithm[a] + _logarithm[b]];
}
