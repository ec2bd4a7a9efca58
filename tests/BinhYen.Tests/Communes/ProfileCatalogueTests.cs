using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BinhYen.Communes;
using BinhYen.Communes.ModelProfile;
using BinhYen.Tests.Architecture;
using CsCheck;

namespace BinhYen.Tests.Communes;

/// <summary>A commune's way of working is data: typed, documented, read strictly.</summary>
public sealed class ProfileCatalogueTests
{
    private static readonly ProfilePresets Presets = ProfilePresets.Load();

    public static TheoryData<string> Names => [.. Presets.All.Select(p => p.Name)];

    [Fact]
    public void There_are_five_plans_and_the_products_own() =>
        Presets.All.Select(p => p.Name).ShouldBe(["default", "yen-cuong", "tan-thanh", "dong-tam", "ha-giang", "thuan-loi"]);

    [Fact]
    public void Every_key_says_what_it_means_what_may_stand_there_and_where_it_comes_from()
    {
        ProfileKeys.All.Count.ShouldBeGreaterThan(75);
        foreach (var key in ProfileKeys.All)
        {
            key.Label.ShouldNotBeNullOrWhiteSpace(key.Name);
            key.Effect.ShouldEndWith(".", customMessage: key.Name);
            key.Allowed.ShouldNotBeNullOrWhiteSpace(key.Name);
            key.Rows.ShouldNotBeEmpty(key.Name);
            key.Read(key.Write(key.DefaultValue), out var again).ShouldBeNull(key.Name);
            key.Write(again).ShouldBe(key.Write(key.DefaultValue), key.Name);
            key.InWords(key.DefaultValue).ShouldNotBeNullOrWhiteSpace(key.Name);
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void A_preset_comes_back_from_a_version_as_it_went_in(string name)
    {
        var values = Presets.Find(name)!.Values;
        var again = ProfileValues.FromJson(values.ToJson());
        again.DifferencesTo(values).ShouldBeEmpty();
        again.Preset.ShouldBe(name);
    }

    [Theory, MemberData(nameof(Names))]
    public void A_preset_taken_over_today_contradicts_nothing(string name)
    {
        var today = new DateOnly(2026, 11, 25);
        ProfileRules.Problems(Presets.Find(name)!.AdoptedOn(today, "Sông Thanh"), today).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("group.leaderRole", "\"TruongThon\"", "TruongThon")]
    [InlineData("group.leaderRole", "3", "3")]
    [InlineData("survey.enabled", "\"true\"", "\"true\"")]
    [InlineData("target.householdRate", "[\"2024: 170\"]", "2024: 170")]
    [InlineData("meeting.regular.rule", "\"monthly 32\"", "monthly 32")]
    [InlineData("review.periods", "[\"sometimes\"]", "sometimes")]
    [InlineData("model.period", "\"2026-05/2025-01\"", "2026-05/2025-01")]
    [InlineData("group.nameTemplate", "\"Zalo {thon}\"", "{thon}")]
    [InlineData("content.outbound", "[\"Fire\",\"Fire\"]", "Fire")]
    [InlineData("confidentiality.vault", "false", "false")]
    [InlineData("org.districtLevel", "\"2030-01-01\"", "2030-01-01")]
    [InlineData("model.colour", "\"green\"", "green")]
    public void A_wrong_value_or_an_unknown_key_is_an_error_that_names_both(string key, string value, string named)
    {
        var wrong = Should.Throw<ProfileException>(() => ProfileReader.Read("mẫu", new JsonObject { [key] = JsonNode.Parse(value) }));
        wrong.Message.ShouldContain(key);
        wrong.Message.ShouldContain(named);
    }

    [Fact]
    public void Whatever_is_typed_into_a_field_is_a_value_or_a_sentence_and_never_an_accident() =>
        Gen.Select(Gen.Int[0, ProfileKeys.All.Count - 1], Gen.String.Array[0, 5]).Sample((index, typed) =>
        {
            var key = ProfileKeys.All[index];
            var lines = ProfileReader.LinesOf(string.Join('\n', typed));
            if (key.Read(lines, out var value) is { } problem) return problem.Length > 0;
            return key.Read(key.Write(value), out var again) is null && key.Write(again).SequenceEqual(key.Write(value)) && key.InWords(value).Length > 0;
        });

    [Fact]
    public void A_preset_that_forgets_a_key_is_refused()
    {
        var file = new JsonObject { ["profiles"] = new JsonObject { ["x"] = new JsonObject { ["title"] = "", ["about"] = "", ["values"] = new JsonObject { ["model.name"] = null } } } };
        Should.Throw<ProfileException>(() => ProfilePresets.Read(file)).Message.ShouldContain("model.shortName");
    }

    [Fact]
    public void Null_means_that_the_default_applies()
    {
        var silent = ProfileValues.Of("x", ProfileReader.Read("x", new JsonObject { ["group.sensitiveChannel"] = null }));
        silent.SensitiveChannel.ShouldBe(SensitiveChannel.PrivateOnly);
        silent.IsDefault(ProfileKeys.Sensitive).ShouldBeTrue();
    }

    [Fact]
    public void No_code_asks_which_commune_it_is()
    {
        var places = new Regex("yen-cuong|tan-thanh|dong-tam|ha-giang|thuan-loi|Yên Cường|Tân Thành|Đồng Tâm|Hà Giang|Thuận Lợi");
        var code = Directory.GetFiles(Repository.Path("src/BinhYen"), "*.*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".cs", StringComparison.Ordinal) || f.EndsWith(".razor", StringComparison.Ordinal)).ToList();
        code.Count.ShouldBeGreaterThan(300);
        // Comments may say where a rule comes from.
        code.SelectMany(f => File.ReadLines(f).Select(l => (File: f, Line: l.Trim())))
            .Where(l => places.IsMatch(l.Line) && !l.Line.StartsWith("//", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    [Fact]
    public void A_plan_adopted_later_leaves_its_own_past_behind()
    {
        var adopted = Presets.Find("ha-giang")!.AdoptedOn(new DateOnly(2026, 11, 25), "Sông Thanh");
        adopted.HouseholdTarget.In(2026).ShouldBe(70);
        adopted.HouseholdTarget.In(2027).ShouldBe(90);
        adopted.HouseholdTarget.In(2028).ShouldBeNull();
        adopted.Period.Until.ShouldBeNull();
        adopted.ReportRecipients(new DateOnly(2026, 11, 25)).ShouldBe(["Đảng ủy", "HĐND", "MTTQ", "Ban Chỉ đạo Chuyển đổi số"]);
        Presets.Find("yen-cuong")!.AdoptedOn(new DateOnly(2026, 11, 25), "Sông Thanh").BasisDocuments.ShouldBeEmpty("a paper of another province is no basis here");
    }

    [Fact]
    public void Basis_documents_are_written_with_the_date_of_official_papers() =>
        Presets.Find("yen-cuong")!.Values.BasisDocuments.Single().InWords()
            .ShouldBe("Kế hoạch số 59/KH-CAT-PC06 ngày 11 tháng 3 năm 2026 của Giám đốc Công an tỉnh Ninh Bình");
}
