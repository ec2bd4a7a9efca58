using System.Text;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Npgsql;

namespace BinhYen.Tests.Intake.ZaloWebhook;

[Trait("Speed", "Slow")]
public sealed class InboxCanaryTests
{
    private const string Planted = "canary-word-of-a-resident-5f2c";
    private const string User = "7300000000000998877";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Neither_words_nor_user_ids_lie_readable_in_the_database_files(bool postgres)
    {
        string? database = null;
        await using var intake = await (await GivenIntake.OpenAsync(postgres, settings: options => database = options.Postgres)).ConnectedAsync();
        await intake.PostSignedAsync(ZaloText.Message("m1", text: Planted, user: User));
        await intake.PostSignedAsync(ZaloText.Message("m2", text: Planted, user: User), key: "forged");
        var folder = postgres ? await CheckpointAsync(database!) : intake.Folder;

        var openWordSeen = false;
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories))
        {
            // The server adds and drops files of its own while we look.
            if (RawBytes.Content(file) is not { } bytes) continue;
            openWordSeen |= bytes.AsSpan().IndexOf("user_send_text"u8) >= 0;
            bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Planted)).ShouldBe(-1, file);
            bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(User)).ShouldBe(-1, file);
        }

        openWordSeen.ShouldBeTrue("the files that were searched are not the ones that were written");
    }

    private static async Task<string> CheckpointAsync(string database)
    {
        await using var connection = new NpgsqlConnection(database);
        await connection.OpenAsync(Stop);
        await using var checkpoint = new NpgsqlCommand("CHECKPOINT", connection);
        await checkpoint.ExecuteNonQueryAsync(Stop);
        return await PostgresForTests.DataFolderAsync();
    }
}
