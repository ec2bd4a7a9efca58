using BinhYen.Communes;
using BinhYen.Communes.Targets;
using CsCheck;

namespace BinhYen.Tests.Communes;

/// <summary>Denominators and dates, tried with every kind of number.</summary>
public sealed class TargetRulesTests
{
    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly Gen<Figure> Figures = Gen.Select(Gen.Int[1, 5_000], Gen.Int[0, 5_000], Gen.Int[0, 400], (whole, part, ago) => new Figure(Math.Min(part, whole), whole, Day.AddDays(-ago)));
    private static readonly Gen<List<Figure>> Histories = Figures.List[0, 8].Select(list => list.OrderBy(f => f.On).DistinctBy(f => f.On).ToList());

    [Fact]
    public void A_percentage_stands_beside_its_counts_and_is_never_rounded_up()
    {
        new Figure(226, 290, Day).ToString().ShouldBe("226/290 (77,9 %)");
        new Figure(74, 143, Day).ToString().ShouldBe("74/143 (51,7 %)");
        new Figure(999, 1000, Day).ToString().ShouldBe("999/1.000 (99,9 %)");
        new Figure(9999, 10_000, Day).Reaches(100).ShouldBeFalse();
        Figures.Sample(f => f.ToString().Contains("100,0", StringComparison.Ordinal) == (f.Part == f.Whole));
    }

    [Fact]
    public void Nothing_counted_is_no_figure_and_no_zero()
    {
        Figure.Of(0, 0, Day).ShouldBeNull();
        Standing.Of(100, [], new DateOnly(2026, 12, 31), Day, "hộ").Label.ShouldBe("Chưa có số liệu");
    }

    [Fact]
    public void What_is_missing_is_exactly_what_reaches_the_target() =>
        Gen.Select(Figures, Gen.Int[0, 100]).Sample((f, percent) =>
        {
            var missing = f.Missing(percent);
            new Figure(f.Part + missing, f.Whole, f.On).Reaches(percent).ShouldBeTrue();
            if (missing > 0) new Figure(f.Part + missing - 1, f.Whole, f.On).Reaches(percent).ShouldBeFalse();
        });

    [Fact]
    public void A_forecast_stays_inside_the_whole_and_follows_the_direction_of_the_counts() =>
        Gen.Select(Histories, Gen.Int[-30, 400]).Sample((counts, ahead) =>
        {
            var last = Day.AddDays(ahead);
            if (Forecast.Of(counts, last) is not { } forecast) return;
            forecast.Figure.Part.ShouldBeInRange(0, forecast.Figure.Whole);
            forecast.Figure.On.ShouldBe(last);
            if (forecast.PerMonth > 0) forecast.Figure.Part.ShouldBeGreaterThanOrEqualTo(counts[^1].Part);
            if (forecast.PerMonth < 0) forecast.Figure.Part.ShouldBeLessThanOrEqualTo(counts[^1].Part);
        });

    [Fact]
    public void Two_counts_closer_than_two_weeks_tell_no_pace()
    {
        Forecast.Of([new Figure(10, 100, Day.AddDays(-13)), new Figure(20, 100, Day)], Day.AddDays(30)).ShouldBeNull();
        var forecast = Forecast.Of([new Figure(10, 100, Day.AddDays(-30)), new Figure(20, 100, Day)], Day.AddDays(60))!;
        forecast.Figure.Part.ShouldBe(40);
        forecast.PerMonth.ShouldBe(10);
    }

    [Fact]
    public void Every_standing_has_a_reason_and_reached_is_never_red() =>
        Gen.Select(Histories, Gen.Int[0, 100], Gen.Bool, Gen.Int[-400, 400]).Sample((counts, percent, asked, ahead) =>
        {
            var standing = Standing.Of(asked ? percent : null, counts, Day.AddDays(ahead), Day, "hộ");
            standing.Reason.ShouldEndWith(".");
            standing.Label.ShouldNotBeEmpty();
            if (!asked || counts.Count == 0) standing.Light.ShouldBe(Light.None);
            else if (counts[^1].Reaches(percent)) standing.Light.ShouldBe(Light.Green);
            else if (ahead < 0) standing.Light.ShouldBe(Light.Red);
        });

    [Fact]
    public void Figures_that_cannot_be_true_together_are_refused() =>
        Gen.Select(Gen.Int[-2, 50], Gen.Int[-2, 60], Gen.Int[-2, 60], Gen.Int[-2, 60]).Sample((households, means, joined, visit) =>
        {
            var possible = households > 0 && means >= 0 && joined >= 0 && means <= households && joined <= means && visit >= 0 && visit <= households;
            (ParticipationCount.Contradiction(households, means, joined, new ReachCount { Visit = visit }) is null).ShouldBe(possible);
        });
}
