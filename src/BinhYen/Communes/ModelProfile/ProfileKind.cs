using System.Globalization;
using System.Text.RegularExpressions;

namespace BinhYen.Communes.ModelProfile;

/// <summary>How a value stands in JSON. Another shape is an error, never a guess.</summary>
public enum JsonShape
{
    Text,
    Flag,
    Number,
    List,
}

/// <summary>Which control edits a value.</summary>
public enum ProfileEditor
{
    Line,
    Lines,
    YesNo,
    Number,
    Choice,
    Choices,
    Date,
    Month,
    Period,
    Documents,
}

/// <summary>
/// A type of value: how it is written as lines of text (in JSON and in forms), read back strictly and said in words. One
/// reading serves the preset file, stored versions and the console, so that the same thing is wrong everywhere.
/// </summary>
internal abstract class ProfileKind<T>(JsonShape shape, ProfileEditor editor)
{
    public JsonShape Shape => shape;

    public ProfileEditor Editor => editor;

    /// <summary>Stored value and words of each choice; empty where there is nothing to choose from.</summary>
    public virtual IReadOnlyList<KeyValuePair<string, string>> Options => [];

    /// <summary>What may stand here, in one Vietnamese sentence.</summary>
    public abstract string Allowed { get; }

    /// <summary>Reads the lines; no line at all is an empty value.</summary>
    /// <param name="lines">Trimmed, composed (NFC), none empty.</param>
    /// <param name="value">The value when nothing is wrong.</param>
    /// <returns>What is wrong, as a Vietnamese sentence that says what to do; null when nothing is.</returns>
    public abstract string? Read(IReadOnlyList<string> lines, out T value);

    /// <summary>The lines that <see cref="Read"/> reads back to the same value.</summary>
    public abstract IReadOnlyList<string> Write(T value);

    /// <summary>For people.</summary>
    public abstract string InWords(T value);
}

/// <summary>One line of text.</summary>
internal sealed class TextKind(int longest, bool mayBeEmpty = false) : ProfileKind<string>(JsonShape.Text, ProfileEditor.Line)
{
    public override string Allowed => mayBeEmpty ? $"Một dòng chữ, tối đa {longest} chữ; để trống là không có." : $"Một dòng chữ, tối đa {longest} chữ.";

    public override string? Read(IReadOnlyList<string> lines, out string value)
    {
        value = lines.Count == 0 ? "" : lines[0];
        if (lines.Count > 1) return "chỉ ghi một dòng";
        if (value.Length == 0 && !mayBeEmpty) return "không được để trống";
        return value.Length > longest ? $"tối đa {longest} chữ" : null;
    }

    public override IReadOnlyList<string> Write(string value) => value.Length == 0 ? [] : [value];

    public override string InWords(string value) => value.Length == 0 ? "không có" : value;
}

/// <summary>Texts in an order.</summary>
internal sealed class TextsKind(int longest = 160, bool mayBeEmpty = true) : ProfileKind<IReadOnlyList<string>>(JsonShape.List, ProfileEditor.Lines)
{
    private const int Most = 40;

    public override string Allowed => mayBeEmpty ? "Mỗi dòng một mục; để trống là không có." : "Mỗi dòng một mục, ít nhất một.";

    public override string? Read(IReadOnlyList<string> lines, out IReadOnlyList<string> value)
    {
        value = [.. lines];
        if (lines.Count == 0 && !mayBeEmpty) return "cần ít nhất một dòng";
        if (lines.Count > Most) return $"tối đa {Most} dòng";
        if (lines.FirstOrDefault(l => l.Length > longest) is { } line) return $"dòng “{(line.Length > 40 ? line[..40] + "…" : line)}” dài quá {longest} chữ";
        return lines.GroupBy(l => l, StringComparer.OrdinalIgnoreCase).FirstOrDefault(g => g.Count() > 1) is { } twice ? $"dòng “{twice.Key}” ghi hai lần" : null;
    }

    public override IReadOnlyList<string> Write(IReadOnlyList<string> value) => value;

    public override string InWords(IReadOnlyList<string> value) => value.Count == 0 ? "không có" : string.Join("; ", value);
}

/// <summary>Yes or no.</summary>
internal sealed class FlagKind(string yes = "có", string no = "không") : ProfileKind<bool>(JsonShape.Flag, ProfileEditor.YesNo)
{
    public override IReadOnlyList<KeyValuePair<string, string>> Options => [KeyValuePair.Create("true", yes), KeyValuePair.Create("false", no)];

    public override string Allowed => $"“{yes}” hoặc “{no}”.";

    public override string? Read(IReadOnlyList<string> lines, out bool value)
    {
        value = lines is ["true"];
        return lines is ["true"] or ["false"] ? null : "chọn có hoặc không";
    }

    public override IReadOnlyList<string> Write(bool value) => [value ? "true" : "false"];

    public override string InWords(bool value) => value ? yes : no;
}

/// <summary>A whole number with its unit.</summary>
internal sealed class NumberKind(int least, int most, string unit) : ProfileKind<int>(JsonShape.Number, ProfileEditor.Number)
{
    public override string Allowed => $"Số nguyên từ {least} đến {most} ({unit}).";

    public override string? Read(IReadOnlyList<string> lines, out int value)
    {
        value = 0;
        return lines.Count == 1 && int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out value) && value >= least && value <= most
            ? null
            : $"ghi một số từ {least} đến {most}";
    }

    public override IReadOnlyList<string> Write(int value) => [value.ToString(CultureInfo.InvariantCulture)];

    public override string InWords(int value) => string.Create(CultureInfo.InvariantCulture, $"{value} {unit}");
}

/// <summary>One of an enum's values.</summary>
internal sealed class ChoiceKind<TEnum>() : ProfileKind<TEnum>(JsonShape.Text, ProfileEditor.Choice)
    where TEnum : struct, Enum
{
    public override IReadOnlyList<KeyValuePair<string, string>> Options { get; } =
        [.. Enum.GetValues<TEnum>().Select(v => KeyValuePair.Create(v.ToString(), ProfileWords.Called(v)))];

    public override string Allowed => $"Một trong: {string.Join("; ", Options.Select(o => o.Value))}.";

    public override string? Read(IReadOnlyList<string> lines, out TEnum value)
    {
        value = default;
        return lines.Count == 1 && EnumNames<TEnum>.TryRead(lines[0], out value) ? null : "chọn một mục trong danh sách";
    }

    public override IReadOnlyList<string> Write(TEnum value) => [value.ToString()];

    public override string InWords(TEnum value) => ProfileWords.Called(value);
}

/// <summary>Some of an enum's values, in the order given.</summary>
internal sealed class ChoicesKind<TEnum>(bool mayBeEmpty = true, params TEnum[] always) : ProfileKind<IReadOnlyList<TEnum>>(JsonShape.List, ProfileEditor.Choices)
    where TEnum : struct, Enum
{
    public override IReadOnlyList<KeyValuePair<string, string>> Options { get; } =
        [.. Enum.GetValues<TEnum>().Select(v => KeyValuePair.Create(v.ToString(), ProfileWords.Called(v)))];

    /// <summary>Names that are on whatever is chosen, because a rule of the product demands it.</summary>
    public IReadOnlySet<string> Always { get; } = always.Select(v => v.ToString()).ToHashSet();

    public override string Allowed => mayBeEmpty ? "Chọn các mục; không chọn mục nào là không có." : "Chọn ít nhất một mục.";

    public override string? Read(IReadOnlyList<string> lines, out IReadOnlyList<TEnum> value)
    {
        var read = new List<TEnum>();
        value = read;
        foreach (var line in lines)
        {
            if (!EnumNames<TEnum>.TryRead(line, out var one)) return $"không có mục “{line}”; chọn trong danh sách";
            if (read.Contains(one)) return $"mục “{ProfileWords.Called(one)}” ghi hai lần";
            read.Add(one);
        }

        read.AddRange(always.Except(read));
        return read.Count == 0 && !mayBeEmpty ? "chọn ít nhất một mục" : null;
    }

    public override IReadOnlyList<string> Write(IReadOnlyList<TEnum> value) => [.. value.Select(v => v.ToString())];

    public override string InWords(IReadOnlyList<TEnum> value) => value.Count == 0 ? "không có" : string.Join("; ", value.Select(ProfileWords.Called));
}

/// <summary>Names of an enum as written; numbers and other cases are refused.</summary>
internal static class EnumNames<TEnum>
    where TEnum : struct, Enum
{
    private static readonly Dictionary<string, TEnum> Known = Enum.GetValues<TEnum>().ToDictionary(v => v.ToString(), StringComparer.Ordinal);

    public static bool TryRead(string name, out TEnum value) => Known.TryGetValue(name, out value);
}

/// <summary>A date, or none.</summary>
internal sealed class DateKind(string none) : ProfileKind<DateOnly?>(JsonShape.Text, ProfileEditor.Date)
{
    public override string Allowed => $"Một ngày; để trống: {none}.";

    public override string? Read(IReadOnlyList<string> lines, out DateOnly? value)
    {
        value = null;
        if (lines.Count == 0) return null;
        if (lines.Count != 1 || !Iso.Date(lines[0], out var date)) return "ghi một ngày, ví dụ 2026-05-20";
        value = date;
        return null;
    }

    public override IReadOnlyList<string> Write(DateOnly? value) => value is { } date ? [Iso.Text(date)] : [];

    public override string InWords(DateOnly? value) => value?.InWords() ?? none;
}

/// <summary>A month of a year, or none.</summary>
internal sealed class MonthKind(string none) : ProfileKind<YearMonth?>(JsonShape.Text, ProfileEditor.Month)
{
    public override string Allowed => $"Một tháng của năm; để trống: {none}.";

    public override string? Read(IReadOnlyList<string> lines, out YearMonth? value)
    {
        value = null;
        if (lines.Count == 0) return null;
        if (lines.Count != 1 || !Iso.Month(lines[0], out var month)) return "ghi năm và tháng, ví dụ 2026-05";
        value = month;
        return null;
    }

    public override IReadOnlyList<string> Write(YearMonth? value) => value is { } month ? [month.ToString()] : [];

    public override string InWords(YearMonth? value) => value?.InWords() ?? none;
}

/// <summary>From a month to a month, both open to nothing: <c>2022-01/2025-12</c>, <c>2026-05/</c>.</summary>
internal sealed class PeriodKind() : ProfileKind<ModelPeriod>(JsonShape.Text, ProfileEditor.Period)
{
    public override string Allowed => "Tháng đầu và tháng cuối; để trống là chưa định.";

    public override string? Read(IReadOnlyList<string> lines, out ModelPeriod value)
    {
        value = new ModelPeriod(null, null);
        if (lines.Count == 0) return null;
        var parts = lines[0].Split('/');
        if (lines.Count != 1 || parts.Length != 2 || !Part(parts[0], out var from) || !Part(parts[1], out var until)) return "ghi tháng đầu và tháng cuối, ví dụ 2026-05 và 2028-12";
        value = new ModelPeriod(from, until);
        return from is { } first && until is { } last && last.FirstDay < first.FirstDay ? "tháng cuối không được trước tháng đầu" : null;
    }

    public override IReadOnlyList<string> Write(ModelPeriod value) => value is { From: null, Until: null } ? [] : [$"{value.From}/{value.Until}"];

    public override string InWords(ModelPeriod value) => value switch
    {
        { From: null, Until: null } => "không định thời hạn",
        { From: { } from, Until: null } => $"từ {from.InWords()}",
        { From: null, Until: { } until } => $"đến hết {until.InWords()}",
        { From: { } from, Until: { } until } => $"từ {from.InWords()} đến hết {until.InWords()}",
    };

    private static bool Part(string text, out YearMonth? month)
    {
        month = null;
        if (text.Trim().Length == 0) return true;
        if (!Iso.Month(text.Trim(), out var read)) return false;
        month = read;
        return true;
    }
}

/// <summary>A percentage for every year (<c>100</c>) or year by year (<c>2026: 70</c>); nothing for no target.</summary>
internal sealed partial class TargetKind() : ProfileKind<YearlyTarget>(JsonShape.List, ProfileEditor.Lines)
{
    public override string Allowed => "Một số phần trăm cho mọi năm (ví dụ 100), hoặc mỗi dòng một năm (ví dụ 2026: 70). Để trống: không đặt chỉ tiêu.";

    public override string? Read(IReadOnlyList<string> lines, out YearlyTarget value)
    {
        value = YearlyTarget.NotSet;
        if (lines.Count == 0) return null;
        if (lines.Count == 1 && Percent(lines[0]) is { } always)
        {
            value = YearlyTarget.Always(always);
            return null;
        }

        var years = new Dictionary<int, int>();
        foreach (var line in lines)
        {
            if (YearPattern().Match(line) is not { Success: true } match || Percent(match.Groups["percent"].Value) is not { } percent)
                return $"dòng “{line}”: ghi năm và phần trăm từ 1 đến 100, ví dụ 2026: 70";
            if (!years.TryAdd(int.Parse(match.Groups["year"].Value, CultureInfo.InvariantCulture), percent)) return $"năm {match.Groups["year"].Value} ghi hai lần";
        }

        value = YearlyTarget.For(years);
        return null;
    }

    public override IReadOnlyList<string> Write(YearlyTarget value) => value.EveryYear is { } always
        ? [always.ToString(CultureInfo.InvariantCulture)]
        : [.. value.Years.Select(y => string.Create(CultureInfo.InvariantCulture, $"{y.Key}: {y.Value}"))];

    public override string InWords(YearlyTarget value) => value switch
    {
        { EveryYear: { } always } => $"{always}% mỗi năm",
        { Years.Count: 0 } => "không đặt chỉ tiêu",
        _ => string.Join("; ", value.Years.Select(y => $"năm {y.Key}: {y.Value}%")),
    };

    private static int? Percent(string text) => int.TryParse(text.TrimEnd('%', ' '), NumberStyles.None, CultureInfo.InvariantCulture, out var percent) && percent is >= 1 and <= 100 ? percent : null;

    [GeneratedRegex(@"^(?<year>20\d\d)\s*:\s*(?<percent>\d{1,3})\s*%?$")]
    private static partial Regex YearPattern();
}

/// <summary>A regular meeting on a day of every month; nothing for none.</summary>
internal sealed class MeetingRuleKind() : ProfileKind<MeetingRule>(JsonShape.Text, ProfileEditor.Number)
{
    public override string Allowed => "Ngày họp hằng tháng, từ 1 đến 31; để trống: không họp định kỳ. Tháng ngắn hơn thì họp ngày cuối tháng.";

    public override string? Read(IReadOnlyList<string> lines, out MeetingRule value)
    {
        value = default;
        if (lines.Count == 0) return null;
        var text = lines[0].StartsWith("monthly ", StringComparison.Ordinal) ? lines[0]["monthly ".Length..] : lines[0];
        if (lines.Count != 1 || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var day) || day is < 1 or > 31) return "ghi ngày trong tháng, từ 1 đến 31";
        value = new MeetingRule(day);
        return null;
    }

    public override IReadOnlyList<string> Write(MeetingRule value) => value.DayOfMonth is { } day ? [$"monthly {day}"] : [];

    public override string InWords(MeetingRule value) => value.DayOfMonth is { } day ? $"ngày {day} hằng tháng" : "không họp định kỳ";
}

/// <summary>Rhythms of evaluation: <c>every 6 months</c>, <c>once after 12 months</c>.</summary>
internal sealed partial class ReviewsKind() : ProfileKind<IReadOnlyList<ReviewPeriod>>(JsonShape.List, ProfileEditor.Choices)
{
    public override IReadOnlyList<KeyValuePair<string, string>> Options { get; } =
        [.. new ReviewPeriod[] { new(1, false), new(3, false), new(6, false), new(12, false), new(6, true), new(12, true) }.Select(p => KeyValuePair.Create(Line(p), Words(p)))];

    public override string Allowed => "Chọn các nhịp; không chọn nhịp nào là không định kỳ đánh giá.";

    public override string? Read(IReadOnlyList<string> lines, out IReadOnlyList<ReviewPeriod> value)
    {
        var read = new List<ReviewPeriod>();
        value = read;
        foreach (var line in lines)
        {
            if (Pattern().Match(line) is not { Success: true } match || !int.TryParse(match.Groups["months"].Value, CultureInfo.InvariantCulture, out var months) || months is < 1 or > 60)
                return $"“{line}” không phải là một nhịp; chọn trong danh sách";
            var period = new ReviewPeriod(months, match.Groups["once"].Success);
            if (read.Contains(period)) return $"nhịp “{Words(period)}” ghi hai lần";
            read.Add(period);
        }

        return null;
    }

    public override IReadOnlyList<string> Write(IReadOnlyList<ReviewPeriod> value) => [.. value.Select(Line)];

    public override string InWords(IReadOnlyList<ReviewPeriod> value) => value.Count == 0 ? "không định kỳ" : string.Join("; ", value.Select(Words));

    internal static string Words(ReviewPeriod period) => (period.Months, period.Once) switch
    {
        (1, false) => "hằng tháng",
        (3, false) => "hằng quý",
        (6, false) => "6 tháng một lần",
        (12, false) => "hằng năm",
        (var months, false) => $"{months} tháng một lần",
        (var months, true) => $"một lần sau {months} tháng",
    };

    private static string Line(ReviewPeriod period) => period.Once ? $"once after {period.Months} months" : $"every {period.Months} months";

    [GeneratedRegex(@"^(every|(?<once>once) after) (?<months>\d{1,2}) months$")]
    private static partial Regex Pattern();
}

/// <summary>The preliminary review: before a date, or months after the launch.</summary>
internal sealed partial class PreliminaryKind() : ProfileKind<PreliminaryReview>(JsonShape.Text, ProfileEditor.Line)
{
    public override string Allowed => "Phải xong trước ngày nào (ví dụ 2026-12-15), hoặc bao nhiêu tháng sau ra mắt (ví dụ “12 tháng”); để trống: không sơ kết riêng.";

    public override string? Read(IReadOnlyList<string> lines, out PreliminaryReview value)
    {
        value = default;
        if (lines.Count == 0) return null;
        if (lines.Count == 1 && Iso.Date(lines[0], out var date)) value = new PreliminaryReview(date, null);
        else if (lines.Count == 1 && MonthsPattern().Match(lines[0]) is { Success: true } match) value = new PreliminaryReview(null, int.Parse(match.Groups["months"].Value, CultureInfo.InvariantCulture));
        else return "ghi một ngày như 2026-12-15, hoặc số tháng sau ra mắt như “12 tháng”";
        return null;
    }

    public override IReadOnlyList<string> Write(PreliminaryReview value) => value switch
    {
        { Before: { } date } => [Iso.Text(date)],
        { MonthsAfterLaunch: { } months } => [$"{months} tháng"],
        _ => [],
    };

    public override string InWords(PreliminaryReview value) => value switch
    {
        { Before: { } date } => $"trước ngày {date.InWords()}",
        { MonthsAfterLaunch: { } months } => $"{months} tháng sau ngày ra mắt",
        _ => "không sơ kết riêng",
    };

    [GeneratedRegex(@"^(?<months>[1-9]\d?) (tháng|months?)( sau ra mắt| after launch)?$")]
    private static partial Regex MonthsPattern();
}

/// <summary>The rule of group names.</summary>
internal sealed partial class NameTemplateKind() : ProfileKind<GroupNameTemplate>(JsonShape.Text, ProfileEditor.Line)
{
    private const int Longest = 80;

    public override string Allowed => "Chữ và các chỗ điền {unit} (tên thôn, cơ quan), {kind} (xã, phường), {commune} (tên xã). Để trống: đặt tên tự do.";

    public override string? Read(IReadOnlyList<string> lines, out GroupNameTemplate value)
    {
        value = new GroupNameTemplate(lines.Count == 0 ? "" : lines[0]);
        if (lines.Count == 0) return null;
        if (lines.Count > 1 || value.Text.Length > Longest) return $"chỉ ghi một dòng, tối đa {Longest} chữ";
        if (PlacePattern().Matches(value.Text).FirstOrDefault(m => m.Value is not (GroupNameTemplate.Unit or GroupNameTemplate.Kind or GroupNameTemplate.CommuneName)) is { } unknown)
            return $"không có chỗ điền {unknown.Value}; dùng {{unit}}, {{kind}}, {{commune}}";
        return value.Text.Contains(GroupNameTemplate.Unit, StringComparison.Ordinal) ? null : "cần chỗ điền {unit}, nếu không mọi nhóm trùng tên";
    }

    public override IReadOnlyList<string> Write(GroupNameTemplate value) => value.IsFree ? [] : [value.Text];

    public override string InWords(GroupNameTemplate value) => value.IsFree ? "tên tự do, do thôn đề xuất" : value.Text;

    [GeneratedRegex(@"\{[^}]*\}?")]
    private static partial Regex PlacePattern();
}

/// <summary>Numbers to dial with what they are for: <c>113: Công an</c>.</summary>
internal sealed partial class NumbersKind() : ProfileKind<IReadOnlyList<EmergencyNumber>>(JsonShape.List, ProfileEditor.Lines)
{
    public override string Allowed => "Mỗi dòng một số và việc, ví dụ “113: Công an”; ba số đầu hiện thành nút gọi. Ít nhất một số.";

    public override string? Read(IReadOnlyList<string> lines, out IReadOnlyList<EmergencyNumber> value)
    {
        var read = new List<EmergencyNumber>();
        value = read;
        foreach (var line in lines)
        {
            if (Pattern().Match(line) is not { Success: true } match) return $"dòng “{line}”: ghi số rồi việc, ví dụ 113: Công an";
            if (read.Exists(n => n.Number == match.Groups["number"].Value)) return $"số {match.Groups["number"].Value} ghi hai lần";
            read.Add(new EmergencyNumber(match.Groups["number"].Value, match.Groups["label"].Value));
        }

        return read.Count == 0 ? "cần ít nhất một số khẩn cấp" : null;
    }

    public override IReadOnlyList<string> Write(IReadOnlyList<EmergencyNumber> value) => [.. value.Select(n => $"{n.Number}: {n.Label}")];

    public override string InWords(IReadOnlyList<EmergencyNumber> value) => string.Join("; ", value.Select(n => $"{n.Number} ({n.Label})"));

    [GeneratedRegex(@"^(?<number>\d{3,11})\s*:\s*(?<label>\S.{0,39})$")]
    private static partial Regex Pattern();
}

/// <summary>A short time in seconds.</summary>
internal sealed class SecondsKind(int least, int most) : ProfileKind<TimeSpan>(JsonShape.Number, ProfileEditor.Number)
{
    public override string Allowed => $"Số giây, từ {least} đến {most}.";

    public override string? Read(IReadOnlyList<string> lines, out TimeSpan value)
    {
        value = default;
        if (lines.Count != 1 || !int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds < least || seconds > most)
            return $"ghi số giây từ {least} đến {most}";
        value = TimeSpan.FromSeconds(seconds);
        return null;
    }

    public override IReadOnlyList<string> Write(TimeSpan value) => [((int)value.TotalSeconds).ToString(CultureInfo.InvariantCulture)];

    public override string InWords(TimeSpan value) => string.Create(CultureInfo.InvariantCulture, $"{(int)value.TotalSeconds} giây");
}

/// <summary>Documents in the order entered, one line each: kind | number | date | issuer | subject.</summary>
internal sealed class DocumentsKind() : ProfileKind<IReadOnlyList<BasisDocument>>(JsonShape.List, ProfileEditor.Documents)
{
    private const char Bar = '|';

    public override string Allowed => "Loại, số và ký hiệu, ngày, cơ quan ban hành, trích yếu; in ra theo thứ tự đã xếp.";

    public override string? Read(IReadOnlyList<string> lines, out IReadOnlyList<BasisDocument> value)
    {
        var read = new List<BasisDocument>();
        value = read;
        foreach (var line in lines)
        {
            var parts = line.Split(Bar, StringSplitOptions.TrimEntries);
            if (parts.Length != 5) return $"dòng “{line}”: cần loại, số, ngày, cơ quan, trích yếu";
            if (parts[0].Length is 0 or > BasisDocument.LongestKind) return $"căn cứ {parts[1]}: ghi loại văn bản, ví dụ Kế hoạch";
            if (parts[1].Length is 0 or > BasisDocument.LongestNumber) return "ghi số và ký hiệu của từng căn cứ, ví dụ 59/KH-CAT-PC06";
            if (!Iso.Date(parts[2], out var date)) return $"căn cứ {parts[1]}: chọn ngày ban hành";
            if (parts[3].Length is 0 or > BasisDocument.LongestIssuer) return $"căn cứ {parts[1]}: ghi cơ quan ban hành";
            if (parts[4].Length > BasisDocument.LongestSubject) return $"căn cứ {parts[1]}: trích yếu tối đa {BasisDocument.LongestSubject} chữ";
            if (read.Exists(d => d.Number == parts[1] && d.Issuer == parts[3])) return $"căn cứ {parts[1]} ghi hai lần";
            read.Add(new BasisDocument(parts[0], parts[1], date, parts[3], parts[4]));
        }

        return null;
    }

    public override IReadOnlyList<string> Write(IReadOnlyList<BasisDocument> value) => [.. value.Select(d => Line(d.Kind, d.Number, Iso.Text(d.Date), d.Issuer, d.Subject))];

    public override string InWords(IReadOnlyList<BasisDocument> value) => value.Count == 0 ? "chưa ghi" : string.Join("; ", value.Select(d => d.InWords()));

    /// <summary>A line from what was typed into the five fields.</summary>
    public static string Line(params IEnumerable<string> fields) => string.Join($" {Bar} ", fields.Select(f => f.Replace(Bar, '/').Trim())).Trim();
}

/// <summary>Dates and months as stored.</summary>
internal static class Iso
{
    public static bool Date(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date.Year is >= 1945 and < 2200;

    public static string Text(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static bool Month(string text, out YearMonth month)
    {
        var read = DateOnly.TryParseExact(text + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var first)
            || DateOnly.TryParseExact("1/" + text, "d/M/yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out first);
        month = read ? YearMonth.Of(first) : default;
        return read && first.Year is >= 1945 and < 2200;
    }
}
