using System.Globalization;

namespace BinhYen.Communes.Targets;

/// <summary>A part of a whole on a day. A whole of 0 does not exist: where nothing was counted there is no figure.</summary>
internal readonly record struct Figure
{
    /// <param name="part">From 0 to <paramref name="whole"/>.</param>
    /// <param name="whole">At least 1.</param>
    /// <param name="on">The day it is true for.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not a part of a whole: the caller has a bug.</exception>
    public Figure(int part, int whole, DateOnly on)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(whole, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);
        (Part, Whole, On) = (part, whole, on);
    }

    public int Part { get; }
    public int Whole { get; }
    public DateOnly On { get; }

    /// <summary>0 to 100.</summary>
    public decimal Percent => 100m * Part / Whole;

    /// <summary>Null where nothing was counted; never a zero out of zero.</summary>
    public static Figure? Of(int part, int whole, DateOnly on) => whole == 0 ? null : new Figure(part, whole, on);

    /// <summary>Whether a target in percent is reached: by counts, so that 89,96 % is not 90 %.</summary>
    public bool Reaches(int percent) => 100L * Part >= (long)percent * Whole;

    /// <summary>How many more are needed for a target.</summary>
    public int Missing(int percent) => Math.Max(0, (int)(((long)percent * Whole + 99) / 100) - Part);

    /// <summary>"226/290 (77,9 %)": no percentage without its counts.</summary>
    public override string ToString() => string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"{Part:N0}/{Whole:N0} ({Math.Floor(Percent * 10) / 10:0.0} %)");
}
