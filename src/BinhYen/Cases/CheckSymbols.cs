namespace BinhYen.Cases;

/// <summary>
/// Check characters over the field with 32 elements (a Reed–Solomon code; primitive polynomial x⁵ + x² + 1). One check
/// character finds every single wrong character and every swap of neighbours; four also tell where it happened.
/// </summary>
internal static class CheckSymbols
{
    private const int Order = 31;
    private const int Nowhere = -1;
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

    /// <summary>
    /// Whether a word of that length ends with its right check characters after one slip: a character that is wrong, missing or too many, or two neighbours that changed places. A character that no
    /// code has is a wrong one.
    /// </summary>
    public static bool FitAfterOneSlip(ReadOnlySpan<char> word, int length, int count)
    {
        if (Math.Abs(word.Length - length) > 1) return false;
        Span<int> values = stackalloc int[word.Length];
        for (var index = 0; index < values.Length; index++) values[index] = Math.Max(0, Crockford.ValueOf(word[index]));
        Span<int> repaired = stackalloc int[length];
        if (word.Length < length) return FitsWithOneMore(values, repaired, count);
        if (word.Length > length) return FitsWithOneLess(values, repaired, count);
        if (WrongAt(values, count) is not null) return true;
        for (var index = 0; index + 1 < length; index++)
        {
            values.CopyTo(repaired);
            (repaired[index], repaired[index + 1]) = (repaired[index + 1], repaired[index]);
            if (WrongAt(repaired, count) is Nowhere) return true;
        }

        return false;
    }

    private static bool FitsWithOneMore(ReadOnlySpan<int> values, Span<int> repaired, int count)
    {
        for (var index = 0; index < repaired.Length; index++)
        {
            values[..index].CopyTo(repaired);
            repaired[index] = 0;
            values[index..].CopyTo(repaired[(index + 1)..]);
            if (WrongAt(repaired, count) is { } at && (at == Nowhere || at == index)) return true;
        }

        return false;
    }

    private static bool FitsWithOneLess(ReadOnlySpan<int> values, Span<int> repaired, int count)
    {
        for (var index = 0; index < values.Length; index++)
        {
            values[..index].CopyTo(repaired);
            values[(index + 1)..].CopyTo(repaired[index..]);
            if (WrongAt(repaired, count) is Nowhere) return true;
        }

        return false;
    }

    // Where the one wrong value stands, or nowhere; null where more than one is wrong. Its sums grow by the same factor from root to root, and the factor says where it is.
    private static int? WrongAt(ReadOnlySpan<int> values, int count)
    {
        Span<int> sums = stackalloc int[count];
        for (var root = 1; root <= count; root++)
        {
            foreach (var value in values) sums[root - 1] = Times(sums[root - 1], _power[root]) ^ value;
        }

        if (sums.IndexOfAnyExcept(0) < 0) return Nowhere;
        if (sums.Contains(0)) return null;
        var place = FactorOf(sums, 1);
        for (var root = 2; root < count; root++)
        {
            if (FactorOf(sums, root) != place) return null;
        }

        return place < values.Length ? values.Length - 1 - place : null;
    }

    private static int FactorOf(ReadOnlySpan<int> sums, int index) => (_logarithm[sums[index]] - _logarithm[sums[index - 1]] + Order) % Order;

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
