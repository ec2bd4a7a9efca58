using System.Text;
using BinhYen.Communes;
using BinhYen.Groups.Posters;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using CsCheck;

namespace BinhYen.Tests.Groups.Posters;

/// <summary>The printed sheets: every code on them is read back, and every name fits.</summary>
[Trait("Speed", "Slow")]
public sealed class NoticeSheetTests
{
    private const string Longest = "khu dân cư Nguyễn Thị Minh Khai – Trường Chinh nối dài, cụm Nghĩa Phượng Hoàng Thượng";

    public static TheoryData<string, bool, bool> Sheets => [.. from sheet in Enum.GetNames<NoticeSheet>() from grouped in new[] { true, false } from procedures in new[] { true, false } select (sheet, grouped, procedures)];

    [Theory, MemberData(nameof(Sheets))]
    [Requirement("R-HG-57", "R-TT-26", "R-YC-74")]
    public void Every_code_on_every_sheet_is_read_back_from_paper_and_from_pixels(string name, bool grouped, bool procedures)
    {
        var sheet = Enum.Parse<NoticeSheet>(name);
        var content = Content(grouped: grouped, procedures: procedures);
        var expected = ExpectedOn(sheet, content);
        expected.ShouldContain(content.Report.Address, "the private way to report is on every sheet");

        var png = DrawNotice.Png(content, sheet);
        QrReader.InPicture(png).Order().ShouldBe(expected.Order());
        // As an old phone sees the whole sheet from a step away.
        QrReader.InPicture(png, width: 900).Order().ShouldBe(expected.Order());
        var pdf = DrawNotice.Pdf(content, sheet);
        QrReader.InPdf(pdf).Order().ShouldBe(expected.Order());
        Encoding.Latin1.GetString(pdf).ShouldContain("BeVietnamPro", Shouldly.Case.Sensitive, "the letters travel with the paper");
        DrawNotice.Overflowing(content, sheet).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("thôn Đông Khê", "An Phú Khê", "0100 000 113")]
    [InlineData("xóm Ủng", "Ỷ La", "")]
    [InlineData(Longest, "Phượng Dực Thượng Nguyên Hương", "0219 3876 113 – 0912 345 678")]
    public void Names_of_places_fit_whatever_they_are(string place, string commune, string phone)
    {
        foreach (var sheet in Enum.GetValues<NoticeSheet>())
        {
            var content = Content(place, commune, phone, model: "Kết nối bình yên, toàn dân tham gia bảo vệ an ninh trật tự và phòng, chống tội phạm trên không gian mạng");
            DrawNotice.Overflowing(content, sheet).ShouldBeEmpty($"{sheet}");
            if (Environment.GetEnvironmentVariable("BINHYEN_KEEP_SHEETS") is { } folder) File.WriteAllBytes(Path.Combine(folder, $"{sheet}-{place.Length}.png"), DrawNotice.Png(content, sheet));
        }
    }

    [Fact]
    public void A_text_is_never_cut_and_never_wider_than_its_box()
    {
        const string letters = "ẮẰẲẴẶẤẦẨẪẬỐỒỔỖỘỚỜỞỠỢỨỪỬỮỰÝỲỶỸỴĐđgqyắằẳẵặấầẩẫậốồổỗộớờởỡợứừửữựa";
        Gen.Select(Gen.String[Gen.Char[letters], 1, 14].Array[1, 12], Gen.Single[60, 500], Gen.Single[20, 120]).Sample((words, width, height) =>
        {
            var text = string.Join(' ', words);
            var fitted = FittedText.In(text, NoticeFonts.Bold, width, height, 30, 7);
            using var font = FittedText.FontOf(fitted.Face, fitted.Size);
            string.Concat(fitted.Lines).Replace(" ", "", StringComparison.Ordinal).ShouldBe(string.Concat(words));
            fitted.Lines.ShouldAllBe(line => font.MeasureText(line) <= width + 0.01f);
            if (fitted.Fits) fitted.Height.ShouldBeLessThanOrEqualTo(height + 0.1f);
        }, iter: 200);
    }

    [Fact]
    [Requirement("R-YC-12", "R-YC-74", "R-TT-26")]
    public void Banner_loudspeaker_text_and_post_all_tell_how_to_report_in_private()
    {
        foreach (var grouped in new[] { true, false })
        {
            var content = Content(grouped: grouped);
            NoticeWords.Banner(content).ShouldContain("binhyen.example/x/an-phu-khe/bao-tin");
            NoticeWords.Post(content).ShouldContain(content.Report.Address);
            foreach (var words in new[] { NoticeWords.Banner(content), NoticeWords.Loudspeaker(content), NoticeWords.Post(content) }) words.ShouldContain("0100 000 113");
            var minute = NoticeWords.Loudspeaker(content);
            minute.ShouldContain("113");
            minute.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeInRange(60, 190, "about a minute of slow reading");
            minute.ShouldNotContain("http");
        }
    }

    private static IReadOnlyList<string> ExpectedOn(NoticeSheet sheet, NoticeContent content) => sheet switch
    {
        NoticeSheet.TableCard => [.. content.Codes.Take(2).Select(c => c.Address)],
        NoticeSheet.Guide => [.. new[] { content.Join, content.Report }.OfType<NoticeCode>().Select(c => c.Address)],
        NoticeSheet.Poster or NoticeSheet.Leaflet or NoticeSheet.DeskSign => [.. content.Codes.Select(c => c.Address)],
    };

    internal static NoticeContent Content(
        string place = "thôn Đông Khê", string commune = "An Phú Khê", string phone = "0100 000 113", string model = "Zalo kết nối bình yên", bool grouped = true, bool procedures = true) => new()
        {
            Police = $"Công an xã {commune}", Model = model, Place = place, UnitTerm = "thôn, xóm", DutyPhone = phone, Office = "số 1 đường Bờ Kênh, thôn Đông Khê",
            Numbers = [new EmergencyNumber("113", "Công an"), new EmergencyNumber("114", "Cứu hỏa, cứu nạn"), new EmergencyNumber("115", "Cấp cứu")],
            Join = grouped ? new NoticeCode("Vào nhóm", $"Nhóm “Zalo ANTT {place} xã {commune}”", "https://binhyen.example/x/an-phu-khe/vao-nhom/G01") : null,
            Report = new NoticeCode("Báo tin riêng", "Chỉ Công an đọc. Không cần nêu tên.", "https://binhyen.example/x/an-phu-khe/bao-tin"),
            Procedures = procedures ? new NoticeCode("Hỏi thủ tục", "Giấy tờ cần mang, nơi nộp, ngày trả.", "https://binhyen.example/x/an-phu-khe/thu-tuc") : null,
            CheckCode = "7K3M-9Q2X", GenuineAddress = "binhyen.example/co-that-khong", IssuedOn = new DateOnly(2026, 11, 23),
        };
}
