using System.Net;
using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Platform.Journal;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Cases;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Confidentiality;

/// <summary>Words that staff may not write on a machine connected to the Internet (B-02, B-05).</summary>
public sealed class SecretWordsTests
{
    [Theory]
    [InlineData("Nhờ ĐẶC-TÌNH ở chợ xem giúp", true)]
    [InlineData("biện pháp\n nghiệp vụ", true)]
    [InlineData("Hồ sơ đóng dấu Tối Mật", true)]
    [InlineData("Trời tối mật độ xe đông", false)]
    [InlineData("chuyện ăn nhậu tới khuya, dac tinh cua bep", false)]
    [InlineData("", false)]
    public void The_words_of_the_product_are_found_in_any_case_and_only_as_whole_words_with_their_marks(string text, bool found) =>
        (SecretWords.Find(text, SecretWords.Always).Count > 0).ShouldBe(found);

    [Theory, OnBothEngines]
    [Requirement("R-TT-45", "R-DT-09")]
    public async Task A_word_of_the_chiefs_list_is_refused_wherever_staff_write_and_nothing_typed_is_lost(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        await chief.SeesAsync("/secret-words");
        chief.Page.Words.ShouldContain("Xã chưa thêm từ nào");
        (await chief.SubmitAsync("/secret-words", ("words", "đặc tình"))).Errors.ShouldContain(e => e.Contains("đã có", StringComparison.Ordinal));
        (await chief.SubmitAsync("/secret-words", ("words", "ab"))).Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await chief.SubmitAsync("/secret-words", ("words", "Sao Mai 7"))).Words.ShouldContain("Đã thêm");

        var opened = await server.ReportAsync("kẻ giả danh trinh sát kỹ thuật gọi điện đòi tiền", "H01");
        using var officer = await Officer.SignInAsync(server, BinhYenServer.Account("cskv-p04"));
        await CaseWorkTests.HandlingAsync(officer, opened);
        foreach (var (form, text, underlined) in new[] { ("note", "Đưa vào kế hoạch sao  mai 7 nhé", "sao  mai 7"), ("reply", "Công an xã đang dùng biện pháp nghiệp vụ.", "biện pháp nghiệp vụ") })
        {
            await officer.SeesAsync($"/cases/{opened.Code}");
            (string, string)[] fields = form is "reply" ? [("reply-text", text), ("reply-to", "all")] : [("note-text", text)];
            var page = await officer.SubmitAsync($"/cases/{opened.Code}/{form}", fields);
            page.Status.ShouldBe(HttpStatusCode.UnprocessableEntity, text);
            page.Errors.ShouldContain(SecretWords.Advice);
            page.Find($"#{form}-text")!.TextContent.ShouldBe(text);
            string.Concat(page.FindAll($"#{form}-text-marked mark").Select(m => m.TextContent)).ShouldBe(underlined);
        }

        (await server.ReadAsync(db => db.Set<CaseNote>().CountAsync())).ShouldBe(0);
        using var resident = new Resident(server);
        (await resident.LookUpAsync(opened.TrackingCode.Reveal())).Words.ShouldContain("giả danh trinh sát kỹ thuật", Shouldly.Case.Sensitive, "what residents write is not held against the list");

        // Taken out again it counts no more; the product's own words have nothing to take them out with.
        await chief.SeesAsync("/secret-words");
        chief.Page.Document.Forms.Count(f => f.GetAttribute("action")!.EndsWith("/remove", StringComparison.Ordinal)).ShouldBe(1);
        (await chief.SubmitAsync(chief.Page.Document.Forms.Single(f => f.GetAttribute("action")!.EndsWith("/remove", StringComparison.Ordinal)), [])).Words.ShouldContain("Đã bỏ");
        await CaseWorkTests.DoAsync(officer, opened, "note", ("note-text", "Sao Mai 7 là tên quán."));

        var entries = await server.ReadAsync(db => db.Set<JournalEntry>().AsNoTracking().Where(e => e.Fact.StartsWith("confidentiality.secret-word")).ToListAsync());
        entries.Select(e => e.Fact).ShouldBe(["confidentiality.secret-word-added.v1", "confidentiality.secret-word-removed.v1"]);
        entries.ShouldAllBe(e => !e.Details.Contains("Mai", StringComparison.Ordinal));
        using var deputy = await server.SignInAsync(StaffRole.DeputyPoliceChief);
        (await deputy.OpenAsync("/secret-words")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }
}
