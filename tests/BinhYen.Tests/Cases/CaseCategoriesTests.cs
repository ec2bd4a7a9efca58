using BinhYen.Cases;
using BinhYen.Platform.Text;
using BinhYen.Testing;

namespace BinhYen.Tests.Cases;

public sealed class CaseCategoriesTests
{
    [Fact]
    public void Every_category_kind_and_urgency_has_its_row_and_label()
    {
        CaseCategories.All.Select(info => info.Category).ShouldBe(Enum.GetValues<CaseCategory>(), ignoreOrder: true);
        CaseKinds.All.Select(info => info.Kind).ShouldBe(Enum.GetValues<CaseKind>(), ignoreOrder: true);
        Urgencies.All.ShouldBe(Enum.GetValues<Urgency>(), ignoreOrder: true);
        CaseCategories.All.Select(info => info.Label).ShouldBeUnique();
        CaseKinds.All.ShouldAllBe(info => info.Label.Length > 0 && info.LegalTrack.Length > 0);
        Urgencies.All.Select(Urgencies.Label).ShouldBeUnique();
    }

    [Fact]
    [Requirement("R-YC-64", "R-DT-33")]
    public void Accident_and_fire_are_emergencies_by_default()
    {
        CaseCategories.Of(CaseCategory.TrafficAccident).DefaultUrgency.ShouldBe(Urgency.Emergency);
        CaseCategories.Of(CaseCategory.FireExplosion).DefaultUrgency.ShouldBe(Urgency.Emergency);
    }

    [Fact]
    [Requirement("R-YC-65", "R-DT-34")]
    public void Conflicts_between_residents_go_to_mediation() =>
        CaseCategories.Of(CaseCategory.CommunityConflict).Track.ShouldBe(CategoryTrack.Mediation);

    [Fact]
    [Requirement("R-DT-51")]
    public void Each_kind_carries_its_legal_track_and_a_prosecution_request_is_handed_over()
    {
        CaseKinds.Of(CaseKind.ProsecutionRequest).LegalTrack.ShouldContain("chuyển ngay");
        CaseKinds.Of(CaseKind.CrimeDenunciation).IsCrime.ShouldBeTrue();
        CaseKinds.Of(CaseKind.Suggestion).GetsCase.ShouldBeTrue();
        CaseKinds.Of(CaseKind.Praise).GetsCase.ShouldBeFalse();
    }

    [Fact]
    [Requirement("R-TT-24", "R-HG-22")]
    public void No_category_is_about_a_belief_or_a_kind_of_person()
    {
        string[] forbidden = ["ton giao", "tin nguong", "dao la", "doi tuong", "nguoi nghien", "tien an", "dan toc", "religion", "belief", "ethnic", "suspectperson"];
        var names = CaseCategories.All.SelectMany(info => new[] { VietnameseText.Fold(info.Label), info.Category.ToString().ToUpperInvariant() }).ToList();
        names.ShouldNotBeEmpty();
        names.ShouldAllBe(name => !forbidden.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    [Requirement("R-TL-31")]
    public void Police_conduct_is_always_among_the_categories_and_private() =>
        CaseCategories.Of(CaseCategory.PoliceConduct).IsPrivateByNature.ShouldBeTrue();
}
