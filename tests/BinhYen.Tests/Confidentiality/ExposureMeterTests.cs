using System.Text;
using BinhYen.Confidentiality;
using BinhYen.Testing;
using CsCheck;

namespace BinhYen.Tests.Confidentiality;

/// <summary>What leads from a text to the person who spoke is found, however it is written (ISO-3, ISO-4, ISO-9).</summary>
public sealed class ExposureMeterTests
{
    private const string Report = "Tối qua lúc 21h47 có bốn thanh niên lạ mặt cưa cây xà cừ sau kho lúa nhà ông Bảy Búa, đi xe Exciter 29X1-456.78, một đứa bị thọt chân";
    private static readonly string[] Places = ["thôn An Lạc", "phố ăn đêm An Lạc", "quán karaoke đầu thôn", "nhà văn hóa Trung Hòa", "chợ Phú Lộc"];

    private static readonly string[] Vocabulary =
    [
        "quán", "hàng", "đêm", "mở", "nhạc", "to", "trẻ", "xóm", "đường", "cãi", "Đốt", "rác", "khói", "chó", "thả", "rông", "ngõ", "hẹp", "nước", "chảy", "tràn", "rượu", "say", "mừng", "ướt", "xửa",
    ];

    private static readonly Gen<string[]> Words = Gen.Int[0, Vocabulary.Length - 1].Select(i => Vocabulary[i]).Array[6, 40];

    [Theory]
    [InlineData("Cảm ơn bạn, Công an xã đang xem việc này ở thôn An Lạc.", "")]
    [InlineData("Chào bạn, Ủy ban nhân dân xã và Mặt trận Tổ quốc đã họp ở chợ Phú Lộc.", "")]
    [InlineData("Trung tá Bùi Thế Quý sẽ gọi cho bạn, hoặc bạn gặp anh Quý.", "")]
    [InlineData("Thị trường tự do, văn bản của tỉnh, thi hành án: bạn xem thêm ở nhà văn hóa.", "")]
    [InlineData("Hôm đó có chị thi xuyen báo trước", "thi xuyen")]
    [InlineData("Có phải Lường Văn Một không?", "luong van mot")]
    [InlineData("Có phải LƯỜNG VĂN-MỘT, hay Lan Phương?", "luong van mot|lan phuong")]
    [InlineData("Hỏi Nguyễn Thị Thu Hà, gọi 0912.345.678", "nguyen thi thu ha|0912345678")]
    [InlineData("Lan Phương Thu Hoài Mai Anh Tú", "lan phuong thu hoai|hoai mai anh tu")]
    [InlineData("gọi 0912345678901234567", "09123456789|23456789012|56789012345|8901234567|0912345678901234567")]
    public void A_text_asks_the_vault_only_about_what_has_the_shape_of_a_name_and_each_part_of_it_counts(string text, string asked) =>
        string.Join('|', ExposureMeter.AskedIn(text, [.. Places, "Bùi Thế Quý"])).ShouldBe(asked);

    [Fact]
    [Requirement("R-TT-48")]
    public void ISO_4_six_words_in_a_row_of_the_source_are_refused_however_they_are_written() =>
        Gen.Select(Words, Gen.Int[0, 1000], Gen.Int[0, 1_000_000]).Sample((words, at, seed) =>
        {
            var from = at % (words.Length - 5);
            var random = new Random(seed);
            var copied = Disguise(words[from..(from + 6)], random);
            var text = $"{Filler(random)} {copied} {Filler(random)}";
            var found = ExposureMeter.MeasureRequest(text, new ExposureSources([string.Join(' ', words)], [], Places), houseIsThePlace: false);
            var quote = found.FirstOrDefault(f => f.Kind is ExposureKind.Quote);
            quote.ShouldNotBeNull(text);
            quote.IsRefused.ShouldBeTrue();
            // The underline covers the copied letters.
            var composed = text.Normalize(NormalizationForm.FormC);
            quote.Start.ShouldBeInRange(0, composed.Length);
            quote.End.ShouldBeInRange(quote.Start + 6, composed.Length);
        }, iter: 3_000);

    [Fact]
    public void ISO_4_little_words_put_in_or_left_out_do_not_hide_a_copied_sentence()
    {
        foreach (var trick in new[]
        {
            "bốn thanh niên thì lạ mặt mà cưa cây xà cừ ở sau kho",
            "thanh niên lạ mặt đã cưa những cây xà cừ sau cái kho lúa",
            "BỐN. THANH. NIÊN. LẠ. MẶT. CƯA",
            "bon thanh nien la mat cua",
            "bốnthanhniênlạmặtcưa",
            "b ố n t h a n h n i ê n l ạ m ặ t c ư a",
            "bốn​thanh​niên​lạ​mặt​cưa",
            "ｂốn thanh niên lạ mặt cưa",
            "bốn thаnh niên lạ mặt cưa",
        })
            Kinds(trick).ShouldContain(ExposureKind.Quote, trick);
    }

    [Theory]
    [InlineData("gọi 0912 345 678 nếu thấy")]
    [InlineData("gọi 0912.345.678")]
    [InlineData("gọi +84 912-345-678")]
    [InlineData("gọi (09) 12 34 56 78")]
    [InlineData("gọi 0 9 1 2 3 4 5 6 7 8")]
    [InlineData("gọi ０９１２３４５６７８")]
    [InlineData("gọi O912 345 67B8 hay O9l2345678")]
    [InlineData("gọi không chín một hai ba bốn năm sáu bảy tám")]
    [InlineData("goi khong chin mot hai ba bon nam sau bay tam")]
    [InlineData("gọi 09 một hai 345 sáu bảy 8")]
    public void ISO_4_a_telephone_number_is_found_however_it_is_written(string text) => Kinds(text).ShouldContain(ExposureKind.Phone);

    [Theory]
    [InlineData("Ngày 23/11/2026 và 24/11/2026 có gì lạ không?")]
    [InlineData("Từ ngày 20 tháng 11 năm 2026 đến nay có tiếng ồn không?")]
    [InlineData("Mấy hôm nay khu vực chợ Phú Lộc có đông người tụ tập không?")]
    [InlineData("Tối 23/11, tình hình quanh nhà văn hóa Trung Hòa có gì khác thường không?")]
    public void A_neutral_question_passes(string text) => ExposureMeter.MeasureRequest(text, Sources, houseIsThePlace: false).ShouldBeEmpty(text);

    [Theory]
    [InlineData("Ông Nguyễn Văn Hùng có ở đó không?", ExposureKind.Name)]
    [InlineData("nguyen van hung co o do khong", ExposureKind.Name)]
    [InlineData("Có thấy anh Tuấn không?", ExposureKind.Name)]
    [InlineData("Có thấy ông Lộc không?", ExposureKind.Name)]
    [InlineData("Khoảng 21 giờ có gì lạ không?", ExposureKind.ExactTime)]
    [InlineData("Lúc chín giờ rưỡi có gì lạ không?", ExposureKind.ExactTime)]
    [InlineData("Lúc 21:47 có gì lạ không?", ExposureKind.ExactTime)]
    [InlineData("Ở số nhà 12B có gì lạ không?", ExposureKind.House)]
    [InlineData("Trong ngõ 45/2 có gì lạ không?", ExposureKind.House)]
    [InlineData("Gần nhà bà Tư có gì lạ không?", ExposureKind.House)]
    [InlineData("Xem https://zalo.me/0a1b2c", ExposureKind.Identifier)]
    [InlineData("Người gửi 7300000000000000311", ExposureKind.Identifier)]
    [InlineData("Vụ AP-7K3F-29X thế nào?", ExposureKind.Identifier)]
    [InlineData("Xe 29X1-456.78 có qua đó không?", ExposureKind.ToldNumber)]
    [InlineData("Có 4 thanh niên không?", ExposureKind.ToldNumber)]
    [InlineData("Có ai tên Búa không?", ExposureKind.ToldName)]
    [InlineData("Có người bị thọt không?", ExposureKind.ToldWord)]
    [InlineData("Có xe Exciter không?", ExposureKind.ToldName)]
    public void What_points_to_a_person_a_house_or_a_minute_is_underlined(string text, object kind)
    {
        var found = ExposureMeter.MeasureRequest(text, Sources, houseIsThePlace: false).Where(f => f.Kind == (ExposureKind)kind).ToList();
        found.ShouldNotBeEmpty(string.Join(", ", ExposureMeter.MeasureRequest(text, Sources, false).Select(f => $"{f.Kind}:{text[f.Start..f.End]}")));
        found[0].Advice.ShouldEndWith(".");
    }

    [Theory]
    [InlineData("Nhờ anh bám theo nhóm đó")]
    [InlineData("Anh quay phim giúp")]
    [InlineData("Hãy vào nhà xem có gì")]
    [InlineData("Theo dõi giúp mấy hôm")]
    [InlineData("Dò hỏi xem ai làm")]
    public void ISO_9_a_request_that_sends_somebody_out_to_spy_is_refused(string text) =>
        ExposureMeter.MeasureRequest(text, Sources, houseIsThePlace: false).ShouldContain(f => f.Kind == ExposureKind.Tasking && f.IsRefused);

    [Fact]
    public void ISO_3_a_house_number_may_stand_when_the_house_is_the_place_of_the_event() =>
        ExposureMeter.MeasureRequest("Ở số nhà 12 có cháy không?", Sources, houseIsThePlace: true).ShouldNotContain(f => f.Kind == ExposureKind.House);

    [Fact]
    public void The_wall_lets_through_what_the_reader_told_too()
    {
        var others = new ExposureSources([Report], ["Tôi thấy xe Exciter 29X1-456.78 lúc 21h47, bốn thanh niên lạ mặt cưa cây xà cừ"], Places);
        ExposureMeter.MeasureWall("Xe Exciter 29X1-456.78 lúc 21h47, bốn thanh niên lạ mặt cưa cây đã được mời làm việc", others).ShouldBeEmpty();
        ExposureMeter.MeasureWall("Cây xà cừ sau kho lúa nhà ông Bảy Búa", others).ShouldNotBeEmpty();
    }

    [Fact]
    public void Whatever_comes_in_is_measured_without_a_fault_and_inside_the_text() =>
        Gen.Select(Gen.String[0, 80], Gen.String[0, 80]).Sample((text, report) =>
        {
            var composed = BinhYen.Platform.Text.VietnameseText.Compose(text);
            foreach (var f in ExposureMeter.MeasureRequest(text, new ExposureSources([report], [text], Places), false))
            {
                f.Start.ShouldBeGreaterThanOrEqualTo(0);
                f.End.ShouldBeInRange(f.Start, composed.Length);
            }
        }, iter: 2_000);

    private static ExposureSources Sources => new([Report], [], Places);

    private static List<ExposureKind> Kinds(string text) => [.. ExposureMeter.MeasureRequest(text, Sources, houseIsThePlace: false).Select(f => f.Kind)];

    private static string Filler(Random random) => new[] { "", "Nhờ bác cho biết:", "cảm ơn.", "Hôm đó trời mưa," }[random.Next(4)];

    // Capitals, dropped marks, decomposed letters, stretched letters, stops, blanks inside words, no blanks at all, invisible characters.
    private static string Disguise(string[] words, Random random)
    {
        var joint = new[] { " ", "  ", ". ", ", ", "-", "\n", "​", "", "…", " / ", "*" }[random.Next(11)];
        return string.Join(joint, words.Select(w =>
        {
            if (random.Next(3) == 0) w = w.ToUpperInvariant();
            if (random.Next(3) == 0) w = BinhYen.Platform.Text.VietnameseText.Fold(w);
            if (random.Next(3) == 0) w = w.Normalize(NormalizationForm.FormD);
            if (random.Next(4) == 0) w = string.Join(new[] { " ", ".", "​", "­", "_" }[random.Next(5)], w.EnumerateRunes());
            if (random.Next(5) == 0) w = w[..1] + w;
            return w;
        }));
    }
}
