using BinhYen.Platform;
using BinhYen.Staff;
using BinhYen.Testing;
using BinhYen.Tests.Drivers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace BinhYen.Tests.Architecture;

/// <summary>R-DT-47: a new room cannot forget that its people leave one day.</summary>
public sealed class HoldingsTests
{
    /// <summary>
    /// Columns that tell who did something. Whoever leaves did it all the same; nobody has to do anything about it. Columns of type
    /// <see cref="ActorStamp"/> are not judged: by their nature they only tell who did something.
    /// </summary>
    private static readonly IReadOnlyDictionary<string, string> History = new Dictionary<string, string>
    {
        ["announcements.decided_by"] = "who decided",
        ["announcements.written_by"] = "who wrote; any leader decides or takes it down",
        ["api_keys.created_by"] = "who made the key; who looks after it is kept_by",
        ["campaign_activities.by"] = "who recorded it; the leadership corrects it too",
        ["campaigns.by"] = "who planned it; any leader goes on",
        ["case_answers.approved_by"] = "who approved",
        ["case_answers.written_by"] = "who wrote; a draft goes with its case",
        ["case_committee_questions.asked_by"] = "who asked; the answer goes to the case",
        ["case_committee_questions.guided_by"] = "who answered",
        ["case_exclusions.staff_id"] = "who is kept away, for good",
        ["case_extensions.asked_by"] = "who asked; any leader decides",
        ["case_extensions.decided_by"] = "who decided",
        ["case_notes.author_id"] = "who noted",
        ["cases.kind_confirmed_by"] = "who confirmed",
        ["cases.finding_confirmed_by"] = "who confirmed",
        ["cases.finding_set_by"] = "who set it; it goes with its case",
        ["cases.pending_kind_proposed_by"] = "who proposed; a second person confirms",
        ["cases.triaged_by"] = "who opened it first; untaken cases are everybody's on duty",
        ["commendations.decided_by"] = "who wrote the decision down",
        ["commendations.reviewed_by"] = "who agreed",
        ["commendations.written_by"] = "who wrote; anybody of the proposing body goes on",
        ["commune_settings.decided_by"] = "who decided",
        ["data_requests.taken_by"] = "who wrote it down; any officer for data protection carries it out",
        ["fake_reports.decided_by"] = "who decided",
        ["follower_figures.by"] = "who counted",
        ["group_breaches.by"] = "who acted; an objection is decided by another leader",
        ["group_breaches.objection_decided_by"] = "who decided",
        ["group_figures.by"] = "who counted",
        ["group_posts.done_by"] = "who did it",
        ["group_posts.noted_by"] = "who noted it",
        ["group_removals.decided_by"] = "who decided",
        ["group_removals.proposed_by"] = "who proposed; any leader decides",
        ["group_settings_looks.by"] = "who looked",
        ["group_setup_ticks.by"] = "who ticked it off",
        ["hamlet_changes.planned_by"] = "who planned it; it takes effect by itself",
        ["hamlet_ways.changed_by"] = "who changed it",
        ["incident_steps.by"] = "who did the step",
        ["leaves.staff_id"] = "whose own leave it was; it ends with the account",
        ["legal_holds.placed_by"] = "who placed it",
        ["missing_notices.published_by"] = "who agreed",
        ["missing_notices.written_by"] = "who wrote; any officer takes it down",
        ["translations.published_by"] = "who agreed",
        ["translations.written_by"] = "who wrote; any leader takes it away",
        ["model_drafts.changed_by"] = "who changed it last; anybody who prepares goes on",
        ["model_stages.decided_by"] = "who decided",
        ["participation_counts.signed_by"] = "who signed the figure",
        ["plan_results.by"] = "who wrote the result down",
        ["plan_tasks.by"] = "who assigned it; any leader goes on",
        ["posting_place_looks.by"] = "who looked; whoever serves the hamlet looks next",
        ["public_notices.issued_by"] = "who issued it; whoever tends the group withdraws it",
        ["regulation_postings.by"] = "who made it known",
        ["regulation_readings.staff_id"] = "who read it",
        ["regulations.by"] = "who issued it",
        ["report_threads.taken_by"] = "who took the call",
        ["retention_choices.chosen_by"] = "who chose",
        ["sealed_commendations.written_by"] = "who put it in; the chief closes it",
        ["secret_removals.by"] = "who took it out",
        ["secret_words.added_by"] = "who added the word",
        ["self_management_marks.by"] = "who answered",
        ["staff_agreements.asked_by"] = "who proposed; any leader decides",
        ["staff_agreements.decided_by"] = "who decided",
        ["staff_alerts.call"] = "whom to call; the next step of the clock names another",
        ["staff_handovers.giver"] = "a hand-over of its own",
        ["staff_handovers.opened_by"] = "who opened it; any leader goes on",
        ["staff_handovers.second_person"] = "who stood beside",
        ["staff_handovers.successor"] = "the first choice; what counts is who took each thing",
        ["staff_handover_items.added_by"] = "who confirmed the step",
        ["staff_handover_items.passed_by"] = "who confirmed the step",
        ["staff_handover_items.receiver"] = "who took it; holds it by the thing itself",
        ["staff_handover_signatures.signer"] = "who signed",
        ["survey_year_totals.by"] = "who wrote the number; any leader goes on",
        ["thread_messages.author_id"] = "who wrote",
        ["thread_trusts.opened_by"] = "who opened",
        ["thread_trusts.staff_id"] = "who read; a closed account reads nothing",
        ["verification_requests.decided_by"] = "who decided",
        ["verification_requests.written_by"] = "who asked; answers go to the case and its handler",
        ["yearly_checks.by"] = "who checked",
        ["zalo_groups.proposed_by"] = "who proposed it",
    };

    [Fact]
    [Requirement("R-DT-47")]
    public async Task Every_column_that_names_an_account_is_handed_over_or_history()
    {
        await using var server = await BinhYenServer.StartAsync();
        var columns = await server.ReadAsync(db => Task.FromResult(ColumnsOf(db.Model)));
        await using var scope = server.Services.CreateAsyncScope();
        var covered = scope.ServiceProvider.GetServices<IAccountHoldings>().SelectMany(h => h.Columns).ToList();

        columns.Count.ShouldBeGreaterThan(60, "the test must find columns to judge");
        columns.Except(covered).Except(History.Keys).Order().ShouldBeEmpty("let the room's IAccountHoldings pass it on, or say here why nobody has to do anything about it");
        covered.Concat(History.Keys).Except(columns).Order().ShouldBeEmpty("no such column any more");
        covered.Intersect(History.Keys).ShouldBeEmpty("one of the two");
    }

    [Fact]
    public async Task Every_kind_of_thing_has_one_room_that_answers_for_it()
    {
        await using var server = await BinhYenServer.StartAsync();
        await using var scope = server.Services.CreateAsyncScope();
        var kinds = scope.ServiceProvider.GetServices<IAccountHoldings>().SelectMany(h => h.Kinds).ToList();
        kinds.ShouldBeUnique();
        kinds.Order().ShouldBe(Enum.GetValues<HoldingKind>());
        Enum.GetValues<HoldingKind>().ShouldAllBe(kind => kind.InWords().Length > 0);
    }

    // Typed ids, and the plain ones of Identity's tables that point to an account.
    private static HashSet<string> ColumnsOf(IModel model) =>
    [
        .. from entity in model.GetEntityTypes()
           let table = entity.GetTableName()
           where table is not null
           from property in entity.GetProperties()
           where Nullable.GetUnderlyingType(property.ClrType) == typeof(StaffId) || property.ClrType == typeof(StaffId)
               || property.GetContainingForeignKeys().Any(key => key.PrincipalEntityType.ClrType == typeof(StaffMember))
           select $"{table}.{property.GetColumnName()}",
    ];
}
