using BinhYen.Cases;
using BinhYen.Communes;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Given;

/// <summary>Reports that have come in, opened the way intake opens them.</summary>
internal static class GivenReport
{
    /// <summary>Opens a case in the demo commune.</summary>
    /// <param name="server">Where.</param>
    /// <param name="words">The reporter's words.</param>
    /// <param name="hamletCode">Where it happened; null when not said.</param>
    /// <param name="change">Anything else about it.</param>
    public static async Task<OpenedCase> ReportAsync(
        this BinhYenServer server, string words = "Quán karaoke đầu thôn hát to quá 23 giờ", string? hamletCode = "H01", Func<CaseOpening, CaseOpening>? change = null)
    {
        var hamlet = hamletCode is null ? null : await server.HamletAsync(hamletCode);
        var opening = new CaseOpening
        {
            CommuneId = server.Commune, Channel = SourceChannel.Web, Messages = [words], Kind = CaseKind.SecurityReport, Category = CaseCategory.Noise,
            Urgency = Urgency.Normal, HamletId = hamlet?.Id, Secrecy = Secrecy.Anonymous, ReceivedAt = server.Clock.GetUtcNow(),
            SuggestionReasons = ["từ khóa: karaoke"],
        };
        var opened = await server.Services.GetRequiredService<OpenCase>().HandleAsync(change?.Invoke(opening) ?? opening, CancellationToken.None);
        return opened.Value;
    }

    public static Task<Hamlet> HamletAsync(this BinhYenServer server, string code) =>
        server.ReadAsync(db => db.Set<Hamlet>().AsNoTracking().SingleAsync(h => h.CommuneId == server.Commune && h.Code == code));

    /// <summary>The case as the database has it.</summary>
    public static Task<BinhYen.Cases.Case> CaseAsync(this BinhYenServer server, CaseCode code) =>
        server.ReadAsync(db => db.Set<BinhYen.Cases.Case>().AsNoTracking().Include(c => c.Events).AsSplitQuery().SingleAsync(c => c.Code == code));
}
