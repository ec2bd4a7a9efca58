using BinhYen.Testing;
using BinhYen.Vault.Tests.Given;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace BinhYen.Vault.Tests.Leases;

public sealed class RevealLeaseTests
{
    private const string Officer = "officer-1";
    private const string Chief = "chief-1";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [Requirement("R-YC-21")]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_lease_opens_one_reporter_for_five_minutes_and_ends_by_itself(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine);
        var reporter = await ReporterAsync(given);
        var lease = await LeaseAsync(given, reporter);
        lease.Until.ShouldBe(given.Clock.GetUtcNow() + TimeSpan.FromMinutes(5));

        given.Clock.Advance(TimeSpan.FromMinutes(4.9));
        var inTime = await given.Vault.Identities.RevealAsync(reporter, lease, Stop);
        inTime.TryGet(out var identity).ShouldBeTrue();
        identity!.Details.Name.ShouldBe("Lò Thị Thử");

        given.Clock.Advance(TimeSpan.FromMinutes(0.1));
        var late = await given.Vault.Identities.RevealAsync(reporter, lease, Stop);
        late.Outcome.ShouldBe(RevealOutcome.LeaseOver);
        late.TryGet(out _).ShouldBeFalse();
        (await given.Vault.Leases.CurrentAsync(lease.RequestId, Officer, Stop)).ShouldBeNull();
        (await given.Vault.Leases.NoteEndsAsync(Stop)).ShouldBe(1);
        (await given.Vault.Leases.NoteEndsAsync(Stop)).ShouldBe(0);

        (await given.Vault.Leases.LogOfAsync(reporter, Stop)).Select(entry => entry.Step).ShouldBe(
            [RevealStep.Requested, RevealStep.Activated, RevealStep.Opened, RevealStep.OpeningRefused, RevealStep.RanOut]);
    }

    [Fact]
    [Requirement("R-YC-21")]
    public async Task A_lease_does_not_open_another_reporter_and_the_attempt_is_logged()
    {
        await using var given = await TestVault.OpenAsync();
        var lease = await LeaseAsync(given, await ReporterAsync(given));
        var other = await ReporterAsync(given);

        (await given.Vault.Identities.RevealAsync(other, lease, Stop)).Outcome.ShouldBe(RevealOutcome.OtherReporter);
        (await given.Vault.Leases.LogAsync(TestVault.Commune, DateTimeOffset.MinValue, Stop))[^1].Step.ShouldBe(RevealStep.OpeningRefused);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Of_many_activations_at_once_exactly_one_mints(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine);
        var reporter = await ReporterAsync(given);
        var request = await RequestAsync(given, reporter, needsApproval: false);

        var minted = await Task.WhenAll(Enumerable.Range(0, 16)
            .Select(_ => Task.Run(() => given.Vault.Leases.ActivateAsync(request.Id, Officer, Stop), Stop)));

        minted.Count(mint => mint.Outcome == LeaseMintOutcome.Minted).ShouldBe(1);
        minted.Count(mint => mint.Outcome == LeaseMintOutcome.Over).ShouldBe(15);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_request_that_needs_approval_waits_for_somebody_else(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine);
        var leases = given.Vault.Leases;
        var request = await RequestAsync(given, await ReporterAsync(given), needsApproval: true);

        (await leases.ActivateAsync(request.Id, Officer, Stop)).Outcome.ShouldBe(LeaseMintOutcome.NotApproved);
        (await leases.ApproveAsync(request.Id, Officer, Stop)).ShouldBe(RevealDecision.OwnRequest);
        (await leases.ApproveAsync(request.Id, Chief, Stop)).ShouldBe(RevealDecision.Done);
        (await leases.RefuseAsync(request.Id, Chief, Stop)).ShouldBe(RevealDecision.NotWaiting);
        (await leases.ActivateAsync(request.Id, Chief, Stop)).Outcome.ShouldBe(LeaseMintOutcome.NotYours);
        (await leases.ActivateAsync(request.Id, Officer, Stop)).Outcome.ShouldBe(LeaseMintOutcome.Minted);
        (await leases.FindAsync(request.Id, Stop))!.DecidedBy.ShouldBe(Chief);
    }

    [Fact]
    public async Task A_refused_request_stays_refused()
    {
        await using var given = await TestVault.OpenAsync();
        var request = await RequestAsync(given, await ReporterAsync(given), needsApproval: true);

        (await given.Vault.Leases.RefuseAsync(request.Id, Chief, Stop)).ShouldBe(RevealDecision.Done);

        (await given.Vault.Leases.ApproveAsync(request.Id, Chief, Stop)).ShouldBe(RevealDecision.NotWaiting);
        (await given.Vault.Leases.ActivateAsync(request.Id, Officer, Stop)).Outcome.ShouldBe(LeaseMintOutcome.Over);
    }

    [Fact]
    public async Task A_request_lapses_when_it_is_not_used_in_time()
    {
        await using var given = await TestVault.OpenAsync();
        var waiting = await RequestAsync(given, await ReporterAsync(given), needsApproval: true);
        var approved = await RequestAsync(given, await ReporterAsync(given), needsApproval: false);
        given.Clock.Advance(given.Options.RevealRequestLife);

        (await given.Vault.Leases.ApproveAsync(waiting.Id, Chief, Stop)).ShouldBe(RevealDecision.NotWaiting);
        (await given.Vault.Leases.ActivateAsync(approved.Id, Officer, Stop)).Outcome.ShouldBe(LeaseMintOutcome.Over);
        (await given.Vault.Leases.FindAsync(waiting.Id, Stop))!.State.ShouldBe(RevealState.Lapsed);
        (await given.Vault.Leases.NoteEndsAsync(Stop)).ShouldBe(2);
    }

    [Fact]
    public async Task A_lease_given_back_opens_nothing()
    {
        await using var given = await TestVault.OpenAsync();
        var reporter = await ReporterAsync(given);
        var lease = await LeaseAsync(given, reporter);

        await given.Vault.Leases.EndAsync(lease, Stop);
        await given.Vault.Leases.EndAsync(lease, Stop);

        (await given.Vault.Identities.RevealAsync(reporter, lease, Stop)).Outcome.ShouldBe(RevealOutcome.LeaseOver);
        (await given.Vault.Leases.LogOfAsync(reporter, Stop)).Count(entry => entry.Step == RevealStep.Ended).ShouldBe(1);
    }

    [Fact]
    public async Task The_next_page_of_the_same_look_finds_the_running_lease_but_nobody_else_does()
    {
        await using var given = await TestVault.OpenAsync();
        var reporter = await ReporterAsync(given);
        var lease = await LeaseAsync(given, reporter);

        var again = (await given.Vault.Leases.CurrentAsync(lease.RequestId, Officer, Stop)).ShouldNotBeNull();
        (await given.Vault.Identities.RevealAsync(reporter, again, Stop)).Outcome.ShouldBe(RevealOutcome.Opened);
        (await given.Vault.Leases.CurrentAsync(lease.RequestId, Chief, Stop)).ShouldBeNull();
    }

    /// <summary>Who asked in two reports of one person would see both reasons end when the person goes.</summary>
    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task The_reason_ends_with_its_own_key_and_not_with_the_reporter(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine);
        var reporter = await ReporterAsync(given);
        await LeaseAsync(given, reporter);
        var request = (await given.Vault.Leases.ForCaseAsync("case-1", Stop)).ShouldHaveSingleItem();

        (await given.Vault.Leases.ReasonTextAsync(request, Stop)).Or("").ShouldBe("Cần hỏi lại địa điểm");
        await given.Vault.Identities.DestroyAsync(reporter, "withdrawn", Stop);
        (await given.Vault.Leases.ReasonTextAsync(request, Stop)).Or("").ShouldBe("Cần hỏi lại địa điểm");
        (await given.Vault.Leases.LogOfAsync(reporter, Stop)).Count.ShouldBe(2);
        await given.Records.DestroyAsync([request.ReasonText!.KeyId], "case-content", Stop);
        (await given.Vault.Leases.ReasonTextAsync(request, Stop)).Outcome.ShouldBe(UnsealOutcome.Destroyed);
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task A_reason_is_erased_after_a_year_and_its_request_stays(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine);
        await LeaseAsync(given, await ReporterAsync(given));
        given.Clock.Advance(TimeSpan.FromDays(364));
        (await given.Vault.Leases.ForgetOldReasonsAsync(Stop)).ShouldBe(0);
        given.Clock.Advance(TimeSpan.FromDays(3));
        (await given.Vault.Leases.ForgetOldReasonsAsync(Stop)).ShouldBe(1);
        (await given.Vault.Leases.ForgetOldReasonsAsync(Stop)).ShouldBe(0);
        var request = (await given.Vault.Leases.ForCaseAsync("case-1", Stop)).ShouldHaveSingleItem();
        request.ReasonCode.ShouldBe("contact");
        request.ReasonText.ShouldBeNull();
        (await given.Vault.Leases.ReasonTextAsync(request, Stop)).Outcome.ShouldBe(UnsealOutcome.Destroyed);
    }

    [Theory]
    [Requirement("R-YC-21")]
    [InlineData(Engine.Sqlite, "UPDATE reveal_log SET done_by = 'nobody'")]
    [InlineData(Engine.Sqlite, "DELETE FROM reveal_log")]
    [InlineData(Engine.Postgres, "UPDATE vault.reveal_log SET done_by = 'nobody'")]
    [InlineData(Engine.Postgres, "DELETE FROM vault.reveal_log")]
    public async Task The_database_itself_refuses_to_change_the_reveal_log(Engine engine, string attack)
    {
        await using var given = await TestVault.OpenAsync(engine);
        await LeaseAsync(given, await ReporterAsync(given));

        await using System.Data.Common.DbConnection connection = engine == Engine.Sqlite
            ? new SqliteConnection($"Data Source={given.Options.SqlitePath};Pooling=False")
            : new NpgsqlConnection(given.Options.PostgresConnection);
        await connection.OpenAsync(Stop);
        await using var command = connection.CreateCommand();
        command.CommandText = attack;

        (await Should.ThrowAsync<System.Data.Common.DbException>(() => command.ExecuteNonQueryAsync(Stop))).Message.ShouldContain("reveal log");
    }

    [Theory]
    [InlineData(Engine.Sqlite)]
    [InlineData(Engine.Postgres)]
    public async Task Entries_older_than_five_years_are_deleted_and_younger_ones_kept(Engine engine)
    {
        await using var given = await TestVault.OpenAsync(engine);
        given.Clock.AutoAdvanceAmount = TimeSpan.Zero;
        var past = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(DateTimeOffset.UnixEpoch.AddYears(45));
        await using (var then = await SecureVault.OpenAsync(given.Options, past, Stop))
        {
            var reporterThen = await then.Identities.CreateAsync(TestVault.Commune, new ReporterDetails(), Stop);
            await then.Leases.RequestAsync(reporterThen, "case-0", Officer, "contact", "Đã lâu", await then.Records.NewKeyAsync(TestVault.Commune, Stop), false, Stop);
        }

        await LeaseAsync(given, await ReporterAsync(given));
        (await given.Vault.Leases.DeleteOldLogAsync(Stop)).ShouldBe(1);
        (await given.Vault.Leases.LogAsync(TestVault.Commune, DateTimeOffset.UnixEpoch, Stop)).Count.ShouldBe(2);
    }

    private static async Task<ReporterRef> ReporterAsync(TestVault given) =>
        await given.Vault.Identities.CreateAsync(TestVault.Commune, new ReporterDetails("Lò Thị Thử"), Stop);

    private static async Task<RevealRequest> RequestAsync(TestVault given, ReporterRef reporter, bool needsApproval) =>
        (await given.Vault.Leases.RequestAsync(reporter, "case-1", Officer, "contact", "Cần hỏi lại địa điểm", await given.Records.NewKeyAsync(TestVault.Commune, Stop), needsApproval, Stop))!;

    private static async Task<RevealLease> LeaseAsync(TestVault given, ReporterRef reporter)
    {
        var request = await RequestAsync(given, reporter, needsApproval: false);
        return (await given.Vault.Leases.ActivateAsync(request.Id, Officer, Stop)).Lease.ShouldNotBeNull();
    }
}
