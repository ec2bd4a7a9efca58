using System.Text.RegularExpressions;
using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Conversations.Replies;
using BinhYen.Platform;
using BinhYen.Testing;
using BinhYen.Tests.Architecture;
using BinhYen.Tests.Drivers;

namespace BinhYen.Tests.Confidentiality;

/// <summary>Whoever reports is asked to report and to stay safe, never to confront, chase or hold anybody (R-TT-27).</summary>
public sealed partial class SafetyFirstTests(Servers servers) : IClassFixture<Servers>
{
    /// <summary>Matters in which somebody may meet the one who does it.</summary>
    private static readonly CaseCategory[] Dangerous =
    [
        .. CaseCategories.All.Where(c => c.IsCrime).Select(c => c.Category), CaseCategory.PublicDisorder, CaseCategory.CommunityConflict, CaseCategory.SuspiciousActivity,
        CaseCategory.TrafficViolation, CaseCategory.NationalSecurity, CaseCategory.PoliceConduct, CaseCategory.Unclear,
    ];

    [Fact]
    [Requirement("R-TT-27")]
    public void No_text_of_the_product_asks_anybody_to_confront_chase_or_hold_somebody()
    {
        var texts = Texts().ToList();
        // What is searched must be what is shown: pages, replies in the chat, posters, prepared answers and profiles are among it.
        foreach (var known in new[] { "An toàn của bạn là trước hết", "KHẨN CẤP: GỌI NGAY", "MỖI NHÀ MỘT NGƯỜI VÀO NHÓM ZALO", "Hỏi còn tiếp diễn không", "Không tự tháo, cưa, đốt" })
            texts.ShouldContain(t => t.Text.Contains(known, StringComparison.Ordinal), known);
        texts.SelectMany(t => Asked(t.Text).Select(found => $"{t.File}: {found}")).ShouldBeEmpty();
    }

    [Theory]
    [Requirement("R-TT-27")]
    [InlineData("Thấy kẻ gian, bà con dũng cảm đấu tranh.")]
    [InlineData("Hãy đuổi theo và gọi 113.")]
    [InlineData("Không có Công an ở đó thì tự bắt giữ.\nBà con vây bắt đối tượng!")]
    [InlineData("Xin giữ kẻ trộm lại chờ Công an đến.")]
    [InlineData("Bạn bám theo xem họ đi đâu. Đừng lo.")]
    [InlineData("Bà con chặn xe lại")]
    [InlineData("Cứ xông vào can ngăn, gọi thêm người khống chế.")]
    public void A_text_that_asks_so_is_found(string text) => Asked(text).ShouldNotBeEmpty();

    [Theory]
    [InlineData("Đừng đuổi theo, đừng tự bắt giữ ai.")]
    [InlineData("Bà con tránh xa, không đối đầu, không tự giữ ai.")]
    [InlineData("Chép lại mã để theo dõi tin của bạn.")]
    public void A_text_that_advises_against_it_passes(string text) => Asked(text).ShouldBeEmpty();

    [Fact]
    [Requirement("R-TT-27")]
    public void Every_dangerous_matter_is_answered_with_how_to_stay_safe_and_113()
    {
        Dangerous.Length.ShouldBeGreaterThan(15);
        foreach (var category in Dangerous)
        {
            var reply = Phrases().Acknowledge(Opened(), category);
            foreach (var words in new[] { reply.Text, reply.ShownToStaff ?? reply.Text })
            {
                words.ShouldContain("An toàn của bạn là trước hết", customMessage: category.ToString());
                words.ShouldContain("113", customMessage: category.ToString());
                words.ShouldMatch("[Đđ]ừng |[Dd]ừng ", category.ToString());
            }

            Phrases().Emergency([], category).Text.ShouldContain("113", customMessage: category.ToString());
        }

        // Nobody is frightened who only asks how to get a paper.
        Phrases().Acknowledge(Opened(), CaseCategory.ProcIdCard).Text.ShouldNotContain("113");
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-27")]
    public async Task Whoever_reports_on_the_web_is_told_to_keep_away_before_sending_and_after(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        using var resident = new Resident(server);
        (await resident.OpenAsync("/bao-tin")).Words.ShouldContain("không đối đầu, không đuổi bắt, không tự giữ ai");
        (await resident.ReportAsync(("viec", "trom-cuop"), ("ke", "Đêm qua nhà tôi bị trộm mất xe máy, chiều nay tôi thấy người dắt xe ấy ngoài chợ"))).Path.ShouldBe("/da-nhan");
        resident.Page.Words.ShouldContain("tránh xa, đừng đuổi theo, đừng tự bắt giữ ai");
        resident.Page.Words.ShouldContain("gọi 113");

        using var other = new Resident(server);
        (await other.ReportAsync(("viec", "danh-nhau"), ("ke", "Tối nào nhóm thanh niên cũng đánh nhau ở đầu cầu"))).Path.ShouldBe("/da-nhan");
        other.Page.Words.ShouldContain("Đừng xông vào can ngăn một mình");
        (await other.OpenAsync("/ho-tro")).Words.ShouldContain("không đối đầu, không đuổi bắt, không tự giữ ai");
    }

    /// <summary>Everything anybody could be shown: the words of the source outside its comments, and the prepared texts beside it.</summary>
    /// <remarks>The lexicon and the sample reports hold what residents say, not what they are told.</remarks>
    private static IEnumerable<(string File, string Text)> Texts()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.Path("src/BinhYen"), "*.*", SearchOption.AllDirectories))
        {
            if (Path.GetExtension(file) is not (".cs" or ".razor" or ".js") || Regex.IsMatch(file, "[/\\\\](Migrations|Lexicon|obj|bin)[/\\\\]")) continue;
            yield return (Path.GetFileName(file), string.Join('\n', File.ReadLines(file).Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal))));
        }

        foreach (var name in new[] { "canned-replies.json", "model-profiles.json", "procedures.json", "empty-answers.json", "legal-deadlines.json" })
            yield return (name, File.ReadAllText(Repository.Path($"data/{name}")));
    }

    /// <summary>Places that ask for it: no "đừng", "không", "tránh" … stands before the words in the same sentence.</summary>
    private static IEnumerable<string> Asked(string text) =>
        from Match match in Acts().Matches(text.ToLowerInvariant())
        let begin = match.Index == 0 ? 0 : text.LastIndexOfAny(['.', '!', '?', ';', ':', '\n', '"', '•', '>'], match.Index - 1) + 1
        where !Against().IsMatch(text[begin..match.Index].ToLowerInvariant())
        select text[begin..Math.Min(text.Length, match.Index + match.Length + 20)].ReplaceLineEndings(" ");

    [GeneratedRegex(@"(?<!\p{L})((truy |rượt |xua |chạy )?đuổi (theo|bắt|đánh|kẻ|đối tượng|cho kịp)|truy đuổi|truy bắt|vây bắt|vây ráp|bắt (giữ|quả tang|sống|trói)|tự bắt|khống chế (kẻ|đối tượng|người|tên)|(?<!được )khống chế(?=\s*[.""!])|trói (lại|kẻ|tên|người)|(giữ|bắt|tóm|chặn) (kẻ|đối tượng|tên trộm|người lạ|nghi can|thủ phạm)|giữ (người|họ|hắn|chúng) lại|tự giữ|chặn (xe|đường)|đối đầu|đối chất|tra hỏi|tra khảo|bám theo|theo dõi (đối tượng|người|kẻ|nghi)|rình|mật phục|xông vào|lao vào|đánh trả|đánh lại|tự xử|dũng cảm đấu tranh|trực tiếp đấu tranh|can ngăn)(?!\p{L})")]
    private static partial Regex Acts();

    [GeneratedRegex(@"(?<!\p{L})(đừng|không|chớ|tránh|cấm|dừng|khỏi)(?!\p{L})")]
    private static partial Regex Against();

    private static Phrases Phrases() => new(
        new Commune { Id = CommuneId.New(Now), Slug = "an-phu-khe", Name = "An Phú Khê", Kind = "xã", Province = "Sông Thanh", CodePrefix = "AP", DutyPhone = "0100 000 000" },
        new ProfileValues(), "http://localhost");

    private static readonly DateTimeOffset Now = new(2026, 11, 23, 2, 0, 0, TimeSpan.Zero);

    private static OpenedCase Opened() => new(
        CaseId.New(Now), ConversationId.New(Now), CaseCode.New("AP"), TrackingCode.New(), "AAAA-BBBB", Urgency.High, Now.AddHours(4), null, Now);
}
