using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using BinhYen.Communes.Demo;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.Data.Sqlite;

namespace BinhYen.Tests.Intake.Api;

/// <summary>The JSON API as another program meets it.</summary>
public sealed class ApiReportsTests(Servers servers) : IClassFixture<Servers>
{
    [Theory, OnBothEngines]
    public async Task A_report_is_durable_when_the_answer_comes_and_its_state_can_be_asked(Engine engine)
    {
        using var api = await ApiAsync(engine);
        var posted = await PostAsync(api, new { text = "Tối qua xóm Mới có nhóm đánh nhau trước nhà văn hóa", name = "Người Gửi Bịa", phone = "0100 000 999", secrecy = "Named" });
        var code = posted.GetProperty("code").GetString()!;

        var state = await api.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{code}", Stop);
        state.GetProperty("state").GetString().ShouldBe("Received");
        state.GetProperty("hamlet").GetString().ShouldBe("H11");
        // Who spoke went into the vault and comes back through no door of the API.
        state.GetRawText().ShouldNotContain("Bịa");
        state.GetRawText().ShouldNotContain("999");
    }

    [Theory, OnBothEngines]
    public async Task The_same_key_gives_the_same_report_however_often_it_is_sent(Engine engine)
    {
        using var api = await ApiAsync(engine);
        var report = new { text = "Mất trộm gà ở thôn Đông Khê đêm qua", idempotencyKey = Guid.NewGuid().ToString("N") };
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => PostAsync(api, report)));
        answers.Select(a => a.GetProperty("trackingCode").GetString()).Distinct().Count().ShouldBe(1);
        answers.Select(a => a.GetProperty("code").GetString()).Distinct().Count().ShouldBe(1);
        answers.Count(a => !a.GetProperty("isRepeat").GetBoolean()).ShouldBe(1);
    }

    [Fact]
    public async Task A_report_sent_again_keeps_nobody_a_second_time_and_soon_shows_its_code_no_more()
    {
        await using var server = await BinhYenServer.StartAsync();
        using var api = new HttpClient { BaseAddress = new Uri(server.Address) };
        api.DefaultRequestHeaders.Add("X-Api-Key", DemoApiKey.Secret);
        var report = new { text = "Mất trộm gà ở thôn Đông Khê đêm qua", name = "Người Gửi Bịa", phone = "0100 000 999", secrecy = "Named", idempotencyKey = Guid.NewGuid().ToString("N") };
        var first = await PostAsync(api, report);
        var known = Known();
        server.Clock.Advance(TimeSpan.FromMinutes(9));
        (await PostAsync(api, report)).GetProperty("trackingCode").GetString().ShouldBe(first.GetProperty("trackingCode").GetString(), "for an answer that was lost");
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        var late = await PostAsync(api, report);
        late.GetProperty("isRepeat").GetBoolean().ShouldBeTrue();
        late.GetProperty("code").GetString().ShouldBe(first.GetProperty("code").GetString());
        late.GetProperty("trackingCode").ValueKind.ShouldBe(JsonValueKind.Null);
        Known().ShouldBe(known, "no thread would lead to a second identity, and so nothing would end it");

        long Known()
        {
            using var vault = new SqliteConnection($"Data Source={Path.Combine(server.DataFolder, "vault.db")};Mode=ReadOnly");
            vault.Open();
            using var count = vault.CreateCommand();
            count.CommandText = "SELECT COUNT(*) FROM reporter r JOIN record_key k ON k.id = r.key_id";
            return (long)count.ExecuteScalar()!;
        }
    }

    [Theory, OnBothEngines]
    [Requirement("R-DT-08", "R-TL-09")]
    public async Task Reports_and_questions_about_papers_come_in_by_one_door_and_are_told_apart(Engine engine)
    {
        using var api = await ApiAsync(engine);
        var report = await PostAsync(api, new { text = "Hàng xóm hát karaoke ầm ĩ tới khuya ở thôn Tây Khê" });
        var question = await PostAsync(api, new { text = "Cho hỏi làm căn cước cho con 14 tuổi cần giấy tờ gì" });
        var kinds = new List<string?>();
        foreach (var posted in new[] { report, question })
            kinds.Add((await api.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{posted.GetProperty("code").GetString()}", Stop)).GetProperty("kind").GetString());
        kinds.ShouldBe(["SecurityReport", "ProcedureQuestion"]);
    }

    [Theory, OnBothEngines]
    public async Task Every_report_is_on_exactly_one_page_of_the_list(Engine engine)
    {
        using var api = await ApiAsync(engine);
        var codes = new HashSet<string?>();
        for (var i = 0; i < 5; i++) codes.Add((await PostAsync(api, new { text = $"Đèn đường hỏng số {i} ở thôn Phú Lộc" })).GetProperty("code").GetString());
        var seen = new List<string?>();
        string? after = null;
        do
        {
            var page = await api.GetFromJsonAsync<JsonElement>($"/api/v1/reports?take=2{(after is null ? "" : $"&after={after}")}", Stop);
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("code").GetString()));
            after = page.GetProperty("next").GetString();
        }
        while (after is not null);
        seen.Distinct().Count().ShouldBe(seen.Count);
        codes.IsSubsetOf(seen).ShouldBeTrue();
    }

    [Fact]
    public async Task A_complaint_about_an_officer_is_shown_to_no_program()
    {
        using var api = await ApiAsync(Engine.Sqlite);
        var posted = await PostAsync(api, new { text = "Cán bộ công an xã đòi tiền khi tôi làm giấy tờ", aboutPolice = true });
        (await api.GetAsync($"/api/v1/reports/{posted.GetProperty("code").GetString()}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"text\":\"\"}")]
    [InlineData("{\"text\":123}")]
    [InlineData("{\"text\":\"có việc\",\"hamlet\":\"H99\"}")]
    [InlineData("{\"text\":\"có việc\",\"secrecy\":\"Loud\"}")]
    [InlineData("[]")]
    public async Task Wrong_input_is_refused_with_400_and_opens_nothing(string body)
    {
        using var api = await ApiAsync(Engine.Sqlite);
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        (await api.PostAsync("/api/v1/reports", content, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_said()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        using var stranger = new HttpClient { BaseAddress = new Uri(server.Address) };
        (await stranger.GetAsync("/api/v1/reports", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        stranger.DefaultRequestHeaders.Add("X-Api-Key", "wrong");
        (await stranger.GetAsync("/api/v1/reports", Stop)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<HttpClient> ApiAsync(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        client.DefaultRequestHeaders.Add("X-Api-Key", DemoApiKey.Secret);
        return client;
    }

    private static async Task<JsonElement> PostAsync(HttpClient api, object report)
    {
        using var answer = await api.PostAsJsonAsync("/api/v1/reports", report, Stop);
        answer.IsSuccessStatusCode.ShouldBeTrue($"{(int)answer.StatusCode}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }
}
