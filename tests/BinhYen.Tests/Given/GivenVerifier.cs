using BinhYen.Cases;
using BinhYen.Platform;
using BinhYen.Staff;
using BinhYen.Tests.Cases;
using BinhYen.Tests.Drivers;
using BinhYen.Verification;
using BinhYen.Verification.Register;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Given;

/// <summary>Verifiers in the register, and questions on their way.</summary>
internal static class GivenVerifier
{
    /// <summary>Takes somebody into the register of the demo commune.</summary>
    public static async Task<VerifierId> VerifierAsync(
        this BinhYenServer server, string hamletCode, VerifierPosition position, string name, string? account = null, Func<VerifierForm, VerifierForm>? change = null)
    {
        var hamlet = await server.HamletAsync(hamletCode);
        var user = account is null ? null : await server.StaffAsync(account);
        var form = new VerifierForm { Name = name, Phone = "0100 000 411", Hamlet = hamlet.Id.Value, Position = position, Account = user?.Id.Value };
        await using var scope = server.Services.CreateAsyncScope();
        var (saved, errors) = await scope.ServiceProvider.GetRequiredService<KeepVerifiers>()
            .SaveAsync(await server.StaffAsync("truong-cong-an"), null, change?.Invoke(form) ?? form, CancellationToken.None);
        return saved ?? throw new InvalidOperationException(string.Join(' ', errors!.All.Select(e => e.Message)));
    }

    /// <summary>A member of the staff as endpoints know them.</summary>
    public static async Task<CurrentStaff> StaffAsync(this BinhYenServer server, string user)
    {
        var member = await server.ReadAsync(db => db.Set<StaffMember>().AsNoTracking().SingleAsync(s => s.UserName == user));
        return new CurrentStaff(member.StaffId, member.CommuneId!.Value, member.Role, member.FullName);
    }

    /// <summary>The officer takes the case in hand, ready to be verified.</summary>
    public static async Task TakesAsync(this Officer officer, OpenedCase opened)
    {
        await CaseWorkTests.DoAsync(officer, opened, "look");
        await CaseWorkTests.DoAsync(officer, opened, "confirm-kind");
        await CaseWorkTests.DoAsync(officer, opened, "assign");
    }

    /// <summary>Fills in the form of a question and presses a button of it.</summary>
    public static async Task<WebPage> AsksAsync(
        this Officer officer, OpenedCase opened, string question, IEnumerable<VerifierId> verifiers, int households = 20, string act = "send", Func<Dictionary<string, string>, Dictionary<string, string>>? change = null)
    {
        var server = officer.Server;
        var page = await officer.SeesAsync($"/cases/{opened.Code}/verification");
        var hamlet = await server.ReadAsync(db => db.Set<Case>().Where(c => c.Code == opened.Code).Select(c => c.HamletId).SingleAsync());
        var fields = new Dictionary<string, string>
        {
            ["event"] = "Noise", ["where"] = hamlet!.Value.ToString(), ["date"] = "2026-11-22", ["part"] = "Evening", ["households"] = households.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["due"] = VietnamTime.DateOf(server.Clock.GetUtcNow()).AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), ["question"] = question,
        };
        fields = change?.Invoke(fields) ?? fields;
        return await officer.SubmitAsync(
            page.Form($"/cases/{opened.Code}/verification"), [.. fields.Select(f => (f.Key, f.Value)), .. verifiers.Select(v => ("verifier", v.ToString()))], ("act", act));
    }

    /// <summary>Turns the clock past every delay and waits until the beat has done its work.</summary>
    public static async Task<VerificationRequest> SentAsync(this BinhYenServer server, OpenedCase opened)
    {
        server.Clock.Advance(TimeSpan.FromMinutes(26));
        for (var i = 0; i < 200; i++)
        {
            var request = await server.RequestAsync(opened);
            if (request.State is not RequestState.Waiting) return request;
            await Task.Delay(25);
            server.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        throw new InvalidOperationException("The question was not sent.");
    }

    /// <summary>The newest question of a case as the database has it.</summary>
    public static Task<VerificationRequest> RequestAsync(this BinhYenServer server, OpenedCase opened) => server.ReadAsync(db =>
        (from r in db.Set<VerificationRequest>() join c in db.Set<Case>() on r.CaseId equals c.Id where c.Code == opened.Code orderby r.WrittenAt descending select r).AsNoTracking().FirstAsync());

    /// <summary>How many questions a case has.</summary>
    public static Task<int> RequestsAsync(this BinhYenServer server, OpenedCase opened) => server.ReadAsync(db =>
        (from r in db.Set<VerificationRequest>() join c in db.Set<Case>() on r.CaseId equals c.Id where c.Code == opened.Code select r.Id).CountAsync());
}
