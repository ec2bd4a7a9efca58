using BinhYen.Cases;
using BinhYen.Conversations.Understanding;
using BinhYen.Platform.Text;
using CsCheck;

namespace BinhYen.Tests.Cases;

/// <summary>What residents type for short means what it says in full, and a shift, a song or a cold stays what it is.</summary>
public sealed class OfficesInShortTests
{
    [Theory]
    [InlineData("CAKV không xuống", "cong an khu vuc khong xuong")]
    [InlineData("cakv không xuống", "cong an khu vuc khong xuong")]
    [InlineData("C.A.K.V không xuống", "cong an khu vuc khong xuong")]
    [InlineData("ca kv không xuống", "cong an khu vuc khong xuong")]
    [InlineData("Ca k.v ko xuống", "cong an khu vuc ko xuong")]
    [InlineData("CA khu vực không xuống", "cong an khu vuc khong xuong")]
    [InlineData("công an kv không xuống", "cong an khu vuc khong xuong")]
    [InlineData("cong an kv khong xuong", "cong an khu vuc khong xuong")]
    [InlineData("cskv lấy tiền", "canh sat khu vuc lay tien")]
    [InlineData("C.S.K.V lấy tiền", "canh sat khu vuc lay tien")]
    [InlineData("cs kv lấy tiền", "canh sat khu vuc lay tien")]
    [InlineData("csk lấy tiền", "canh sat khu vuc lay tien")]
    [InlineData("cảnh sát kv lấy tiền", "canh sat khu vuc lay tien")]
    [InlineData("cảnh xát khu vực lấy tiền", "canh sat khu vuc lay tien")]
    [InlineData("cbkv lấy tiền", "can bo khu vuc lay tien")]
    [InlineData("anh kv lấy tiền", "anh cong an khu vuc lay tien")]
    [InlineData("ổng khu vực ăn tiền", "ong cong an khu vuc an tien")]
    [InlineData("a kv an tien", "a cong an khu vuc an tien")]
    [InlineData("TCAX nhận tiền", "truong cong an xa nhan tien")]
    [InlineData("T.C.A.X nhận tiền", "truong cong an xa nhan tien")]
    [InlineData("tcax nhan tien", "truong cong an xa nhan tien")]
    [InlineData("Tr.CA nhận tiền", "truong cong an nhan tien")]
    [InlineData("trg.cax nhận tiền", "truong cong an xa nhan tien")]
    [InlineData("sếp trưởng c.a nhận tiền", "sep truong cong an nhan tien")]
    [InlineData("PCAX nhận tiền", "pho truong cong an xa nhan tien")]
    [InlineData("p.trưởng ca nhận tiền", "pho truong cong an nhan tien")]
    [InlineData("P.CAX nhận tiền", "pho truong cong an xa nhan tien")]
    [InlineData("fó ca nhận tiền", "pho truong cong an nhan tien")]
    [InlineData("LĐCA nhận tiền", "lanh dao cong an nhan tien")]
    [InlineData("CAX nhận tiền", "cong an xa nhan tien")]
    [InlineData("ca xã nhận tiền", "cong an xa nhan tien")]
    [InlineData("c.a.x nhận tiền", "cong an xa nhan tien")]
    [InlineData("Mấy chú CA ghé", "may chu cong an ghe")]
    [InlineData("mấy chú ca ghé", "may chu cong an ca ghe")]
    [InlineData("may chu ca ghe", "may chu cong an ca ghe")]
    [InlineData("thằng ca đêm nào cũng ghé", "thang cong an ca dem nao cung ghe")]
    [InlineData("bên ca ăn chia", "ben cong an ca an chia")]
    [InlineData("tụi ca ăn chia", "tui cong an ca an chia")]
    [InlineData("Quán nói CA ăn chia", "quan noi cong an an chia")]
    [InlineData("mấy anh cs ghé", "may anh canh sat ghe")]
    [InlineData("CAV lấy tiền", "cong an vien lay tien")]
    [InlineData("công.an lấy tiền", "cong an lay tien")]
    [InlineData("côg an lấy tiền", "cong an lay tien")]
    [InlineData("congan lấy tiền", "cong an lay tien")]
    [InlineData("mấy thằng cớm lấy tiền", "may thang cong an lay tien")]
    [InlineData("đc trực chửi tôi", "can bo truc chui toi")]
    [InlineData("ng trực chửi tôi", "can bo truc chui toi")]
    [InlineData("tr.tá nhận tiền", "trung ta nhan tien")]
    [InlineData("Đ.uý nhận tiền", "dai uy nhan tien")]
    [InlineData("ông 2// nhận tiền", "ong trung ta nhan tien")]
    [InlineData("ông hai gạch hai sao nhận tiền", "ong trung ta nhan tien")]
    public void A_short_form_is_written_out(string written, string meant)
    {
        Folded(written).ShouldBe(meant);
        Folded(written.Normalize(System.Text.NormalizationForm.FormD)).ShouldBe(meant);
    }

    [Theory]
    [InlineData("Anh ca sĩ ở quán lấy tiền")]
    [InlineData("Tôi làm ca ba, ca đêm về thấy quán mở loa")]
    [InlineData("Trưởng ca ở nhà máy lấy tiền")]
    [InlineData("Hai ca nước đá")]
    [InlineData("Mấy anh ca đêm ở xưởng uống rượu")]
    [InlineData("Quán hát ca cổ tới khuya")]
    [InlineData("Cả xóm mất ngủ, cá chết đầy ao, cà phê mở loa")]
    [InlineData("ca xom mat ngu, ca chet day ao, ca phe mo loa")]
    [InlineData("may ong ca do bong da lay tien")]
    [InlineData("cac anh ca lang uong ruou")]
    [InlineData("anh ca toi lay tien cua me")]
    [InlineData("Cả khu vực mất điện")]
    [InlineData("Mấy anh khu vực chợ lấy tiền")]
    [InlineData("Nhà tôi ở khu vực đầu thôn")]
    [InlineData("Em bị viêm da cơ địa, c ơi")]
    [InlineData("Chữ ký số CA hết hạn")]
    [InlineData("Ca 2 ở xưởng may đánh nhau")]
    [InlineData("Thu tiền đợt 2 ngày 4/11")]
    [InlineData("Đi làm công. An toàn thực phẩm kém")]
    [InlineData("Đi câu ca-ri")]
    public void What_only_looks_like_one_stays(string written) => Folded(written).ShouldBe(string.Join(' ', VietnameseText.Words(written)));

    [Fact]
    public void Ordinary_reports_are_changed_only_where_they_hold_an_office()
    {
        foreach (var message in LabelledReport.Embedded.SelectMany(report => report.Messages))
        {
            if (Folded(message) is var meant && meant != string.Join(' ', VietnameseText.Words(message)))
                (meant.Contains("cong an", StringComparison.Ordinal) || meant.Contains("canh sat", StringComparison.Ordinal) || meant.Contains("can bo", StringComparison.Ordinal)).ShouldBeTrue(message);
        }
    }

    /// <summary>Where everybody needs somebody else's yes, nobody reads any more what they agree to.</summary>
    [Fact]
    public void Most_reports_tell_of_nothing_that_officers_are_accused_of()
    {
        var ordinary = LabelledReport.Embedded.Where(report => !ConflictFinder.MayAccuse(report.Messages)).ToList();
        ordinary.Count.ShouldBeGreaterThan(LabelledReport.Embedded.Count * 3 / 4, string.Join('\n', LabelledReport.Embedded.Except(ordinary).Select(report => string.Join(' ', report.Messages))));
    }

    [Fact]
    public void Whatever_a_telephone_sends_is_read() =>
        Gen.String[Gen.Char["cCaAkKvVxX .-/_tTpPưởngđúý/0123/\u0301\u0300"], 0, 40].Sample(text => SpokenText.Of(text).Words.Count >= 0);

    private static string Folded(string written) => string.Join(' ', VietnameseText.Words(OfficesInShort.WriteOut(VietnameseText.Compose(written))));
}
