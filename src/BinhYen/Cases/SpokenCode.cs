using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using BinhYen.Platform.Text;

namespace BinhYen.Cases;

/// <summary>The lists of the spoken code; a word may stand in both.</summary>
[Flags]
internal enum SpokenList
{
    None = 0,
    Things = 1,
    Looks = 2,
}

/// <summary>
/// A tracking code as six pairs of everyday words, to be read aloud over the telephone and typed without marks:
/// "mèo xanh, núi cao, …". Each word stands for seven bits, so that six pairs carry the 80 bits of the code and four of a
/// check. No two words of a list look alike without marks, and none is rude without them.
/// </summary>
internal static class SpokenCode
{
    /// <summary>How many words there are: six pairs.</summary>
    public const int Words = 12;

    private const int LongestWord = 7;
    private const int Bits = 7;
    private const int CheckBits = 4;

    private static readonly string[] _things =
        """
        mèo chó gà vịt trâu bò heo dê ngựa voi cọp gấu thỏ sóc khỉ hươu
        nhím rùa ếch cua tôm cá mực ốc ong kiến quạ én cò công sáo yến
        lúa ngô khoai sắn đậu lạc vừng chè mía dừa cầu cam quýt chanh ổi na
        mít xoài nhãn vải mận đào lê táo nho hồng sen cúc lan mai huệ tre
        trúc thông bàng đa gạo quế hành tỏi gừng nghệ ớt bầu rau nấm nhà bàn
        ghế giường tủ đèn nồi chảo bát đĩa thìa cốc ấm chum thúng rổ nón áo
        quần giày khăn gối chăn chiếu kim chỉ vở sách bút phấn trống đàn kèn chuông
        thuyền xe đường núi sông suối biển hồ mây mưa gió nắng bánh kẹo phở bún
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static readonly string[] _looks =
        """
        xanh đỏ tím trắng vàng đen nâu hồng xám to nhỏ cao thấp dài ngắn rộng
        hẹp dày mỏng nặng nhẹ nhanh chậm mới già trẻ đẹp xinh khéo vụng khỏe yếu
        béo gầy tròn vuông méo thẳng cong nghiêng sạch bẩn ướt khô nóng lạnh ấm mát
        ngọt chua cay đắng mặn nhạt thơm giòn mềm cứng dẻo nhám sáng tối trong đục
        sâu xa gần đông ồn im vui buồn hiền dữ ngoan lười khôn no đói say
        tỉnh thức cười khóc hát múa nhảy chạy bay bơi lặn leo trèo ngồi đứng nằm
        quỳ ăn uống nhai gặm kêu gọi hỏi đáp đọc viết vẽ cắt khâu dệt giặt
        phơi quét rửa gánh vác kéo buộc tháo hiếm chắc bền mịn nhọn cùn thật giữa
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static readonly FrozenDictionary<string, int> _thingOf = ByFold(_things);
    private static readonly FrozenDictionary<string, int> _lookOf = ByFold(_looks);

    /// <summary>The six pairs of the sixteen data characters of a code.</summary>
    public static IReadOnlyList<string> Of(ReadOnlySpan<char> data)
    {
        UInt128 value = 0;
        foreach (var character in data) value = (value << 5) | (uint)Crockford.ValueOf(character);
        value = (value << CheckBits) | CheckOf(value);
        var pairs = new string[Words / 2];
        for (var index = pairs.Length - 1; index >= 0; index--)
        {
            var (look, thing) = ((int)(value & 127), (int)((value >> Bits) & 127));
            pairs[index] = $"{_things[thing]} {_looks[look]}";
            value >>= 2 * Bits;
        }

        return pairs;
    }

    /// <summary>Whether somebody seems to have typed words instead of characters.</summary>
    public static bool IsMeant(string? typed)
    {
        var words = VietnameseText.Words(typed);
        return words.Count >= 4 && words.Count(IsOneOf) * 2 > words.Count;
    }

    /// <summary>In which lists a folded word stands.</summary>
    public static SpokenList ListsOf(string folded) => folded.Length is < 2 or > LongestWord
        ? SpokenList.None
        : (_thingOf.ContainsKey(folded) ? SpokenList.Things : SpokenList.None) | (_lookOf.ContainsKey(folded) ? SpokenList.Looks : SpokenList.None);

    /// <summary>In which of the lists of a word it stands with the marks it was typed with; without any it may be each of them.</summary>
    /// <param name="word">As it was typed.</param>
    /// <param name="folded">The same without marks.</param>
    /// <param name="lists">The lists of that.</param>
    public static SpokenList WithMarks(string word, string folded, SpokenList lists)
    {
        if (lists is SpokenList.None || Ascii.IsValid(word)) return lists;
        var typed = VietnameseText.Compose(word);
        var isThing = (lists & SpokenList.Things) != 0 && typed.Equals(_things[_thingOf[folded]], StringComparison.OrdinalIgnoreCase);
        var isLook = (lists & SpokenList.Looks) != 0 && typed.Equals(_looks[_lookOf[folded]], StringComparison.OrdinalIgnoreCase);
        return (isThing ? SpokenList.Things : SpokenList.None) | (isLook ? SpokenList.Looks : SpokenList.None);
    }

    private static bool IsOneOf(string folded) => ListsOf(folded) is not SpokenList.None;

    /// <summary>The sixteen data characters behind the words; otherwise which pair to look at again.</summary>
    public static Result<string> Read(string? typed)
    {
        var words = VietnameseText.Words(typed);
        if (words.Count != Words)
            return No("wrong-count", string.Create(CultureInfo.InvariantCulture, $"Mã bằng lời có 6 cặp, 12 tiếng; bạn đã nhập {words.Count} tiếng. Hãy kiểm tra xem thiếu hay thừa."));
        UInt128 value = 0;
        for (var index = 0; index < Words; index++)
        {
            if (!(index % 2 == 0 ? _thingOf : _lookOf).TryGetValue(words[index], out var number))
                return No("unknown-word", string.Create(CultureInfo.InvariantCulture, $"Cặp từ thứ {index / 2 + 1} không có trong mã. Hãy xem lại cặp đó rồi nhập lại."));
            value = (value << Bits) | (uint)number;
        }

        var (data, check) = (value >> CheckBits, (uint)(value & 15));
        if (CheckOf(data) != check) return No("check", "Mã bằng lời chưa khớp: có lẽ một tiếng bị nghe nhầm. Hãy nghe hoặc xem lại từng cặp rồi nhập lại.");
        var characters = new char[16];
        for (var index = characters.Length - 1; index >= 0; index--, data >>= 5) characters[index] = Crockford.Alphabet[(int)(data & 31)];
        return new string(characters);
    }

    private static uint CheckOf(UInt128 data)
    {
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128BigEndian(bytes, data);
        return (uint)(SHA256.HashData(bytes)[0] >> 4);
    }

    private static FrozenDictionary<string, int> ByFold(string[] words) =>
        words.Select((word, index) => KeyValuePair.Create(VietnameseText.Fold(word), index)).ToFrozenDictionary();

    private static Refusal No(string code, string message) => new($"tracking-code.words-{code}", message, RefusalKind.Invalid);
}
