using System.Net;
using BinhYen.Communes;
using BinhYen.Platform;
using BinhYen.Platform.Persistence;
using BinhYen.Tests.Drivers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Tests.Site;

/// <summary>Two people write the same at one moment: nobody reads "lỗi của chúng tôi", and nothing is logged as a fault.</summary>
public sealed class CollisionTests
{
    [Theory, OnBothEngines]
    public async Task Whoever_comes_second_is_told_to_look_again(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, map: app =>
        {
            app.MapPost("/same-row", async (DbFactory databases) =>
            {
                await using var db = databases.Create();
                var hamlet = await db.Set<Hamlet>().AsNoTracking().FirstAsync();
                db.Add(hamlet);
                await db.SaveChangesAsync();
                return Results.Ok();
            }).AllowAnonymous().DisableAntiforgery();
            app.MapPost("/gone-row", async (DbFactory databases) =>
            {
                await using var db = databases.Create();
                var hamlet = await db.Set<Hamlet>().FirstAsync();
                db.Entry(hamlet).State = EntityState.Detached;
                db.Remove(new Hamlet { Id = HamletId.From(Guid.NewGuid()), CommuneId = hamlet.CommuneId, Code = "X", Term = "thôn", Name = "X" });
                await db.SaveChangesAsync();
                return Results.Ok();
            }).AllowAnonymous().DisableAntiforgery();
            app.MapPost("/fault", () => { throw new InvalidOperationException("a bug"); }).AllowAnonymous().DisableAntiforgery();
        });
        using var browser = server.NewBrowser();
        foreach (var path in new[] { "/same-row", "/gone-row" })
        {
            var page = await browser.PostAsync(path, []);
            page.Status.ShouldBe(HttpStatusCode.Conflict, path);
            page.Heading.ShouldBe("Có người vừa ghi cùng lúc");
        }

        // The database's own line about the refused row stays.
        server.Log.Problems.Where(line => !line.Contains("\"SourceContext\":\"Microsoft.EntityFrameworkCore", StringComparison.Ordinal)).ShouldBeEmpty();
        (await browser.PostAsync("/fault", [])).Status.ShouldBe(HttpStatusCode.InternalServerError);
        server.Log.Problems.ShouldContain(line => line.Contains("a bug"), "a bug stays one");
    }
}
