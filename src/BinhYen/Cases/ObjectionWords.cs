using System.Text.RegularExpressions;
using BinhYen.Platform.Text;

namespace BinhYen.Cases;

/// <summary>
/// Recognises that somebody does not agree with an answer, in the way people write it: "không đồng ý", "ko dong y", "vẫn như cũ". Asked only
/// about what is written after an answer. In doubt it is an objection: the leaders read it then, and not whoever is objected to.
/// </summary>
internal static partial class ObjectionWords
{
    /// <summary>Whether the words object to the answer.</summary>
    public static bool In(string text) => Objects().IsMatch(NotObjects().Replace(string.Join(' ', VietnameseText.Words(text)), " "));

    // "Tôi không có ý kiến gì", "không phản đối": said by whoever agrees.
    [GeneratedRegex(@"\b(khong|ko|k|hong|kg|chang|khoi) (\w+ ){0,2}(phan doi|khieu nai|thac mac|buc xuc|that vong|phan nan|khong dong y|can (\w+ ){0,2}(xem|xet|giai quyet|xu ly|kiem tra))\b( \w+ lai\b| lai\b)?")]
    private static partial Regex NotObjects();

    [GeneratedRegex(
        """
        \b(
          (khong|ko|k|kg|khg|hong|hok|chang|dek|chua|deo)\ (he\ |thay\ |duoc\ |the\ |the\ nao\ |co\ )?(dong\ y|dong\ tinh|chap\ nhan|nhat\ tri|tan\ thanh|thoa\ dang|thoa\ man|hai\ long|thuyet\ phuc|tam\ phuc|phuc|chiu|yen\ tam|hop\ ly|cong\ bang|khach\ quan|dut\ diem|triet\ de|ro\ rang)
        | (khong|ko|k|kg|khg|hok)\ (dung|phai\ nhu|giong|co\ tac\ dung|an\ thua|ra\ gi|duoc\ gi|duoc\ viec)
        | (khong|ko|k|kg|khg|hok|chua)\ (he\ |thay\ |ai\ |chiu\ |duoc\ |duoc\ ai\ |ai\ thay\ |thay\ ai\ |co\ ai\ |thay\ cong\ an\ )?(giai\ quyet|xu\ ly|xu\ li|lam\ gi|xuong|thay\ gi|thay\ thay\ doi|thay\ doi|duoc\ gi|dau\ vao\ dau|den\ noi\ den\ chon)
        | (da|co)\ (thay\ |ai\ )?(giai\ quyet|xu\ ly|xu\ li|lam|xuong|kiem\ tra)\ (\w+\ ){0,2}dau
        | van\ (con|the|vay|nhu|y\ nhu|y\ nguyen|tiep\ tuc|tiep\ dien|chua|khong|ko|k|dang|dau\ vao|cu\ the)
        | (dau|co)\ (lai\ )?(hoan\ do|vao\ day)
        | (phan\ doi|khieu\ nai|bac\ bo|khieu\ kien|buc\ xuc|bat\ binh|that\ vong|vo\ ly|phi\ ly|bat\ cong|oan\ uc|oan\ sai|vo\ trach\ nhiem|thieu\ trach\ nhiem|thien\ vi|bao\ che|qua\ loa|lay\ le|(lam|noi|xuong|tra\ loi|giai\ quyet|xu\ ly)\ (\w+\ ){0,2}cho\ co(?!\ (nguoi|dam|ai|may))|cho\ xong|chieu\ le|doi\ pho|thoai\ thac|dun\ day|ne\ tranh|sai\ su\ that|trai\ su\ that|noi\ doi|noi\ lao|noi\ sai|ghi\ sai|sai\ roi|tra\ loi\ (sai|kieu|vay|the)|nhu\ khong|noi\ suong|chung\ chung)
        | (de\ nghi|yeu\ cau|mong|xin|hay|phai|nho|muon|dap)\ (\w+\ ){0,5}(xem\ xet|xem|xet|kiem\ tra|giai\ quyet|xu\ ly|xu\ li|dieu\ tra|xac\ minh|tra\ loi|lam)\ (\w+\ ){0,2}lai
        | (giai\ quyet|xu\ ly|xu\ li|tra\ loi|lam\ an|lam\ viec)\ (\w+\ ){0,2}(gi\ ma|gi\ ki|gi\ ky|kieu\ gi|the\ a|vay\ a|nhu\ the|nhu\ vay|the\ nay|vay\ ha)
        )\b
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Objects();
}
