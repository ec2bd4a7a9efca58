using System.Text.RegularExpressions;
using BinhYen.Platform.Text;

namespace BinhYen.Confidentiality;

/// <summary>What the law calls sensitive and this product does not collect (X-07).</summary>
internal enum SensitiveTopic
{
    Belief,
    Ethnicity,
    PoliticalOpinion,
    Health,
}

/// <summary>Why somebody's belief, origin, opinion or health has to be written down all the same.</summary>
internal enum SensitiveNeed
{
    /// <summary>Somebody is hurt or in danger: whoever helps must know.</summary>
    Emergency,

    /// <summary>The offence itself is about it.</summary>
    PartOfTheMatter,

    /// <summary>The person asked for help with it.</summary>
    AskedByThePerson,

    /// <summary>The words mean something else.</summary>
    NotAboutAPerson,
}

/// <summary>
/// Notices when staff type belief, ethnicity, political opinion or health into a form. It warns and asks for a reason; it
/// never decides, and it reads only what staff type, never what residents wrote.
/// </summary>
internal static partial class SensitiveTopics
{
    /// <summary>What the texts touch; empty for nothing.</summary>
    public static IReadOnlyList<SensitiveTopic> In(IEnumerable<string> texts)
    {
        var text = VietnameseText.Compose(string.Join('\n', texts)).ToLowerInvariant();
        return [.. Rules().Where(rule => rule.Words.IsMatch(text)).Select(rule => rule.Topic)];
    }

    /// <summary>The warning as the form shows it.</summary>
    public static string Warning(IReadOnlyList<SensitiveTopic> topics) =>
        $"Bạn vừa ghi điều nhạy cảm về một người: {string.Join(", ", topics.Select(InWords))}. Nếu không cần cho việc này, hãy bỏ đi. Nếu cần, chọn lý do rồi gửi lại.";

    public static string InWords(this SensitiveTopic topic) => topic switch
    {
        SensitiveTopic.Belief => "tôn giáo, tín ngưỡng",
        SensitiveTopic.Ethnicity => "dân tộc",
        SensitiveTopic.PoliticalOpinion => "chính kiến",
        SensitiveTopic.Health => "sức khỏe",
    };

    public static string InWords(this SensitiveNeed need) => need switch
    {
        SensitiveNeed.Emergency => "Cấp cứu, cứu nạn: người giúp phải biết",
        SensitiveNeed.PartOfTheMatter => "Chính là nội dung vụ việc",
        SensitiveNeed.AskedByThePerson => "Người đó nhờ giúp về việc này",
        SensitiveNeed.NotAboutAPerson => "Không nói về một người cụ thể",
    };

    private static IEnumerable<(SensitiveTopic Topic, Regex Words)> Rules() =>
        [(SensitiveTopic.Belief, Belief()), (SensitiveTopic.Ethnicity, Ethnicity()), (SensitiveTopic.PoliticalOpinion, Opinion()), (SensitiveTopic.Health, Health())];

    [GeneratedRegex(@"(?<!\p{L})(tôn giáo|theo đạo|đạo (tin lành|thiên chúa|phật|hồi|cao đài|hòa hảo)|công giáo|phật tử|giáo dân|tín đồ|tín ngưỡng|tà đạo|đi lễ nhà thờ)(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Belief();

    [GeneratedRegex(@"(?<!\p{L})(dân tộc (thiểu số|tày|nùng|mông|h'mông|hmông|dao|thái|mường|khmer|chăm|ê đê|gia rai|hoa)|người (dân tộc|mông|h'mông|hmông|nùng|mường|khmer|dao|tày))(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Ethnicity();

    [GeneratedRegex(@"(?<!\p{L})(chính kiến|quan điểm chính trị|phản động|chống đối (chế độ|chính quyền|nhà nước)|bất mãn với (chế độ|chính quyền|nhà nước)|tư tưởng (lệch lạc|chống đối))(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Opinion();

    [GeneratedRegex(@"(?<!\p{L})(tâm thần|thần kinh không bình thường|hiv|aids|ung thư|viêm gan|lao phổi|trầm cảm|động kinh|bệnh án|mang thai|có bầu|tiền sử bệnh|bị bệnh)(?!\p{L})", RegexOptions.CultureInvariant)]
    private static partial Regex Health();
}
