using BinhYen.Cases;
using BinhYen.Platform.Journal;
using BinhYen.Staff;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Cases;

/// <summary>What the search of the inbox takes for a number of a case, and what for a word.</summary>
public sealed class InboxSearchTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines]
    public async Task A_word_of_nine_letters_that_reads_like_a_number_is_searched_as_a_word(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        const string letters = "abcdeghkmnpqrstvxy";
        var word = (from a in letters from b in letters select $"xothanc{a}{b}").First(w => CaseCode.TryParse(w, out _));
        var opened = await server.ReportAsync($"biển hiệu ghi {word} treo trái phép", "H01");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync($"/cases?q={word}")).FindAll("a.item").Select(a => a.GetAttribute("data-code")).ShouldBe([opened.Code.ToString()]);
        (await chief.SeesAsync($"/cases?q={opened.Code.ToString().Replace("-", "").ToLowerInvariant()}")).FindAll("a.item").Count.ShouldBe(1, "a number is still a number");
    }

    [Theory, OnBothEngines]
    public async Task Every_search_in_words_is_in_the_journal_once_and_without_the_words(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var opened = await server.ReportAsync("chuồng lợn xothancmui bốc mùi", "H01");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        var before = (await SearchesAsync(server)).Count;
        await chief.SeesAsync("/cases?q=xothancmui+boc");
        await chief.SeesAsync($"/cases/{opened.Code}?q=xothancmui+boc");
        await chief.SeesAsync("/cases?q=xothancmui+boc");
        await chief.SeesAsync($"/cases?q={opened.Code}");
        var searches = (await SearchesAsync(server))[before..];
        searches.ShouldHaveSingleItem().Actor.ShouldBe($"staff:{(await server.StaffAsync(chief.Account.User)).Id}");
        $"{searches[0].Subject} {searches[0].Details}".ShouldNotContain("mui");
        await chief.SeesAsync("/cases?q=xothanckhac");
        (await SearchesAsync(server)).Count.ShouldBe(before + 2, "nothing found is a search as well");
        (await chief.SeesAsync("/journal")).Words.ShouldContain("Tìm trong nội dung tin");
    }

    private static Task<List<JournalEntry>> SearchesAsync(BinhYenServer server) => server.ReadAsync(db =>
        db.Set<JournalEntry>().AsNoTracking().Where(e => e.Fact == "cases.searched.v1").OrderBy(e => e.Sequence).ToListAsync(TestContext.Current.CancellationToken));
}
