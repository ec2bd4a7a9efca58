using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Communes;

/// <summary>Kinds of public places that need attention at certain hours (R-TT-39).</summary>
internal enum PublicPlaceKind
{
    [Words("Chợ")] Market,
    [Words("Phố ăn uống")] FoodStreet,
    [Words("Karaoke, giải trí")] Entertainment,
    [Words("Ngã ba, ngã tư")] Crossroads,
    [Words("Cổng trường")] SchoolGate,
    [Words("Bến xe, bến đò")] Station,
    [Words("Sân, nhà văn hóa")] Gathering,
    [Words("Nơi vắng, bãi đất trống")] Secluded,
    [Words("Nơi khác")] Other,
}

/// <summary>
/// A public place with the hours at which it needs attention: for patrols, lighting, a word with the authority that runs it.
/// Data of a place. No field is for a person, and the texts are held against that (decision 0100).
/// </summary>
internal sealed class PublicPlace
{
    public const int LongestName = 120;
    public const int LongestNote = 300;

    /// <summary>More windows than this describe no place that can be planned for.</summary>
    public const int MostWindows = 3;

    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public PublicPlaceKind Kind { get; set; }
    public required string Name { get; set; }

    /// <summary>The hamlet it lies in; null when it lies between several.</summary>
    public HamletId? HamletId { get; set; }

    /// <summary>When it needs attention; at least one.</summary>
    public IReadOnlyList<AttentionWindow> Windows { get; set; } = [];

    /// <summary>What the place is like: dark corner, narrow road, crowd. Empty for nothing to say.</summary>
    public string Note { get; set; } = "";

    /// <summary>First day in the register.</summary>
    public DateOnly Since { get; init; }

    /// <summary>Last day in the register; null while it needs attention. Nothing is deleted.</summary>
    public DateOnly? EndedOn { get; set; }

    /// <summary>Whether one of its windows covers an instant of Vietnam time.</summary>
    public bool NeedsAttentionAt(DateTime local) => Windows.Any(w => w.Covers(local));
}

/// <summary>Days of the week.</summary>
[Flags]
internal enum Weekdays
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
    Wednesday = 4,
    Thursday = 8,
    Friday = 16,
    Saturday = 32,
    Sunday = 64,
    All = 127,
}

/// <summary>Hours on some days of the week, Vietnam time. An end at or before the beginning lies on the next day: Saturday 20:00–01:00 is still Saturday's night.</summary>
/// <param name="Days">Days on which it begins; at least one.</param>
/// <param name="From">Beginning.</param>
/// <param name="Until">End, not part of it any more.</param>
internal readonly record struct AttentionWindow(Weekdays Days, TimeOnly From, TimeOnly Until)
{
    /// <summary>Whether it runs over midnight.</summary>
    public bool EndsNextDay => Until <= From;

    /// <summary>Whether an instant of Vietnam time lies in it.</summary>
    public bool Covers(DateTime local) => Within(local, local.AddTicks(1)) is not null;

    /// <summary>The part of a time span of Vietnam time that lies in it, the first one; null when they have no moment in common.</summary>
    /// <param name="from">Beginning.</param>
    /// <param name="until">End, not part of it any more.</param>
    public (DateTime From, DateTime Until)? Within(DateTime from, DateTime until)
    {
        // A window of the evening before may still run.
        for (var day = DateOnly.FromDateTime(from).AddDays(-1); day <= DateOnly.FromDateTime(until); day = day.AddDays(1))
        {
            if ((Days & Of(day.DayOfWeek)) == 0) continue;
            var (begins, ends) = (day.ToDateTime(From), day.AddDays(EndsNextDay ? 1 : 0).ToDateTime(Until));
            if (begins < until && from < ends) return (begins > from ? begins : from, ends < until ? ends : until);
        }

        return null;
    }

    public static Weekdays Of(DayOfWeek day) => day is DayOfWeek.Sunday ? Weekdays.Sunday : (Weekdays)(1 << ((int)day - 1));

    /// <summary>"thứ Sáu, thứ Bảy 18:00–23:30"; "hằng ngày 05:00–08:00".</summary>
    public string InWords() => $"{DaysInWords()} {From:HH\\:mm}–{Until:HH\\:mm}{(EndsNextDay ? " hôm sau" : "")}";

    /// <summary>As stored: "127 05:00 08:00".</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(int)Days} {From:HH\\:mm} {Until:HH\\:mm}");

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static AttentionWindow Parse(string stored)
    {
        var parts = stored.Split(' ');
        return new AttentionWindow((Weekdays)int.Parse(parts[0], CultureInfo.InvariantCulture), TimeOnly.ParseExact(parts[1], "HH:mm", CultureInfo.InvariantCulture), TimeOnly.ParseExact(parts[2], "HH:mm", CultureInfo.InvariantCulture));
    }

    private string DaysInWords()
    {
        const Weekdays working = Weekdays.Monday | Weekdays.Tuesday | Weekdays.Wednesday | Weekdays.Thursday | Weekdays.Friday;
        var days = Days;
        return days switch
        {
            Weekdays.All => "hằng ngày",
            working => "thứ Hai đến thứ Sáu",
            Weekdays.Saturday | Weekdays.Sunday => "cuối tuần",
            _ => string.Join(", ", Named.Where(n => (days & n.Day) != 0).Select(n => n.Name)),
        };
    }

    /// <summary>The days in the order of the week, as they are called.</summary>
    public static IReadOnlyList<(Weekdays Day, string Name)> Named { get; } =
    [
        (Weekdays.Monday, "thứ Hai"), (Weekdays.Tuesday, "thứ Ba"), (Weekdays.Wednesday, "thứ Tư"), (Weekdays.Thursday, "thứ Năm"), (Weekdays.Friday, "thứ Sáu"), (Weekdays.Saturday, "thứ Bảy"), (Weekdays.Sunday, "Chủ nhật"),
    ];
}

internal sealed class PublicPlaceMapping : IEntityTypeConfiguration<PublicPlace>
{
    public void Configure(EntityTypeBuilder<PublicPlace> builder)
    {
        builder.ToTable("public_places").HasKey(p => p.Id);
        builder.Property(p => p.Name).HasMaxLength(PublicPlace.LongestName);
        builder.Property(p => p.Note).HasMaxLength(PublicPlace.LongestNote);
        // A handful of windows belong to their place and are never asked for alone.
        builder.Property(p => p.Windows).HasMaxLength(100).HasConversion(
            windows => string.Join(';', windows), stored => Read(stored),
            new ValueComparer<IReadOnlyList<AttentionWindow>>((a, b) => a!.SequenceEqual(b!), w => w.Aggregate(0, HashCode.Combine), w => w));
        builder.HasIndex(p => new { p.CommuneId, p.EndedOn });
    }

    private static IReadOnlyList<AttentionWindow> Read(string stored) => [.. stored.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(AttentionWindow.Parse)];
}
