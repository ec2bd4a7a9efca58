using BinhYen.Cases;
using BinhYen.Staff;
using BinhYen.Tests.Drivers;
using BinhYen.Tests.Given;

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
}
