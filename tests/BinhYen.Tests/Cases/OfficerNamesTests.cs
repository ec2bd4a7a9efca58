using System.Text;
using BinhYen.Cases;
using BinhYen.Conversations.Understanding;
using BinhYen.Platform.Text;
using CsCheck;

namespace BinhYen.Tests.Cases;

/// <summary>Officers are looked for only where a word is their given name without its marks: nothing may be overlooked by that.</summary>
public sealed class OfficerNamesTests
{
    private static readonly string[] Names =
    [
        "Trần Hữu Nghiêm", "Lê Văn Trí", "Vũ Khải", "Nguyễn Thị Hoà", "Phạm Minh Đức", "Đỗ Quang Bách", "Ngô Thuý", "Lý Văn Khoẻ", "Bùi Thị Quyên", "Hoàng Ân", "Sùng A Páo", "Y Ơi", "Nguyễn Văn A.", "Đạt",
    ];

    private static readonly string[] Calls =
    [
        "anh {0}", "Anh {0} ơi", "gửi anh {0}", "Kính gửi đồng chí {0}", "đại uý {0} nhận tiền của tôi", "dai uy {0} lay tien", "ông {0} công an", "{0} csgt", "sếp {0}", "có {0}", "đ/c {0}", "chị {0}. {0}!", "{0}",
    ];

    [Fact]
    public void Nobody_is_overlooked_in_the_messages_of_residents()
    {
        var texts = LabelledReport.Embedded.Select(report => string.Join('\n', report.Messages)).ToList();
        // Every word that residents use may be somebody's name.
        foreach (var text in texts)
            ShouldAgree(text, [.. Names, .. text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Select(word => $"Nguyễn {word}")]);
    }

    [Fact]
    public void Nobody_is_overlooked_however_the_name_is_written()
    {
        var ways = from name in Names
                   from said in new[] { name, name.Split(' ')[^1], string.Join(' ', name.Split(' ').TakeLast(2)) }
                   from written in new[] { said, said.ToUpperInvariant(), said.Normalize(NormalizationForm.FormD), VietnameseText.Fold(said), said.Replace("oà", "òa", StringComparison.Ordinal).Replace("uý", "úy", StringComparison.Ordinal).Replace("oẻ", "ỏe", StringComparison.Ordinal) }
                   from call in Calls
                   select string.Format(System.Globalization.CultureInfo.InvariantCulture, call, written);
        foreach (var text in ways.Distinct()) ShouldAgree(text, Names);
    }

    [Fact]
    public void Nobody_is_overlooked_in_whatever_a_telephone_sends() =>
        Gen.Select(Gen.String[Gen.Char['\0', '\uFFFF'], 0, 6], Gen.String[Gen.Char["aàáâấoòóôdđhy\u0301\u0300\u0323.A1"], 1, 4], Gen.String[Gen.Char["aàáâấoòóôdđhy\u0301\u0300\u0323.A1"], 1, 4])
            .Sample((odd, first, second) =>
            {
                ShouldAgree($"anh {first}{odd} đại uý {second} {odd}", [first, second, $"Vũ {first}", $"Vũ {second}{odd}", odd]);
            });

    /// <summary>A report that says itself whom it is about stands for itself; one that points at somebody it does not name may go on with anything.</summary>
    [Theory]
    [InlineData("Anh ấy lại xuống quán đòi tiền nữa rồi", true)]
    [InlineData("ông ta vừa gọi điện dọa nhà em", true)]
    [InlineData("chào các anh, ông ấy lại sang đập cửa", true)]
    [InlineData("Nhờ anh cho người xuống, ông ấy lại sang đập cửa", true)]
    [InlineData("anh ay lai xuong quan doi tien", true)]
    [InlineData("Ổng lại ghé nữa", true)]
    [InlineData("Nơi xảy ra: thôn Đông Khê\nanh ay lai xuong quan doi tien", true)]
    [InlineData("anh ay lai xuong quan doi tiền nua roi", true)]
    [InlineData("Bác Tư đầu ngõ mở loa\nong ay con chui toi ca dem", false)]
    [InlineData("biết em báo nên dặn em không được nói", true)]
    [InlineData("Ông Tư đầu xóm thả chó, ông ấy còn chửi tôi", false)]
    [InlineData("Hàng xóm nhà em mở loa to, anh ấy say rượu", false)]
    [InlineData("ong hang xom tha cho rong, ong ay con chui toi", false)]
    [InlineData("Mấy người ấy lại mở loa karaoke", false)]
    [InlineData("Có kẻ lạ vào nhà, hắn lấy xe máy", false)]
    [InlineData("Đèn đường hỏng, cô giáo ngã xe, cô ấy gãy tay", false)]
    [InlineData("Quán Hương lại mở loa to, khách nhậu cùng nhau chửi con tôi, nhắc không nghe", false)]
    [InlineData("Trước cửa nhà tôi có đống rác to này mấy hôm rồi", false)]
    public void Words_that_point_at_somebody_they_do_not_tell_of_are_found(string words, bool pointsOutside) =>
        ResumingWords.PointOutside([words], CaseCategory.Noise).ShouldBe(pointsOutside);

    // The full search looks at every word.
    private static void ShouldAgree(string text, IEnumerable<string> names)
    {
        var said = SpokenText.Of(text);
        foreach (var name in names.Select(name => SpokenText.Of(name).Words).Where(name => name.Count > 0))
        {
            var isNamed = Enumerable.Range(0, said.Words.Count).Any(at => OfficerNames.MentionAt(said, at, name) is not OfficerMention.None);
            (OfficerNames.MentionOf(said, name, isBlame: true) is not OfficerMention.None).ShouldBe(isNamed, $"{string.Join(' ', name)} in: {text}");
        }
    }
}
