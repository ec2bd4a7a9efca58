using System.Globalization;

namespace BinhYen.Communes.Targets;

/// <summary>How something stands against its target.</summary>
internal enum Light
{
    /// <summary>Encouraged, no percentage asked (R-TL-12), or nothing counted yet: no colour.</summary>
    None,
    Green,
    Amber,
    Red,
}

/// <summary>A colour is never alone: the reason stands beside it in words.</summary>
/// <param name="Light">The colour.</param>
/// <param name="Label">One or two words: "Đạt", "Chậm", "Chưa có số liệu".</param>
/// <param name="Reason">Why, with counts, in one sentence.</param>
internal sealed record Standing(Light Light, string Label, string Reason)
{
    /// <summary>Below this share of what the target asks it is red: too far to come by itself.</summary>
    public const decimal RedBelow = 0.55m;

    /// <summary>A count older than this is no figure of today.</summary>
    public const int StaleAfterDays = 100;

    /// <param name="percent">What the target asks; null where it is only encouraged.</param>
    /// <param name="counts">Counts in the order of their days; empty when nobody counted.</param>
    /// <param name="lastDay">The last day of the target's year.</param>
    /// <param name="today">Today in Vietnam.</param>
    /// <param name="noun">What is counted, for the sentence: "hộ", "đơn vị".</param>
    public static Standing Of(int? percent, IReadOnlyList<Figure> counts, DateOnly lastDay, DateOnly today, string noun)
    {
        if (counts.Count == 0) return new Standing(Light.None, "Chưa có số liệu", "Chưa ai chốt số liệu. Chưa có không phải là 0.");
        var now = counts[^1];
        if (percent is not { } asked) return new Standing(Light.None, "Khuyến khích", "Không đặt chỉ tiêu, chỉ khuyến khích.");
        if (now.Reaches(asked)) return new Standing(Light.Green, "Đạt", $"Đã đạt chỉ tiêu {asked} %.");
        var missing = string.Create(CultureInfo.GetCultureInfo("vi-VN"), $"còn thiếu {now.Missing(asked):N0} {noun}");
        if (lastDay < today) return new Standing(Light.Red, "Không đạt", $"Hết năm {lastDay.Year}, {missing} so với chỉ tiêu {asked} %.");
        var forecast = Forecast.Of(counts, lastDay);
        if (forecast is not null && forecast.Figure.Reaches(asked)) return Stale(now, today) ?? new Standing(Light.Green, "Đúng tiến độ", $"Với tốc độ hiện nay sẽ đạt trước {lastDay.InWords()}; {missing}.");
        if (now.Percent < asked * RedBelow) return new Standing(Light.Red, "Rất chậm", $"Mới được {now}, chưa tới {RedBelow * 100:0} % mức chỉ tiêu {asked} %; {missing}.");
        return Stale(now, today) ?? new Standing(Light.Amber, "Chậm", forecast is null ? $"{Capital(missing)} để đạt {asked} %." : $"Với tốc độ hiện nay đến {lastDay.InWords()} chưa đạt {asked} %; {missing}.");
    }

    private static Standing? Stale(Figure now, DateOnly today) =>
        today.DayNumber - now.On.DayNumber > StaleAfterDays ? new Standing(Light.Amber, "Số liệu cũ", $"Chốt từ {now.On.InWords()}, đã quá {StaleAfterDays} ngày. Chốt lại.") : null;

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
