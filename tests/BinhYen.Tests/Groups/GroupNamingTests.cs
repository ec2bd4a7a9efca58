using BinhYen.Communes;
using BinhYen.Groups;
using BinhYen.Groups.Registry;
using BinhYen.Testing;

namespace BinhYen.Tests.Groups;

public sealed class GroupNamingTests
{
    private static readonly GroupRules Rules = new();

    [Theory]
    [Requirement("R-YC-45")]
    [InlineData(nameof(UnitKind.Hamlet), "xóm Cầu Đá", "Zalo ANTT xóm Cầu Đá xã An Phú Khê")]
    [InlineData(nameof(UnitKind.School), "Trường THCS An Phú Khê", "Zalo ANTT Trường THCS An Phú Khê xã An Phú Khê")]
    [InlineData(nameof(UnitKind.Enterprise), "Công ty TNHH May Sao Khê", "Zalo ANTT Công ty TNHH May Sao Khê xã An Phú Khê")]
    [InlineData(nameof(UnitKind.Cooperative), "HTX  nông nghiệp Phú Lộc ", "Zalo ANTT HTX nông nghiệp Phú Lộc xã An Phú Khê")]
    public void The_rule_builds_the_name_of_a_unit_of_any_kind(string kind, string unit, string name)
    {
        GroupNaming.Proper(Rules.NameTemplate, unit, 1, GivenGroup.Commune).ShouldBe(name);
        GroupNaming.Judge(GivenGroup.Group(unit: Enum.Parse<UnitKind>(kind), unitName: unit, name: name), Rules, GivenGroup.Commune).Fit.ShouldBe(NameFit.Fits);
    }

    [Theory]
    [Requirement("R-YC-45")]
    [InlineData("Zalo ANTT thôn Đông Khê xã An Phú Khê", nameof(NameFit.Fits))]
    [InlineData("zalo antt  Thôn Đông Khê Xã An Phú Khê ", nameof(NameFit.Fits))]
    [InlineData("Zalo ANTT thôn Đo\u0302ng Khe\u0302 xã An Phú Khê", nameof(NameFit.Fits))]
    [InlineData("Zalo ANTT thôn Dong Khe xã An Phú Khê", nameof(NameFit.Differs))]
    [InlineData("Zalo xóm Mới vui vẻ", nameof(NameFit.Differs))]
    [InlineData("", nameof(NameFit.Differs))]
    public void Capitals_spaces_and_composition_make_no_other_name_but_marks_do(string name, string fit) =>
        GroupNaming.Judge(GivenGroup.Group(name: name), Rules, GivenGroup.Commune).Fit.ToString().ShouldBe(fit);

    [Fact]
    [Requirement("R-YC-45")]
    public void A_unit_that_carries_the_commune_in_its_name_keeps_the_long_name_and_is_offered_the_short_one()
    {
        var group = GivenGroup.Group(unit: UnitKind.Agency, unitName: "UBND xã An Phú Khê", name: "Zalo ANTT UBND xã An Phú Khê xã An Phú Khê");
        var verdict = GroupNaming.Judge(group, Rules, GivenGroup.Commune);
        verdict.Fit.ShouldBe(NameFit.FitsTwice);
        verdict.Short.ShouldBe("Zalo ANTT UBND xã An Phú Khê");

        group.NoteName("Zalo ANTT UBND xã An Phú Khê");
        GroupNaming.Judge(group, Rules, GivenGroup.Commune).Fit.ShouldBe(NameFit.Fits);
        group.NoteName("Zalo ANTT UBND xã An Phú Khê xã An Phú Khê");
        group.ApproveName("Đã in trên biển");
        GroupNaming.Judge(group, Rules, GivenGroup.Commune).Fit.ShouldBe(NameFit.Approved);
    }

    [Fact]
    public void An_exception_holds_for_the_name_it_was_made_for_and_for_no_other()
    {
        var group = GivenGroup.Group(name: "Zalo xóm Mới vui vẻ");
        group.ApproveName("Bà con quen tên này");
        GroupNaming.Judge(group, Rules, GivenGroup.Commune).Fit.ShouldBe(NameFit.Approved);
        group.NoteName("Zalo xóm Mới rất vui");
        GroupNaming.Judge(group, Rules, GivenGroup.Commune).Fit.ShouldBe(NameFit.Differs);
    }

    [Fact]
    [Requirement("R-YC-44")]
    public void The_second_group_of_a_unit_carries_its_number()
    {
        GroupNaming.Proper(Rules.NameTemplate, "thôn Đông Khê", 2, GivenGroup.Commune).ShouldBe("Zalo ANTT thôn Đông Khê xã An Phú Khê (2)");
        GroupNaming.Judge(GivenGroup.Group(number: 2), Rules, GivenGroup.Commune).Fit.ShouldBe(NameFit.Differs, "the first group's name is taken");
    }

    [Fact]
    [Requirement("R-HG-51")]
    public void Where_the_profile_leaves_names_free_none_is_wrong() =>
        GroupNaming.Judge(GivenGroup.Group(name: "Bình yên thôn tôi"), Rules with { NameTemplate = new GroupNameTemplate("") }, GivenGroup.Commune).Fit.ShouldBe(NameFit.Free);
}
