using System.Text.RegularExpressions;

namespace BinhYen.Confidentiality.Exposure;

/// <summary>Names of people in a text, found the way a reader would: by surname, by title, by capitals in mid-sentence.</summary>
internal static partial class Names
{
    private static readonly HashSet<string> Titles = Set("ông bà anh chị chú cô bác cậu dì mợ dượng em cháu thầy thằng lão mụ nhà quán tiệm ong ba anh chi chu co bac cau di em chau thay thang lao nha quan tiem");

    private static readonly HashSet<string> Houses = Set("nha quan tiem");
    private static readonly HashSet<string> NoPlaces = [];

    // After a title these tell no name: "bà con", "anh em", "quán nước", "nhà trọ".
    private static readonly HashSet<string> NoNames = Set(
        "ay nay kia do con em anh chi ba bac noi ngoai gia tre toi minh ta ho dan nuoc an com nhau karaoke net tro van hoa hang xom o thue bi dang da se va la thi co khong hay cung di ve o tai bao " +
        "noi lam nguoi trai gai giao si sinh dau re chu vo chong cac nhung nuoi cho voi cua rat lon nho nha cua rieng moi cu xe truoc sau ben canh gan hat bia ca phe thuoc tap hoa may xay dung cho ngay dem " +
        "toi qua som muon ra vao len xuong cap bao ve thanh nien phu nu phu huynh hoc sinh cong an truong pho bi thu hoi thoai nuong oc pho bun chao sua internet game bida xua dinh chua mieu am tho " +
        "ruong vuon ao kho xuong may dau nay kho khan nghi khach ga nghe dong nguoi nguyen nhan tuc ky quyet dinh dieu kien lien quan tam sat ly trong doi");

    private static readonly HashSet<string> Bodies = Set(
        "cong an uy ban nhan dan mat tran to quoc doan thanh nien hoi phu nu cuu chien binh nong dan dang xa phuong thon xom ap ban khu pho to chi bo truong mam non tieu hoc trung hoc co so thcs thpt ubnd hdnd antt zalo vneid " +
        "viet nam tet nguyen dan quoc khanh nha van hoa tram y te cho cau dinh chua tinh huyen trung tam phuc vu hanh chinh cong");

    /// <summary>Full names (“Nguyễn Văn A”) and names after a title (“anh Tuấn”).</summary>
    public static IEnumerable<(int First, int Last)> OfPeople(MeasuredText text, IReadOnlySet<string> places)
    {
        var (line, at) = text.AsLine(w => w.Folded);
        foreach (Match match in FullName().Matches(line)) yield return (at[match.Index], at[match.Index + match.Length - 1]);

        for (var w = 0; w < text.Words.Count; w++)
        {
            if (Surnames.Contains(text.Words[w].Folded) && text.Words[w].IsCapital && IsNamePart(text, w + 1, places))
            {
                var last = w + 1;
                while (last + 1 < text.Words.Count && last - w < 3 && IsNamePart(text, last + 1, places)) last++;
                yield return (w, last);
            }

            // A hamlet may be called Lộc and a neighbour too: after a title it is the neighbour.
            if (Titles.Contains(text.Words[w].Exact) && IsNamePart(text, w + 1, Houses.Contains(text.Words[w].Folded) ? places : NoPlaces)) yield return (w, w + 1);
        }
    }

    /// <summary>Capitals in mid-sentence that are neither a public body nor a place everybody knows: perhaps a name.</summary>
    public static IEnumerable<(int First, int Last)> PerhapsOf(MeasuredText text, IReadOnlySet<string> places)
    {
        for (var w = 0; w < text.Words.Count; w++)
        {
            if (IsNamePart(text, w, places) && !text.Words[w].BeginsSentence) yield return (w, w);
        }
    }

    /// <summary>What a source calls people by: words with a capital in mid-sentence, and what follows a title.</summary>
    public static IReadOnlyList<MeasuredWord> ToldIn(MeasuredText source, IReadOnlySet<string> places)
    {
        var told = new List<MeasuredWord>();
        for (var w = 0; w < source.Words.Count; w++)
        {
            var word = source.Words[w];
            if (word.HasDigit) continue;
            var afterTitle = w > 0 && Titles.Contains(source.Words[w - 1].Exact) && IsBlank(source, w - 1) && !NoNames.Contains(word.Folded) && !LittleWords.Contains(word.Folded)
                && !(Houses.Contains(source.Words[w - 1].Folded) && places.Contains(word.Folded));
            if (afterTitle || (word.IsCapital && !word.BeginsSentence && !places.Contains(word.Folded) && !Bodies.Contains(word.Folded))) told.Add(word);
        }

        return told;
    }

    /// <summary>Words of a text by which a source called somebody, used here as a name too.</summary>
    public static IEnumerable<(int First, int Last)> Shared(MeasuredText text, IReadOnlyList<MeasuredWord> told, IReadOnlySet<string> known)
    {
        for (var w = 0; w < text.Words.Count; w++)
        {
            var word = text.Words[w];
            if (known.Contains(word.Folded)) continue;
            var asName = (word.IsCapital && !word.BeginsSentence) || (w > 0 && Titles.Contains(text.Words[w - 1].Exact) && !NoNames.Contains(word.Folded)) || !OrdinaryWords.Contains(word);
            if (asName && told.Any(t => t.Folded == word.Folded && (!t.HasMarks || !word.HasMarks || t.Exact == word.Exact))) yield return (w, w);
        }
    }

    /// <summary>Whether a word is a surname, however it is written.</summary>
    public static bool IsSurname(MeasuredWord word) => Surnames.Contains(word.Folded);

    /// <summary>Whether a word is what people are called by before their name.</summary>
    public static bool IsTitle(MeasuredWord word) => Titles.Contains(word.Exact);

    private static bool IsNamePart(MeasuredText text, int w, IReadOnlySet<string> places) =>
        w < text.Words.Count && text.Words[w].IsCapital && !text.Words[w].HasDigit && !places.Contains(text.Words[w].Folded) && !Bodies.Contains(text.Words[w].Folded)
        && (w == 0 || IsBlank(text, w - 1));

    private static bool IsBlank(MeasuredText text, int w) => MemoryExtensions.IsWhiteSpace(text.Between(w, w + 1));

    private static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.Ordinal);

    private static readonly HashSet<string> Surnames = Set(
        "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh doan mai dao trinh luong luu mac kieu ha cao chu chau thai ta phung to tong lam quach vuong trieu hua dam lo ly");

    [GeneratedRegex(@"\b(?:nguyen|tran|le|pham|hoang|huynh|phan|vu|vo|dang|bui|do|ho|ngo|duong|ly|dinh|doan|mai|dao|trinh|luong|luu|mac|kieu|cao|phung|quach|vuong)" +
        @" (?:van|thi|huu|duc|dinh|xuan|ngoc|minh|thanh|quoc|cong|ba|trong|viet|hong|kim|thuy|gia|anh|bich|phuong|the|duy|quang|manh|tien)(?: [a-z]+)?\b")]
    private static partial Regex FullName();
}
