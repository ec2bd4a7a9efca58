using BinhYen.Intake;
using BinhYen.Intake.Media;
using BinhYen.Platform.Storage;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Intake;

/// <summary>Nothing is kept that nobody sent.</summary>
public sealed class SweepAttachmentsTests
{
    [Theory, OnBothEngines]
    public async Task Files_of_unsent_forms_and_files_without_a_record_go_and_sent_ones_stay(Engine engine)
    {
        await using var server = await BinhYenServer.StartAsync(engine, without: [typeof(SweepAttachments)]);
        var picture = Media.GivenPicture.Jpeg(40, 40);
        using var sender = new Resident(server);
        await sender.OpenAsync("/bao-tin");
        (await sender.SendWithFileAsync("a.png", picture, ("ke", "đống rác cháy âm ỉ sau chợ"))).Path.ShouldBe("/da-nhan");
        using var doubter = new Resident(server);
        await doubter.OpenAsync("/bao-tin");
        // Too short a telephone number: the form comes back, the picture is stored, and the person never sends it.
        (await doubter.SendWithFileAsync("b.png", picture, ("ke", "thấy người lạ"), ("ai", "ten"), ("sdt", "12"))).Path.ShouldNotBe("/da-nhan");
        var folder = Path.Combine(server.DataFolder, "attachments", "zz");
        Directory.CreateDirectory(folder);
        foreach (var name in new[] { $"{Guid.NewGuid():N}.original", $"{Guid.NewGuid():N}.original.{Guid.NewGuid():N}.part" })
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), "x", TestContext.Current.CancellationToken);
            File.SetLastWriteTimeUtc(Path.Combine(folder, name), server.Clock.GetUtcNow().UtcDateTime.AddDays(-2));
        }

        var sweep = server.Services.GetRequiredService<SweepAttachments>();
        var stored = await server.ReadAsync(db => db.Set<Attachment>().CountAsync());
        stored.ShouldBe(2);
        (await sweep.RunAsync(TestContext.Current.CancellationToken)).ShouldBe((2, 0), "an unsent form may still come back");
        for (var day = 0; day < 8; day++) server.Clock.Advance(TimeSpan.FromDays(1));
        await sweep.RunAsync(TestContext.Current.CancellationToken);

        var left = await server.ReadAsync(db => db.Set<Attachment>().AsNoTracking().ToListAsync());
        left.Count.ShouldBe(1);
        left[0].SentAt.ShouldNotBeNull();
        var files = server.Files().Where(f => f.Contains("attachments", StringComparison.Ordinal)).ToList();
        files.ShouldAllBe(f => f.Contains(left[0].Id.Value.ToString("N"), StringComparison.Ordinal));
        files.Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void What_a_crashed_process_left_of_uploads_is_wiped_and_a_living_one_is_left_alone()
    {
        var parent = Directory.CreateTempSubdirectory("binhyen-sweep-").FullName;
        try
        {
            // No process has this number: the kernel's largest is smaller.
            var dead = Directory.CreateDirectory(Path.Combine(parent, "binhyen-uploads-2147483000"));
            File.WriteAllText(Path.Combine(dead.FullName, "part"), "words of somebody");
            var alive = Directory.CreateDirectory(Path.Combine(parent, $"binhyen-uploads-{Environment.ProcessId}"));
            var other = Directory.CreateDirectory(Path.Combine(parent, "something-else"));
            UploadFolder.Wipe(parent).ShouldBe(1);
            dead.Refresh();
            (dead.Exists, alive.Exists, other.Exists).ShouldBe((false, true, true));
        }
        finally
        {
            Directory.Delete(parent, recursive: true);
        }
    }
}
