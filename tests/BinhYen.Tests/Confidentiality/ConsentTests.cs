using System.Net;
using AngleSharp;
using BinhYen.Confidentiality;
using BinhYen.Platform;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BinhYen.Tests.Confidentiality;

/// <summary>P-02: one question per purpose, both answers recorded, words kept, withdrawn as easily as given.</summary>
public sealed class ConsentTests(Servers servers) : IClassFixture<Servers>
{
    private const string Giver = "Vi Thị Đồng Ý";

    [Theory, OnBothEngines]
    public async Task A_consent_keeps_the_words_that_were_shown_and_the_journal_their_hash(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (receipt, subject) = await TakeAsync(server, ConsentPurpose.HouseholdContact, ConsentAnswer.Yes);

        var consent = await server.ReadAsync(db => db.Set<Consent>().SingleAsync(c => c.Id == receipt.Id));
        consent.Text.ShouldContain("Công an xã An Phú Khê");
        consent.Text.ShouldContain(ConsentText.NoHarm);
        consent.TextHash.ShouldBe(ConsentText.Hash(consent.Text));
        var entry = await server.ReadAsync(db => db.Set<JournalEntry>().SingleAsync(e => e.Subject == $"consent:{receipt.Id}"));
        entry.Details.ShouldContain(Convert.ToHexStringLower(consent.TextHash));
        entry.Details.ShouldNotContain(Giver);
        (await StandsAsync(server, ConsentPurpose.HouseholdContact, subject)).ShouldBeTrue();
    }

    [Theory, OnBothEngines]
    public async Task A_person_withdraws_by_the_code_of_the_slip_with_one_button(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (receipt, subject) = await TakeAsync(server, ConsentPurpose.GoodExample, ConsentAnswer.Yes);
        using var person = server.NewBrowser();
        await person.OpenAsync("/dong-y");
        await person.SubmitAsync("/dong-y", ("ma", receipt.Code.Reveal().ToLowerInvariant().Replace("-", " ")));
        person.Page.Words.ShouldContain("Bạn đang đồng ý");
        person.Page.Words.ShouldNotContain(Giver);

        await person.SubmitAsync("/dong-y/rut");
        person.Page.Words.ShouldContain("Đã rút");

        (await StandsAsync(server, ConsentPurpose.GoodExample, subject)).ShouldBeFalse();
        var entry = await server.ReadAsync(db => db.Set<JournalEntry>().SingleAsync(e => e.Subject == $"consent:{receipt.Id}" && e.Fact == "confidentiality.consent-withdrawn.v1"));
        entry.Actor.ShouldBe("reporter");
        await person.SubmitAsync("/dong-y/roi");
        (await person.OpenAsync("/dong-y")).Words.ShouldContain("Gõ mã ghi trên phiếu");
    }

    [Fact]
    public async Task A_no_is_recorded_and_is_no_consent()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var (receipt, subject) = await TakeAsync(server, ConsentPurpose.Image, ConsentAnswer.No);
        (await StandsAsync(server, ConsentPurpose.Image, subject)).ShouldBeFalse();
        (await server.ReadAsync(db => db.Set<Consent>().CountAsync(c => c.Id == receipt.Id && c.Answer == ConsentAnswer.No))).ShouldBe(1);
    }

    [Fact]
    public async Task A_yes_for_one_purpose_is_no_yes_for_another()
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var (_, subject) = await TakeAsync(server, ConsentPurpose.GoodExample, ConsentAnswer.Yes);
        (await StandsAsync(server, ConsentPurpose.Image, subject)).ShouldBeFalse();
    }

    [Theory, OnBothEngines]
    public async Task The_data_contact_opens_a_slip_with_a_trace_and_records_a_withdrawal_made_by_telephone(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (receipt, subject) = await TakeAsync(server, ConsentPurpose.HouseholdContact, ConsentAnswer.Yes);
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync("/consents?purpose=HouseholdContact")).Words.ShouldNotContain(Giver);

        (await chief.SeesAsync($"/consents/{receipt.Id}")).Words.ShouldContain(Giver);
        (await server.ReadAsync(db => db.Set<JournalEntry>().CountAsync(e => e.Subject == $"consent:{receipt.Id}" && e.Fact == "confidentiality.consent-read.v1"))).ShouldBe(1);
        await chief.SubmitAsync($"/consents/{receipt.Id}/withdraw", ("channel", "Phone"));
        chief.Page.Words.ShouldContain("Đã ghi việc rút");
        (await StandsAsync(server, ConsentPurpose.HouseholdContact, subject)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(nameof(StaffRole.AreaOfficer))]
    [InlineData(nameof(StaffRole.HamletHead))]
    [InlineData(nameof(StaffRole.Committee))]
    [InlineData(nameof(StaffRole.SystemAdministrator))]
    public async Task Nobody_else_reads_who_agreed(string role)
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var (receipt, _) = await TakeAsync(server, ConsentPurpose.HouseholdContact, ConsentAnswer.Yes);
        using var other = await server.SignInAsync(Enum.Parse<StaffRole>(role));
        (await other.OpenAsync("/consents")).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await other.OpenAsync($"/consents/{receipt.Id}")).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, OnBothEngines]
    [Requirement("R-TT-44")]
    public async Task Who_keeps_a_private_channel_agreed_to_it_may_leave_at_any_time_and_stands_in_no_list(Engine engine)
    {
        var server = await servers.OnAsync(engine);
        var (receipt, subject) = await TakeAsync(server, ConsentPurpose.PrivateChannel, ConsentAnswer.Yes);
        var consent = await server.ReadAsync(db => db.Set<Consent>().SingleAsync(c => c.Id == receipt.Id));
        consent.Giver.ShouldBeNull("a name here would make a register of informants");
        consent.Text.ShouldContain("Không giao việc, không trả tiền, không chấm điểm");
        using var chief = await server.SignInAsync(StaffRole.PoliceChief);
        (await chief.SeesAsync("/consents?purpose=PrivateChannel")).FindAll("a[href^='/consents/']").ShouldBeEmpty();

        using var person = server.NewBrowser();
        await person.OpenAsync("/dong-y");
        await person.SubmitAsync("/dong-y", ("ma", receipt.Code.Reveal()));
        await person.SubmitAsync("/dong-y/rut");
        (await StandsAsync(server, ConsentPurpose.PrivateChannel, subject)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(nameof(AgeGroup.Adult), true, false, null)]
    [InlineData(nameof(AgeGroup.Adult), false, true, "consent.missing")]
    [InlineData(nameof(AgeGroup.Child), true, true, null)]
    [InlineData(nameof(AgeGroup.Child), true, false, "consent.representative-missing")]
    [InlineData(nameof(AgeGroup.Child), false, true, "consent.child-missing")]
    [InlineData(nameof(AgeGroup.Child), false, false, "consent.both-missing")]
    [InlineData(nameof(AgeGroup.SmallChild), false, true, null)]
    [InlineData(nameof(AgeGroup.SmallChild), true, false, "consent.representative-missing")]
    [Threat(12)]
    public async Task Publishing_about_a_child_of_seven_needs_the_child_and_a_representative(string age, bool self, bool representative, string? refusal)
    {
        var server = await servers.OnAsync(Engine.Sqlite);
        var subject = Guid.NewGuid();
        if (self) await TakeAsync(server, ConsentPurpose.GoodExample, ConsentAnswer.Yes, subject);
        if (representative) await TakeAsync(server, ConsentPurpose.GoodExample, ConsentAnswer.Yes, subject, ConsentSide.Representative);
        await using var scope = server.Services.CreateAsyncScope();

        var result = await scope.ServiceProvider.GetRequiredService<Consents>()
            .MayPublishAsync(server.Commune, ConsentPurpose.GoodExample, subject, Enum.Parse<AgeGroup>(age), TestContext.Current.CancellationToken);

        result.Refusal?.Code.ShouldBe(refusal);
        result.Succeeded.ShouldBe(refusal is null);
    }

    [Fact]
    public void A_consent_record_cannot_be_changed_in_code()
    {
        var properties = typeof(Consent).GetProperties().Concat(typeof(ConsentWithdrawal).GetProperties()).ToList();
        properties.Count.ShouldBeGreaterThan(12);
        properties.Where(p => p.SetMethod is { } set && !set.ReturnParameter.GetRequiredCustomModifiers().Any(m => m.Name == "IsExternalInit")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(nameof(ConsentPurpose.HouseholdContact), 1, "8f49610f03cf")]
    [InlineData(nameof(ConsentPurpose.GroupMembership), 1, "fa5cb453a00d")]
    [InlineData(nameof(ConsentPurpose.PrivateChannel), 1, "1437d338ecaf")]
    [InlineData(nameof(ConsentPurpose.GoodExample), 1, "4bea6f2a87a0")]
    [InlineData(nameof(ConsentPurpose.Image), 1, "fdfd0e83d075")]
    [InlineData(nameof(ConsentPurpose.MissingPerson), 1, "3dbf610deb69")]
    [InlineData(nameof(ConsentPurpose.Commendation), 1, "bfcc54cc0c5c")]
    public void Changed_words_are_a_new_version(string purpose, int version, string hash)
    {
        var text = ConsentTexts.For(Enum.Parse<ConsentPurpose>(purpose));
        (text.Version, Convert.ToHexStringLower(ConsentText.Hash(text.In("Công an xã Thử")))[..12]).ShouldBe((version, hash),
            "whoever changes a consent text counts its version up and writes the new hash here");
    }

    [Fact]
    public async Task The_question_shows_two_equal_answers_and_chooses_neither()
    {
        var html = await RenderAsync(new() { ["Unit"] = "Công an xã Thử", ["Purpose"] = nameof(ConsentPurpose.GoodExample) });

        var page = await BrowsingContext.New().OpenAsync(response => response.Content(html), TestContext.Current.CancellationToken);
        var answers = page.QuerySelectorAll("input[type=radio]");
        answers.Select(a => a.GetAttribute("value")).ShouldBe(["yes", "no"]);
        answers.ShouldAllBe(a => !a.HasAttribute("checked"));
        answers.Select(a => a.ParentElement!.ClassName).Distinct().ShouldHaveSingleItem("both answers look alike");
        page.Body!.TextContent.ShouldContain(ConsentText.NoHarm);
        page.Body.TextContent.ShouldContain(ConsentText.Withdrawal);
    }

    [Fact]
    public void Nothing_chosen_is_no_consent() =>
        new Microsoft.AspNetCore.Http.FormCollection([]).Consent(ConsentPurpose.GoodExample).ShouldBeNull();

    private static async Task<string> RenderAsync(Dictionary<string, object?> parameters)
    {
        await using var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ConsentQuestion>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }

    private static async Task<(ConsentReceipt Receipt, Guid Subject)> TakeAsync(
        BinhYenServer server, ConsentPurpose purpose, ConsentAnswer answer, Guid? about = null, ConsentSide side = ConsentSide.Self)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var subject = about ?? Guid.NewGuid();
        var receipt = await scope.ServiceProvider.GetRequiredService<Consents>().TakeAsync(
            new ConsentGiven(server.Commune, "Công an xã An Phú Khê", purpose, subject, answer, ConsentChannel.Counter, ActorStamp.Reporter) { Giver = Giver, Side = side },
            CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<BinhYenDb>().SaveChangesAsync();
        return (receipt, subject);
    }

    private static async Task<bool> StandsAsync(BinhYenServer server, ConsentPurpose purpose, Guid subject)
    {
        await using var scope = server.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Consents>().StandsAsync(server.Commune, purpose, subject, CancellationToken.None);
    }
}
