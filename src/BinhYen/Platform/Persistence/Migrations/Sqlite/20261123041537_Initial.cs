using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BinhYen.Platform.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "alarm_phones",
                columns: table => new
                {
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    code = table.Column<byte[]>(type: "BLOB", nullable: true),
                    code_until = table.Column<long>(type: "INTEGER", nullable: true),
                    lane = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    person_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    person = table.Column<byte[]>(type: "BLOB", nullable: true),
                    linked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    heard_at = table.Column<long>(type: "INTEGER", nullable: true),
                    spoken_to_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_alarm_phones", x => x.staff_id);
                });

            migrationBuilder.CreateTable(
                name: "api_keys",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    beginning = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    scopes = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    kept_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    last_used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_api_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "attachments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    record_key = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    media_type = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    malware = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    has_copies = table.Column<bool>(type: "INTEGER", nullable: false),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: true),
                    original_name = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachments", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "campaigns",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    aim = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaigns", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "case_drafts",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    form = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    fields = table.Column<byte[]>(type: "BLOB", nullable: false),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_drafts", x => new { x.case_id, x.staff_id, x.form });
                });

            migrationBuilder.CreateTable(
                name: "case_notes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    text = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_notes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "case_own_answers",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    thread_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    text = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_own_answers", x => new { x.case_id, x.number, x.thread_id });
                });

            migrationBuilder.CreateTable(
                name: "case_secrets",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    destroyed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_secrets", x => x.case_id);
                });

            migrationBuilder.CreateTable(
                name: "case_suggestions",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    category = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    urgency = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reasons = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_suggestions", x => x.case_id);
                });

            migrationBuilder.CreateTable(
                name: "case_terms",
                columns: table => new
                {
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    terms = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_terms", x => new { x.commune_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hamlet_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    code = table.Column<string>(type: "TEXT", maxLength: 11, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind_confirmed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    pending_kind_to = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    pending_kind_proposed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    pending_kind_proposed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    category = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    urgency = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    peak_urgency = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    is_complex = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_early_warning = table.Column<bool>(type: "INTEGER", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    triaged_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    handler = table.Column<Guid>(type: "TEXT", nullable: true),
                    substitute_handler = table.Column<Guid>(type: "TEXT", nullable: true),
                    verification = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    waiting_return_to = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    waiting_asked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    waiting_expires_at = table.Column<long>(type: "INTEGER", nullable: true),
                    waiting_question = table.Column<byte[]>(type: "BLOB", nullable: true),
                    hold_return_to = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    hold_review_at = table.Column<long>(type: "INTEGER", nullable: true),
                    transfer_receiving_body = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    transfer_passed = table.Column<byte[]>(type: "BLOB", nullable: true),
                    transfer_proposed_by = table.Column<string>(type: "TEXT", maxLength: 42, nullable: true),
                    transfer_proposed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    transfer_left_at = table.Column<long>(type: "INTEGER", nullable: true),
                    transfer_confirmed_by = table.Column<string>(type: "TEXT", maxLength: 42, nullable: true),
                    transfer_received_at = table.Column<long>(type: "INTEGER", nullable: true),
                    finding_outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    finding_set_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    finding_confirmed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    first_settled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closing_outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    closing_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closing_by = table.Column<string>(type: "TEXT", maxLength: 42, nullable: true),
                    merged_into = table.Column<Guid>(type: "TEXT", nullable: true),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    waits_for_chief = table.Column<bool>(type: "INTEGER", nullable: false),
                    pause_used = table.Column<TimeSpan>(type: "TEXT", nullable: false),
                    conflict_hamlet = table.Column<Guid>(type: "TEXT", nullable: true),
                    conflict_above_commune = table.Column<bool>(type: "INTEGER", nullable: false),
                    has_conflict = table.Column<bool>(type: "INTEGER", nullable: false),
                    began_with_conflict = table.Column<bool>(type: "INTEGER", nullable: false),
                    text_removed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    announcement_consent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    next_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    queue = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    list_at = table.Column<long>(type: "INTEGER", nullable: false),
                    awaits_decision = table.Column<bool>(type: "INTEGER", nullable: false),
                    next_follow_up_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    concerns_minor = table.Column<bool>(type: "INTEGER", nullable: false),
                    wake_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_cases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "commendations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    proposer = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    nominee = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    occasion = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<byte[]>(type: "BLOB", nullable: false),
                    achievement = table.Column<byte[]>(type: "BLOB", nullable: false),
                    learnt_from = table.Column<byte[]>(type: "BLOB", nullable: true),
                    form = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    tells_of_report = table.Column<bool>(type: "INTEGER", nullable: false),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reviewed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    reviewed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decision = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    decided_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commendations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "commune_settings",
                columns: table => new
                {
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    effective_from = table.Column<long>(type: "INTEGER", nullable: false),
                    basis_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    basis_number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    basis_date = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    basis_issuer = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    basis_subject = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: false),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    json = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commune_settings", x => new { x.commune_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "commune_units",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    old_names = table.Column<string>(type: "TEXT", nullable: false),
                    hamlet_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    started_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    successor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    invited_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    answer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    answered_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_commune_units", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "communes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    slug = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    province = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    code_prefix = table.Column<string>(type: "TEXT", maxLength: 2, nullable: false),
                    duty_phone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    office_phone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    remote_area = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_communes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "consents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    subject = table.Column<Guid>(type: "TEXT", nullable: false),
                    side = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    text_version = table.Column<int>(type: "INTEGER", nullable: false),
                    text_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    taker = table.Column<string>(type: "TEXT", maxLength: 42, nullable: false),
                    giver = table.Column<byte[]>(type: "BLOB", nullable: true),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code_hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "console_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    admin_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    first_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_console_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    friendly_name = table.Column<string>(type: "TEXT", nullable: true),
                    xml = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    right = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    thread = table.Column<Guid>(type: "TEXT", nullable: true),
                    reporter = table.Column<Guid>(type: "TEXT", nullable: true),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    proof = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    taken_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    words = table.Column<byte[]>(type: "BLOB", nullable: true),
                    answer = table.Column<byte[]>(type: "BLOB", nullable: true),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reply_due = table.Column<long>(type: "INTEGER", nullable: false),
                    carry_out_due = table.Column<long>(type: "INTEGER", nullable: false),
                    replied_at = table.Column<long>(type: "INTEGER", nullable: true),
                    extended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    ground = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "deletion_records",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kept = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    labels = table.Column<string>(type: "TEXT", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deletion_records", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "duty_shifts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    day_officer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    night_officer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    relieved = table.Column<string>(type: "TEXT", nullable: false),
                    substitute_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_duty_shifts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "fake_reports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    told = table.Column<byte[]>(type: "BLOB", nullable: false),
                    trace = table.Column<byte[]>(type: "BLOB", nullable: true),
                    trace_term = table.Column<byte[]>(type: "BLOB", nullable: true),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fake_reports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "first_run",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    code_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_first_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "first_run_answers",
                columns: table => new
                {
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    step = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_first_run_answers", x => x.number);
                });

            migrationBuilder.CreateTable(
                name: "first_run_file",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    pages_json = table.Column<string>(type: "TEXT", nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kept_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_first_run_file", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "follower_figures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_follower_figures", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "group_account_admins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    zalo_id = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_account_admins", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "group_posts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    group = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    zalo_group = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    lane = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    sender = table.Column<Guid>(type: "TEXT", nullable: true),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    words = table.Column<byte[]>(type: "BLOB", nullable: true),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    noted_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    noted_at = table.Column<long>(type: "INTEGER", nullable: false),
                    moderator = table.Column<Guid>(type: "TEXT", nullable: true),
                    remind_at = table.Column<long>(type: "INTEGER", nullable: false),
                    reminders = table.Column<int>(type: "INTEGER", nullable: false),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true),
                    done_by = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_posts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hamlet_changes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: false),
                    survivor = table.Column<Guid>(type: "TEXT", nullable: true),
                    term = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    officer_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    substitute_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    effective_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    planned_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    planned_at = table.Column<long>(type: "INTEGER", nullable: false),
                    cancelled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    applied_at = table.Column<long>(type: "INTEGER", nullable: true),
                    moved_cases = table.Column<int>(type: "INTEGER", nullable: false),
                    moved_households = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hamlet_changes", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "hand_overs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    addressee_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    slip_at = table.Column<long>(type: "INTEGER", nullable: true),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: true),
                    read_at = table.Column<long>(type: "INTEGER", nullable: true),
                    received_at = table.Column<long>(type: "INTEGER", nullable: true),
                    register_number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hand_overs", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "held_words",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    words = table.Column<byte[]>(type: "BLOB", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_held_words", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "holidays",
                columns: table => new
                {
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    checked_on = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holidays", x => new { x.commune_id, x.date });
                });

            migrationBuilder.CreateTable(
                name: "household_imports",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    form = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    rows = table.Column<int>(type: "INTEGER", nullable: false),
                    columns_json = table.Column<string>(type: "TEXT", nullable: false),
                    table = table.Column<byte[]>(type: "BLOB", nullable: true),
                    pages = table.Column<byte[]>(type: "BLOB", nullable: true),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    all_in = table.Column<Guid>(type: "TEXT", nullable: true),
                    consent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    consent_document = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    rows_done = table.Column<int>(type: "INTEGER", nullable: false),
                    added = table.Column<int>(type: "INTEGER", nullable: false),
                    doubles = table.Column<int>(type: "INTEGER", nullable: false),
                    faulty = table.Column<int>(type: "INTEGER", nullable: false),
                    noted = table.Column<int>(type: "INTEGER", nullable: false),
                    undone = table.Column<int>(type: "INTEGER", nullable: false),
                    kept = table.Column<int>(type: "INTEGER", nullable: false),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_household_imports", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "inbox_epochs",
                columns: table => new
                {
                    record_key = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox_epochs", x => x.record_key);
                });

            migrationBuilder.CreateTable(
                name: "inbox_events",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    event_key = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    app_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    oa_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    event_name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    person_key = table.Column<Guid>(type: "TEXT", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    zalo_time = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    error_code = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    body = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_inbox_events", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "incidents",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    is_drill = table.Column<bool>(type: "INTEGER", nullable: false),
                    detected_at = table.Column<long>(type: "INTEGER", nullable: false),
                    touches_national_security = table.Column<bool>(type: "INTEGER", nullable: false),
                    touches_personal_data = table.Column<bool>(type: "INTEGER", nullable: false),
                    touches_location = table.Column<bool>(type: "INTEGER", nullable: false),
                    form = table.Column<byte[]>(type: "BLOB", nullable: true),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incidents", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "journal_checkpoints",
                columns: table => new
                {
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    first_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    last_sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    root = table.Column<byte[]>(type: "BLOB", nullable: false),
                    signature = table.Column<byte[]>(type: "BLOB", nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_checkpoints", x => new { x.commune_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "journal_entries",
                columns: table => new
                {
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    fact = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    details = table.Column<string>(type: "TEXT", nullable: false),
                    previous_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_entries", x => new { x.commune_id, x.sequence });
                });

            migrationBuilder.CreateTable(
                name: "journal_heads",
                columns: table => new
                {
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sequence = table.Column<long>(type: "INTEGER", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    seal = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_journal_heads", x => x.commune_id);
                });

            migrationBuilder.CreateTable(
                name: "leaves",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    substitute_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    cancelled_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_leaves", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "legal_holds",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    placed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    placed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    lifted_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_legal_holds", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "media_fetches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    record_key = table.Column<Guid>(type: "TEXT", nullable: false),
                    owner_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    link = table.Column<byte[]>(type: "BLOB", nullable: false),
                    file_name = table.Column<byte[]>(type: "BLOB", nullable: true),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_at = table.Column<long>(type: "INTEGER", nullable: false),
                    error_code = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    attachment_id = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_media_fetches", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "missing_notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    asked_by = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    document = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    family_unreachable = table.Column<bool>(type: "INTEGER", nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<byte[]>(type: "BLOB", nullable: false),
                    seen = table.Column<byte[]>(type: "BLOB", nullable: false),
                    signs = table.Column<byte[]>(type: "BLOB", nullable: false),
                    picture = table.Column<byte[]>(type: "BLOB", nullable: true),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    published_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    erased_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_missing_notices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "model_drafts",
                columns: table => new
                {
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    base_version = table.Column<int>(type: "INTEGER", nullable: false),
                    json = table.Column<string>(type: "TEXT", nullable: false),
                    changed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_drafts", x => x.commune_id);
                });

            migrationBuilder.CreateTable(
                name: "model_stages",
                columns: table => new
                {
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    stage = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    basis_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    basis_number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    basis_date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    basis_issuer = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    basis_subject = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_model_stages", x => new { x.commune_id, x.number });
                });

            migrationBuilder.CreateTable(
                name: "name_guesses",
                columns: table => new
                {
                    text_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    thread_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    writer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    names = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_name_guesses", x => new { x.text_id, x.thread_id });
                });

            migrationBuilder.CreateTable(
                name: "notice_settings",
                columns: table => new
                {
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    procedures_address = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_notice_settings", x => x.commune_id);
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lane = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    recipient = table.Column<Guid>(type: "TEXT", nullable: false),
                    group = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    payload = table.Column<byte[]>(type: "BLOB", nullable: false),
                    thread_message_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    urgent = table.Column<bool>(type: "INTEGER", nullable: false),
                    forgets_recipient = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    not_before = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    last_error = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    channel_message_id = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "outside_addressees",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    address = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    phone = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    link_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    link = table.Column<byte[]>(type: "BLOB", nullable: false),
                    enrol_code = table.Column<byte[]>(type: "BLOB", nullable: true),
                    enrol_until = table.Column<long>(type: "INTEGER", nullable: true),
                    pass_hash = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    enrolled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    stamp = table.Column<Guid>(type: "TEXT", nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    locked_until = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outside_addressees", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "plan_tasks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    assigned_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    reported_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    done_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    withdrawn_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_tasks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "position_holdings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    hamlet_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    holder_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    is_acting = table.Column<bool>(type: "INTEGER", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ends_at = table.Column<long>(type: "INTEGER", nullable: true),
                    basis = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_position_holdings", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "public_notices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    check_code = table.Column<string>(type: "TEXT", maxLength: 8, nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    hamlet_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    place = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    issued_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    issued_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    withdrawn_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    withdrawn_because = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_public_notices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "public_places",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    hamlet_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    windows = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_public_places", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "quarantined_requests",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    size = table.Column<int>(type: "INTEGER", nullable: false),
                    digest = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    signature = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    body = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_quarantined_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "regulations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    book = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    effective_from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 20000, nullable: false),
                    allowed = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    prohibited = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    changes = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_regulations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "report_threads",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    opened_case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    sender_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    secrecy = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    reporter = table.Column<Guid>(type: "TEXT", nullable: true),
                    lane = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    taken_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    danger_pressed = table.Column<bool>(type: "INTEGER", nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    tracking_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    code_forgotten_at = table.Column<long>(type: "INTEGER", nullable: true),
                    check_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    known_place = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    rating = table.Column<int>(type: "INTEGER", nullable: true),
                    withdrawn_at = table.Column<long>(type: "INTEGER", nullable: true),
                    restricted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    accepted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    was_unsatisfactory = table.Column<bool>(type: "INTEGER", nullable: false),
                    answer_told = table.Column<long>(type: "INTEGER", nullable: true),
                    telling_allowed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    withdrawal_waits = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_report_threads", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "retention_choices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    rule = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    chosen_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    chosen_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_retention_choices", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "retention_runs",
                columns: table => new
                {
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    deleted = table.Column<int>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_retention_runs", x => new { x.commune_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "sealed_commendations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    name = table.Column<byte[]>(type: "BLOB", nullable: false),
                    achievement = table.Column<byte[]>(type: "BLOB", nullable: false),
                    form = table.Column<byte[]>(type: "BLOB", nullable: false),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    closed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    given = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sealed_commendations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "secret_removals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    ground = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    messages = table.Column<int>(type: "INTEGER", nullable: false),
                    files = table.Column<int>(type: "INTEGER", nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_secret_removals", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "secret_words",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    words = table.Column<byte[]>(type: "BLOB", nullable: false),
                    added_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false),
                    removed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_secret_words", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "self_management_marks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hamlet_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    item = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    done = table.Column<bool>(type: "INTEGER", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_self_management_marks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "shared_turns",
                columns: table => new
                {
                    work = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    holder = table.Column<Guid>(type: "TEXT", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shared_turns", x => x.work);
                });

            migrationBuilder.CreateTable(
                name: "staff",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    full_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    search_text = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    rank = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    former_names = table.Column<string>(type: "TEXT", nullable: false),
                    former_ranks = table.Column<string>(type: "TEXT", nullable: false),
                    position = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    is_demo = table.Column<bool>(type: "INTEGER", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    serves_until = table.Column<long>(type: "INTEGER", nullable: true),
                    last_seen_at = table.Column<long>(type: "INTEGER", nullable: true),
                    last_totp_step = table.Column<long>(type: "INTEGER", nullable: true),
                    monitoring_seen_at = table.Column<long>(type: "INTEGER", nullable: true),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    normalized_email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    email_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: true),
                    security_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    concurrency_stamp = table.Column<string>(type: "TEXT", nullable: true),
                    phone_number = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    phone_number_confirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    two_factor_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<long>(type: "INTEGER", nullable: true),
                    lockout_enabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "staff_agreements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    asked_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    agreed = table.Column<bool>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_agreements", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "staff_alerts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    step = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    clock = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    level = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    is_emergency = table.Column<bool>(type: "INTEGER", nullable: false),
                    second_means = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    call = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    message_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_alerts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "staff_handovers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    giver = table.Column<Guid>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    effective_at = table.Column<long>(type: "INTEGER", nullable: false),
                    returns_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    successor = table.Column<Guid>(type: "TEXT", nullable: true),
                    opened_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    second_person = table.Column<Guid>(type: "TEXT", nullable: true),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_handovers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "survey_year_totals",
                columns: table => new
                {
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    year = table.Column<int>(type: "INTEGER", nullable: false),
                    topic = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_survey_year_totals", x => new { x.commune_id, x.year, x.topic });
                });

            migrationBuilder.CreateTable(
                name: "talks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lane = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    person_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reporter = table.Column<Guid>(type: "TEXT", nullable: false),
                    forgotten_at = table.Column<long>(type: "INTEGER", nullable: true),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    draft = table.Column<byte[]>(type: "BLOB", nullable: true),
                    gather_until = table.Column<long>(type: "INTEGER", nullable: true),
                    question = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    greeted_at = table.Column<long>(type: "INTEGER", nullable: true),
                    open_thread_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    quiet_until = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_talks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "thread_trusts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    opened_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    reason = table.Column<byte[]>(type: "BLOB", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_thread_trusts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "translations",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    subject_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false),
                    published_by = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_translations", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "unit_contacts",
                columns: table => new
                {
                    unit_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unit_contacts", x => new { x.unit_id, x.staff_id });
                });

            migrationBuilder.CreateTable(
                name: "unnamed_replies",
                columns: table => new
                {
                    message_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_unnamed_replies", x => x.message_id);
                });

            migrationBuilder.CreateTable(
                name: "verification_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_by_chief = table.Column<bool>(type: "INTEGER", nullable: false),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false),
                    @event = table.Column<string>(name: "event", type: "TEXT", maxLength: 40, nullable: false),
                    hamlet_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    part = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    question = table.Column<byte[]>(type: "BLOB", nullable: false),
                    safety_note = table.Column<byte[]>(type: "BLOB", nullable: true),
                    due_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    households = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    not_before = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verification_requests", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "verifiers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hamlet_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    contact = table.Column<byte[]>(type: "BLOB", nullable: false),
                    conflicts = table.Column<byte[]>(type: "BLOB", nullable: false),
                    account = table.Column<Guid>(type: "TEXT", nullable: true),
                    zalo_recipient = table.Column<byte[]>(type: "BLOB", nullable: true),
                    zalo_lane = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    link_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    link_until = table.Column<long>(type: "INTEGER", nullable: true),
                    away_from = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    away_until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    declared_at = table.Column<long>(type: "INTEGER", nullable: false),
                    substitute_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_verifiers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "yearly_checks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    answers = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    remarks = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_yearly_checks", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "zalo_accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    record_key = table.Column<Guid>(type: "TEXT", nullable: false),
                    app_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    oa_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    app_secret = table.Column<byte[]>(type: "BLOB", nullable: false),
                    oa_secret_key = table.Column<byte[]>(type: "BLOB", nullable: false),
                    previous_oa_secret_key = table.Column<byte[]>(type: "BLOB", nullable: true),
                    previous_key_until = table.Column<long>(type: "INTEGER", nullable: true),
                    tokens = table.Column<byte[]>(type: "BLOB", nullable: true),
                    tokens_end_at = table.Column<long>(type: "INTEGER", nullable: true),
                    grant_ends_at = table.Column<long>(type: "INTEGER", nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    grant_in_progress = table.Column<byte[]>(type: "BLOB", nullable: true),
                    lease_owner = table.Column<Guid>(type: "TEXT", nullable: true),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_zalo_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "zalo_groups",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    unit_kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    hamlet_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    cluster = table.Column<string>(type: "TEXT", nullable: false),
                    unit_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    approved_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    approved_because = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    link = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    state_reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    proposed_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    proposed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    proposing_body = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    survey_note = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    proposed_content = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: false),
                    active_since = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    merged_into = table.Column<Guid>(type: "TEXT", nullable: true),
                    account_zalo_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    account_name = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    account_link = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    account_members = table.Column<int>(type: "INTEGER", nullable: true),
                    account_most_members = table.Column<int>(type: "INTEGER", nullable: true),
                    account_waiting = table.Column<int>(type: "INTEGER", nullable: true),
                    account_asset_type = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    account_asset_id = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    account_asset_ends_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    account_asset_renews = table.Column<bool>(type: "INTEGER", nullable: true),
                    account_is_disabled = table.Column<bool>(type: "INTEGER", nullable: true),
                    account_deleted_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    account_join_needs_approval = table.Column<bool>(type: "INTEGER", nullable: true),
                    account_link_joins = table.Column<bool>(type: "INTEGER", nullable: true),
                    account_only_account_writes = table.Column<bool>(type: "INTEGER", nullable: true),
                    account_newcomers_see_history = table.Column<bool>(type: "INTEGER", nullable: true),
                    account_read_at = table.Column<long>(type: "INTEGER", nullable: true),
                    account_read_again_at = table.Column<long>(type: "INTEGER", nullable: true),
                    account_trouble = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    account_own_deputy_change_at = table.Column<long>(type: "INTEGER", nullable: true),
                    account_deputies_changed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    wanted_link_joins = table.Column<bool>(type: "INTEGER", nullable: false),
                    wanted_only_account_writes = table.Column<bool>(type: "INTEGER", nullable: false),
                    wanted_newcomers_see_history = table.Column<bool>(type: "INTEGER", nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_zalo_groups", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "campaign_activities",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hamlet_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    form = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    place = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    present = table.Column<int>(type: "INTEGER", nullable: true),
                    leaflets = table.Column<int>(type: "INTEGER", nullable: false),
                    posters = table.Column<int>(type: "INTEGER", nullable: false),
                    banners = table.Column<int>(type: "INTEGER", nullable: false),
                    new_households = table.Column<int>(type: "INTEGER", nullable: true),
                    weapons = table.Column<int>(type: "INTEGER", nullable: true),
                    explosives_kg = table.Column<decimal>(type: "TEXT", precision: 9, scale: 2, nullable: true),
                    support_tools = table.Column<int>(type: "INTEGER", nullable: true),
                    by = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_activities", x => x.id);
                    table.ForeignKey(
                        name: "fk_campaign_activities_campaign_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "campaign_teams",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    campaign_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hamlet_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    helped = table.Column<int>(type: "INTEGER", nullable: false),
                    joined = table.Column<int>(type: "INTEGER", nullable: false),
                    told_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_teams", x => x.id);
                    table.ForeignKey(
                        name: "fk_campaign_teams_campaigns_campaign_id",
                        column: x => x.campaign_id,
                        principalTable: "campaigns",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "announcements",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    title = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_announcements", x => x.id);
                    table.ForeignKey(
                        name: "fk_announcements_case_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_answers",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    done_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    unit = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    text = table.Column<byte[]>(type: "BLOB", nullable: true),
                    lawful_basis = table.Column<string>(type: "TEXT", maxLength: 200, nullable: true),
                    written_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    written_by_chief = table.Column<bool>(type: "INTEGER", nullable: false),
                    written_at = table.Column<long>(type: "INTEGER", nullable: false),
                    approved_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    returned_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_answers", x => new { x.case_id, x.number });
                    table.ForeignKey(
                        name: "fk_case_answers_case_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_clocks",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    round = table.Column<int>(type: "INTEGER", nullable: false),
                    basis = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    amount = table.Column<int>(type: "INTEGER", nullable: false),
                    unit = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    pauses_while_waiting = table.Column<bool>(type: "INTEGER", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    allotted = table.Column<TimeSpan>(type: "TEXT", nullable: false),
                    paused_at = table.Column<long>(type: "INTEGER", nullable: true),
                    stopped_at = table.Column<long>(type: "INTEGER", nullable: true),
                    cancelled_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_clocks", x => new { x.case_id, x.number });
                    table.ForeignKey(
                        name: "fk_case_clocks_case_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_committee_questions",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    question = table.Column<byte[]>(type: "BLOB", nullable: false),
                    asked_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    guidance = table.Column<byte[]>(type: "BLOB", nullable: true),
                    guided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    guided_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_committee_questions", x => new { x.case_id, x.number });
                    table.ForeignKey(
                        name: "fk_case_committee_questions_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_events",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    act = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    from = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    to = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 42, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    reason_code = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    words = table.Column<byte[]>(type: "BLOB", nullable: true),
                    profile_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_events", x => new { x.case_id, x.number });
                    table.ForeignKey(
                        name: "fk_case_events_case_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_exclusions",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    scope = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_exclusions", x => new { x.case_id, x.staff_id, x.scope });
                    table.ForeignKey(
                        name: "fk_case_exclusions_case_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_extensions",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    new_due = table.Column<long>(type: "INTEGER", nullable: false),
                    asked_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    asked_at = table.Column<long>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true),
                    granted = table.Column<bool>(type: "INTEGER", nullable: false),
                    words_to_reporter = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_extensions", x => new { x.case_id, x.number });
                    table.ForeignKey(
                        name: "fk_case_extensions_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_mediations",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    hamlet = table.Column<Guid>(type: "TEXT", nullable: false),
                    referred_at = table.Column<long>(type: "INTEGER", nullable: false),
                    result = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    follow_up_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_mediations", x => new { x.case_id, x.number });
                    table.ForeignKey(
                        name: "fk_case_mediations_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "case_reports",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    report_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    conversation_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    content_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_case_reports", x => new { x.case_id, x.report_id });
                    table.ForeignKey(
                        name: "fk_case_reports_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hamlets",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    term = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    old_names = table.Column<string>(type: "TEXT", nullable: false),
                    places = table.Column<string>(type: "TEXT", nullable: false),
                    started_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    successor_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    ended_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hamlets", x => x.id);
                    table.ForeignKey(
                        name: "fk_hamlets_communes_commune_id",
                        column: x => x.commune_id,
                        principalTable: "communes",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "consent_withdrawals",
                columns: table => new
                {
                    consent_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    taker = table.Column<string>(type: "TEXT", maxLength: 42, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_consent_withdrawals", x => x.consent_id);
                    table.ForeignKey(
                        name: "fk_consent_withdrawals_consents_consent_id",
                        column: x => x.consent_id,
                        principalTable: "consents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "data_request_steps",
                columns: table => new
                {
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", maxLength: 42, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_request_steps", x => new { x.request_id, x.number });
                    table.ForeignKey(
                        name: "fk_data_request_steps_data_requests_request_id",
                        column: x => x.request_id,
                        principalTable: "data_requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "incident_steps",
                columns: table => new
                {
                    incident_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    duty = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_incident_steps", x => new { x.incident_id, x.duty });
                    table.ForeignKey(
                        name: "fk_incident_steps_incidents_incident_id",
                        column: x => x.incident_id,
                        principalTable: "incidents",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "plan_results",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    task_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    present = table.Column<int>(type: "INTEGER", nullable: true),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_plan_results", x => x.id);
                    table.ForeignKey(
                        name: "fk_plan_results_plan_task_task_id",
                        column: x => x.task_id,
                        principalTable: "plan_tasks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "posting_places",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hamlet_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    notice_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    posted_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    checked_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    is_damaged = table.Column<bool>(type: "INTEGER", nullable: false),
                    is_closed = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posting_places", x => x.id);
                    table.ForeignKey(
                        name: "fk_posting_places_public_notice_notice_id",
                        column: x => x.notice_id,
                        principalTable: "public_notices",
                        principalColumn: "id");
                });

            migrationBuilder.CreateTable(
                name: "thread_messages",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    thread_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    voice = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    text = table.Column<byte[]>(type: "BLOB", nullable: false),
                    attachments = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    delivery = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    channel_message_hash = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_thread_messages", x => x.id);
                    table.ForeignKey(
                        name: "fk_thread_messages_report_threads_thread_id",
                        column: x => x.thread_id,
                        principalTable: "report_threads",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserClaims",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    claim_type = table.Column<string>(type: "TEXT", nullable: true),
                    claim_value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_claims", x => x.id);
                    table.ForeignKey(
                        name: "fk_asp_net_user_claims_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_key = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    provider_display_name = table.Column<string>(type: "TEXT", nullable: true),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_logins", x => new { x.login_provider, x.provider_key });
                    table.ForeignKey(
                        name: "fk_asp_net_user_logins_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserPasskeys",
                columns: table => new
                {
                    credential_id = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_passkeys", x => x.credential_id);
                    table.ForeignKey(
                        name: "fk_asp_net_user_passkeys_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    login_provider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asp_net_user_tokens", x => new { x.user_id, x.login_provider, x.name });
                    table.ForeignKey(
                        name: "fk_asp_net_user_tokens_asp_net_users_user_id",
                        column: x => x.user_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    locked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    method = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    device = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_sessions", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_sessions_staff_account_id",
                        column: x => x.account_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_setup_codes",
                columns: table => new
                {
                    account_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_setup_codes", x => x.account_id);
                    table.ForeignKey(
                        name: "fk_staff_setup_codes_asp_net_users_account_id",
                        column: x => x.account_id,
                        principalTable: "staff",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_handover_items",
                columns: table => new
                {
                    handover_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    id = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    label = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    detail = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    may_end = table.Column<bool>(type: "INTEGER", nullable: false),
                    ends_by_itself = table.Column<bool>(type: "INTEGER", nullable: false),
                    has_steps = table.Column<bool>(type: "INTEGER", nullable: false),
                    steps_by_api = table.Column<bool>(type: "INTEGER", nullable: false),
                    receiver = table.Column<Guid>(type: "TEXT", nullable: true),
                    ends = table.Column<bool>(type: "INTEGER", nullable: false),
                    added_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    added_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    passed_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    passed_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    trouble = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    changed_after_signing = table.Column<bool>(type: "INTEGER", nullable: false),
                    superseded_at = table.Column<long>(type: "INTEGER", nullable: true),
                    done_at = table.Column<long>(type: "INTEGER", nullable: true),
                    returned_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_handover_items", x => new { x.handover_id, x.number });
                    table.ForeignKey(
                        name: "fk_staff_handover_items_staff_handovers_handover_id",
                        column: x => x.handover_id,
                        principalTable: "staff_handovers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "staff_handover_signatures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    handover_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    part = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    signer = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    session_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    device = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    text_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    voided_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_handover_signatures", x => x.id);
                    table.ForeignKey(
                        name: "fk_staff_handover_signatures_staff_handovers_handover_id",
                        column: x => x.handover_id,
                        principalTable: "staff_handovers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "asked_verifiers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    request_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    verifier_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    link_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    code_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    code_tries = table.Column<int>(type: "INTEGER", nullable: false),
                    zalo_hash = table.Column<byte[]>(type: "BLOB", nullable: true),
                    answer = table.Column<byte[]>(type: "BLOB", nullable: true),
                    facts = table.Column<byte[]>(type: "BLOB", nullable: true),
                    photo_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    answered_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_asked_verifiers", x => x.id);
                    table.ForeignKey(
                        name: "fk_asked_verifiers_verification_request_request_id",
                        column: x => x.request_id,
                        principalTable: "verification_requests",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_appointments",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    duty = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    person_name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: true),
                    position = table.Column<string>(type: "TEXT", maxLength: 40, nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_appointments", x => x.id);
                    table.ForeignKey(
                        name: "fk_group_appointments_zalo_group_group_id",
                        column: x => x.group_id,
                        principalTable: "zalo_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_breaches",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    action = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    objection = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    objected_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    objection_decided_by = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_breaches", x => x.id);
                    table.ForeignKey(
                        name: "fk_group_breaches_zalo_group_group_id",
                        column: x => x.group_id,
                        principalTable: "zalo_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_figures",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    date = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    members = table.Column<int>(type: "INTEGER", nullable: false),
                    households = table.Column<int>(type: "INTEGER", nullable: true),
                    by = table.Column<Guid>(type: "TEXT", nullable: true),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_figures", x => x.id);
                    table.ForeignKey(
                        name: "fk_group_figures_zalo_group_group_id",
                        column: x => x.group_id,
                        principalTable: "zalo_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_join_answers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    yes = table.Column<bool>(type: "INTEGER", nullable: false),
                    first_of_household = table.Column<bool>(type: "INTEGER", nullable: true),
                    withdrawn_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_join_answers", x => x.id);
                    table.ForeignKey(
                        name: "fk_group_join_answers_zalo_group_group_id",
                        column: x => x.group_id,
                        principalTable: "zalo_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_join_wishes",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    member = table.Column<byte[]>(type: "BLOB", nullable: false),
                    member_term = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_join_wishes", x => x.id);
                    table.ForeignKey(
                        name: "fk_group_join_wishes_zalo_group_group_id",
                        column: x => x.group_id,
                        principalTable: "zalo_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_planned_lists",
                columns: table => new
                {
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    names = table.Column<byte[]>(type: "BLOB", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_planned_lists", x => x.group_id);
                    table.ForeignKey(
                        name: "fk_group_planned_lists_zalo_group_group_id",
                        column: x => x.group_id,
                        principalTable: "zalo_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_removals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    member = table.Column<byte[]>(type: "BLOB", nullable: false),
                    reason = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    proposed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    proposed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    is_held_back = table.Column<bool>(type: "INTEGER", nullable: false),
                    decided_by = table.Column<Guid>(type: "TEXT", nullable: true),
                    decided_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_removals", x => x.id);
                    table.ForeignKey(
                        name: "fk_group_removals_zalo_group_group_id",
                        column: x => x.group_id,
                        principalTable: "zalo_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_settings_looks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: true),
                    edit_only_leaders = table.Column<bool>(type: "INTEGER", nullable: true),
                    join_approval = table.Column<bool>(type: "INTEGER", nullable: true),
                    newcomers_see_history = table.Column<bool>(type: "INTEGER", nullable: true),
                    link_shared = table.Column<bool>(type: "INTEGER", nullable: true),
                    has_photo = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_settings_looks", x => x.id);
                    table.ForeignKey(
                        name: "fk_group_settings_looks_zalo_group_group_id",
                        column: x => x.group_id,
                        principalTable: "zalo_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_setup_ticks",
                columns: table => new
                {
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    step = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    done_on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_setup_ticks", x => new { x.group_id, x.step });
                    table.ForeignKey(
                        name: "fk_group_setup_ticks_zalo_group_group_id",
                        column: x => x.group_id,
                        principalTable: "zalo_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "regulation_postings",
                columns: table => new
                {
                    regulation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    confirmed = table.Column<int>(type: "INTEGER", nullable: true),
                    by = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_regulation_postings", x => new { x.regulation_id, x.group_id });
                    table.ForeignKey(
                        name: "fk_regulation_postings_regulations_regulation_id",
                        column: x => x.regulation_id,
                        principalTable: "regulations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_regulation_postings_zalo_group_group_id",
                        column: x => x.group_id,
                        principalTable: "zalo_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "regulation_readings",
                columns: table => new
                {
                    regulation_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    group_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_regulation_readings", x => new { x.regulation_id, x.group_id, x.staff_id });
                    table.ForeignKey(
                        name: "fk_regulation_readings_regulations_regulation_id",
                        column: x => x.regulation_id,
                        principalTable: "regulations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_regulation_readings_zalo_group_group_id",
                        column: x => x.group_id,
                        principalTable: "zalo_groups",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "campaign_tasks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    team_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    done_on = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_campaign_tasks", x => x.id);
                    table.ForeignKey(
                        name: "fk_campaign_tasks_helper_team_team_id",
                        column: x => x.team_id,
                        principalTable: "campaign_teams",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hamlet_duties",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hamlet_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    officer_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    substitute_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    from = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    until = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hamlet_duties", x => x.id);
                    table.ForeignKey(
                        name: "fk_hamlet_duties_hamlet_hamlet_id",
                        column: x => x.hamlet_id,
                        principalTable: "hamlets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "hamlet_ways",
                columns: table => new
                {
                    hamlet_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    features = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    focus_topics = table.Column<string>(type: "TEXT", nullable: false),
                    meeting_place = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    overrides_json = table.Column<string>(type: "TEXT", nullable: false),
                    changed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    changed_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_hamlet_ways", x => x.hamlet_id);
                    table.ForeignKey(
                        name: "fk_hamlet_ways_hamlets_hamlet_id",
                        column: x => x.hamlet_id,
                        principalTable: "hamlets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "households",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hamlet_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    contact = table.Column<byte[]>(type: "BLOB", nullable: false),
                    key_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    fingerprint = table.Column<byte[]>(type: "BLOB", nullable: false),
                    consent = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    has_means = table.Column<bool>(type: "INTEGER", nullable: true),
                    joined_on = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    reached_by = table.Column<int>(type: "INTEGER", nullable: false),
                    outreach = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    import_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    is_touched = table.Column<bool>(type: "INTEGER", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_households", x => x.id);
                    table.ForeignKey(
                        name: "fk_households_hamlets_hamlet_id",
                        column: x => x.hamlet_id,
                        principalTable: "hamlets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "participation_counts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    hamlet_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    households = table.Column<int>(type: "INTEGER", nullable: false),
                    with_means = table.Column<int>(type: "INTEGER", nullable: false),
                    joined = table.Column<int>(type: "INTEGER", nullable: false),
                    reached_group = table.Column<int>(type: "INTEGER", nullable: false),
                    reached_loudspeaker = table.Column<int>(type: "INTEGER", nullable: false),
                    reached_paper = table.Column<int>(type: "INTEGER", nullable: false),
                    reached_visit = table.Column<int>(type: "INTEGER", nullable: false),
                    signed_by = table.Column<Guid>(type: "TEXT", nullable: false),
                    signer_name = table.Column<string>(type: "TEXT", maxLength: 160, nullable: false),
                    signed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_participation_counts", x => x.id);
                    table.ForeignKey(
                        name: "fk_participation_counts_hamlets_hamlet_id",
                        column: x => x.hamlet_id,
                        principalTable: "hamlets",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "posting_place_looks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    place_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    on = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    by = table.Column<Guid>(type: "TEXT", nullable: false),
                    finding = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    has_photo = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posting_place_looks", x => x.id);
                    table.ForeignKey(
                        name: "fk_posting_place_looks_posting_place_place_id",
                        column: x => x.place_id,
                        principalTable: "posting_places",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "group_settings_photos",
                columns: table => new
                {
                    look_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_group_settings_photos", x => x.look_id);
                    table.ForeignKey(
                        name: "fk_group_settings_photos_group_settings_looks_look_id",
                        column: x => x.look_id,
                        principalTable: "group_settings_looks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "posting_place_photos",
                columns: table => new
                {
                    look_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    commune_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    @sealed = table.Column<byte[]>(name: "sealed", type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_posting_place_photos", x => x.look_id);
                    table.ForeignKey(
                        name: "fk_posting_place_photos_posting_place_looks_look_id",
                        column: x => x.look_id,
                        principalTable: "posting_place_looks",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_alarm_phones_code_hash",
                table: "alarm_phones",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_alarm_phones_commune_id",
                table: "alarm_phones",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_alarm_phones_person_hash",
                table: "alarm_phones",
                column: "person_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_announcements_case_id",
                table: "announcements",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_announcements_commune_id_state_decided_at",
                table: "announcements",
                columns: new[] { "commune_id", "state", "decided_at" });

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_commune_id_created_at",
                table: "api_keys",
                columns: new[] { "commune_id", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_api_keys_hash",
                table: "api_keys",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_asked_verifiers_link_hash",
                table: "asked_verifiers",
                column: "link_hash");

            migrationBuilder.CreateIndex(
                name: "ix_asked_verifiers_photo_id",
                table: "asked_verifiers",
                column: "photo_id");

            migrationBuilder.CreateIndex(
                name: "ix_asked_verifiers_request_id_verifier_id",
                table: "asked_verifiers",
                columns: new[] { "request_id", "verifier_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_asked_verifiers_verifier_id",
                table: "asked_verifiers",
                column: "verifier_id");

            migrationBuilder.CreateIndex(
                name: "ix_asked_verifiers_zalo_hash",
                table: "asked_verifiers",
                column: "zalo_hash");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_claims_user_id",
                table: "AspNetUserClaims",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_logins_user_id",
                table: "AspNetUserLogins",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_asp_net_user_passkeys_user_id",
                table: "AspNetUserPasskeys",
                column: "user_id");

            migrationBuilder.CreateIndex(
                name: "ix_attachments_commune_id_record_key",
                table: "attachments",
                columns: new[] { "commune_id", "record_key" });

            migrationBuilder.CreateIndex(
                name: "ix_attachments_source_sent_at_received_at",
                table: "attachments",
                columns: new[] { "source", "sent_at", "received_at" });

            migrationBuilder.CreateIndex(
                name: "ix_campaign_activities_campaign_id",
                table: "campaign_activities",
                column: "campaign_id");

            migrationBuilder.CreateIndex(
                name: "ix_campaign_activities_commune_id_on",
                table: "campaign_activities",
                columns: new[] { "commune_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_campaign_tasks_team_id_number",
                table: "campaign_tasks",
                columns: new[] { "team_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_campaign_teams_campaign_id_hamlet_id_body",
                table: "campaign_teams",
                columns: new[] { "campaign_id", "hamlet_id", "body" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_campaign_teams_commune_id",
                table: "campaign_teams",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_campaigns_commune_id_from",
                table: "campaigns",
                columns: new[] { "commune_id", "from" });

            migrationBuilder.CreateIndex(
                name: "ix_case_exclusions_staff_id_scope_case_id",
                table: "case_exclusions",
                columns: new[] { "staff_id", "scope", "case_id" });

            migrationBuilder.CreateIndex(
                name: "ix_case_notes_case_id_at",
                table: "case_notes",
                columns: new[] { "case_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_case_terms_case_id",
                table: "case_terms",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_cases_code",
                table: "cases",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_cases_commune_id_awaits_decision_list_at_id",
                table: "cases",
                columns: new[] { "commune_id", "awaits_decision", "list_at", "id" },
                filter: "awaits_decision");

            migrationBuilder.CreateIndex(
                name: "ix_cases_commune_id_hamlet_id_queue_list_at_id",
                table: "cases",
                columns: new[] { "commune_id", "hamlet_id", "queue", "list_at", "id" },
                filter: "hamlet_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_commune_id_handler_queue_list_at_id",
                table: "cases",
                columns: new[] { "commune_id", "handler", "queue", "list_at", "id" },
                filter: "handler IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_commune_id_list_at_id",
                table: "cases",
                columns: new[] { "commune_id", "list_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_commune_id_next_follow_up_on_id",
                table: "cases",
                columns: new[] { "commune_id", "next_follow_up_on", "id" },
                filter: "next_follow_up_on IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_cases_commune_id_queue_list_at_id",
                table: "cases",
                columns: new[] { "commune_id", "queue", "list_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_commune_id_received_at_id",
                table: "cases",
                columns: new[] { "commune_id", "received_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_cases_wake_at_id",
                table: "cases",
                columns: new[] { "wake_at", "id" },
                filter: "wake_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_commendations_commune_id_number",
                table: "commendations",
                columns: new[] { "commune_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_commune_units_commune_id_kind",
                table: "commune_units",
                columns: new[] { "commune_id", "kind" });

            migrationBuilder.CreateIndex(
                name: "ix_communes_slug",
                table: "communes",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consents_code_hash",
                table: "consents",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_consents_commune_id_purpose_subject",
                table: "consents",
                columns: new[] { "commune_id", "purpose", "subject" });

            migrationBuilder.CreateIndex(
                name: "ix_console_accounts_admin_hash",
                table: "console_accounts",
                column: "admin_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_console_accounts_commune_id_last_at",
                table: "console_accounts",
                columns: new[] { "commune_id", "last_at" });

            migrationBuilder.CreateIndex(
                name: "ix_data_requests_commune_id_number",
                table: "data_requests",
                columns: new[] { "commune_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_data_requests_commune_id_state_carry_out_due",
                table: "data_requests",
                columns: new[] { "commune_id", "state", "carry_out_due" });

            migrationBuilder.CreateIndex(
                name: "ix_data_requests_reporter",
                table: "data_requests",
                column: "reporter");

            migrationBuilder.CreateIndex(
                name: "ix_data_requests_thread",
                table: "data_requests",
                column: "thread");

            migrationBuilder.CreateIndex(
                name: "ix_deletion_records_commune_id_made_at",
                table: "deletion_records",
                columns: new[] { "commune_id", "made_at" });

            migrationBuilder.CreateIndex(
                name: "ix_duty_shifts_commune_id_date",
                table: "duty_shifts",
                columns: new[] { "commune_id", "date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_fake_reports_commune_id_outcome_at",
                table: "fake_reports",
                columns: new[] { "commune_id", "outcome", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_fake_reports_trace_term",
                table: "fake_reports",
                column: "trace_term");

            migrationBuilder.CreateIndex(
                name: "ix_follower_figures_commune_id_on",
                table: "follower_figures",
                columns: new[] { "commune_id", "on" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_group_account_admins_commune_id_staff_id",
                table: "group_account_admins",
                columns: new[] { "commune_id", "staff_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_group_appointments_commune_id_group_id",
                table: "group_appointments",
                columns: new[] { "commune_id", "group_id" });

            migrationBuilder.CreateIndex(
                name: "ix_group_appointments_group_id",
                table: "group_appointments",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_group_appointments_staff_id_until",
                table: "group_appointments",
                columns: new[] { "staff_id", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_group_breaches_commune_id_on",
                table: "group_breaches",
                columns: new[] { "commune_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_group_breaches_group_id_number",
                table: "group_breaches",
                columns: new[] { "group_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_group_figures_commune_id_date",
                table: "group_figures",
                columns: new[] { "commune_id", "date" });

            migrationBuilder.CreateIndex(
                name: "ix_group_figures_group_id_date",
                table: "group_figures",
                columns: new[] { "group_id", "date" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_group_join_answers_commune_id_group_id",
                table: "group_join_answers",
                columns: new[] { "commune_id", "group_id" });

            migrationBuilder.CreateIndex(
                name: "ix_group_join_answers_group_id",
                table: "group_join_answers",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_group_join_wishes_group_id_member_term",
                table: "group_join_wishes",
                columns: new[] { "group_id", "member_term" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_group_planned_lists_commune_id",
                table: "group_planned_lists",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_group_posts_commune_id_state_noted_at",
                table: "group_posts",
                columns: new[] { "commune_id", "state", "noted_at" });

            migrationBuilder.CreateIndex(
                name: "ix_group_posts_state_remind_at",
                table: "group_posts",
                columns: new[] { "state", "remind_at" });

            migrationBuilder.CreateIndex(
                name: "ix_group_removals_commune_id_group_id_state",
                table: "group_removals",
                columns: new[] { "commune_id", "group_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_group_removals_group_id",
                table: "group_removals",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_group_settings_looks_commune_id_group_id_on",
                table: "group_settings_looks",
                columns: new[] { "commune_id", "group_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_group_settings_looks_group_id",
                table: "group_settings_looks",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_group_setup_ticks_commune_id",
                table: "group_setup_ticks",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_hamlet_changes_commune_id_effective_on",
                table: "hamlet_changes",
                columns: new[] { "commune_id", "effective_on" });

            migrationBuilder.CreateIndex(
                name: "ix_hamlet_duties_commune_id_hamlet_id",
                table: "hamlet_duties",
                columns: new[] { "commune_id", "hamlet_id" });

            migrationBuilder.CreateIndex(
                name: "ix_hamlet_duties_hamlet_id",
                table: "hamlet_duties",
                column: "hamlet_id");

            migrationBuilder.CreateIndex(
                name: "ix_hamlet_ways_commune_id",
                table: "hamlet_ways",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_hamlets_commune_id_code",
                table: "hamlets",
                columns: new[] { "commune_id", "code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hand_overs_addressee_id",
                table: "hand_overs",
                column: "addressee_id");

            migrationBuilder.CreateIndex(
                name: "ix_hand_overs_case_id_body",
                table: "hand_overs",
                columns: new[] { "case_id", "body" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_hand_overs_commune_id_number",
                table: "hand_overs",
                columns: new[] { "commune_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_held_words_due_at",
                table: "held_words",
                column: "due_at");

            migrationBuilder.CreateIndex(
                name: "ix_held_words_person_key",
                table: "held_words",
                column: "person_key");

            migrationBuilder.CreateIndex(
                name: "ix_household_imports_commune_id_started_at",
                table: "household_imports",
                columns: new[] { "commune_id", "started_at" });

            migrationBuilder.CreateIndex(
                name: "ix_household_imports_state",
                table: "household_imports",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "ix_households_commune_id_fingerprint",
                table: "households",
                columns: new[] { "commune_id", "fingerprint" });

            migrationBuilder.CreateIndex(
                name: "ix_households_commune_id_hamlet_id_id",
                table: "households",
                columns: new[] { "commune_id", "hamlet_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_households_hamlet_id",
                table: "households",
                column: "hamlet_id");

            migrationBuilder.CreateIndex(
                name: "ix_households_import_id",
                table: "households",
                column: "import_id");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_epochs_day",
                table: "inbox_epochs",
                column: "day");

            migrationBuilder.CreateIndex(
                name: "ix_inbox_events_event_key",
                table: "inbox_events",
                column: "event_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_inbox_events_person_key_zalo_time_id",
                table: "inbox_events",
                columns: new[] { "person_key", "zalo_time", "id" },
                filter: "state = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "ix_incidents_commune_id_detected_at",
                table: "incidents",
                columns: new[] { "commune_id", "detected_at" });

            migrationBuilder.CreateIndex(
                name: "ix_journal_checkpoints_commune_id_day",
                table: "journal_checkpoints",
                columns: new[] { "commune_id", "day" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_journal_entries_commune_id_fact_sequence",
                table: "journal_entries",
                columns: new[] { "commune_id", "fact", "sequence" });

            migrationBuilder.CreateIndex(
                name: "ix_journal_entries_commune_id_subject",
                table: "journal_entries",
                columns: new[] { "commune_id", "subject" });

            migrationBuilder.CreateIndex(
                name: "ix_leaves_commune_id_staff_id_until",
                table: "leaves",
                columns: new[] { "commune_id", "staff_id", "until" });

            migrationBuilder.CreateIndex(
                name: "ix_legal_holds_commune_id_label",
                table: "legal_holds",
                columns: new[] { "commune_id", "label" });

            migrationBuilder.CreateIndex(
                name: "ix_media_fetches_next_at",
                table: "media_fetches",
                column: "next_at",
                filter: "state = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "ix_media_fetches_owner_id",
                table: "media_fetches",
                column: "owner_id");

            migrationBuilder.CreateIndex(
                name: "ix_missing_notices_commune_id_number",
                table: "missing_notices",
                columns: new[] { "commune_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_name_guesses_thread_id_at",
                table: "name_guesses",
                columns: new[] { "thread_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_name_guesses_writer_id_at",
                table: "name_guesses",
                columns: new[] { "writer_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_channel_message_id",
                table: "outbox",
                column: "channel_message_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_lane_state_not_before",
                table: "outbox",
                columns: new[] { "lane", "state", "not_before" });

            migrationBuilder.CreateIndex(
                name: "ix_outbox_thread_message_id",
                table: "outbox",
                column: "thread_message_id");

            migrationBuilder.CreateIndex(
                name: "ix_outside_addressees_commune_id_body_ended_at",
                table: "outside_addressees",
                columns: new[] { "commune_id", "body", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "ix_outside_addressees_link_hash",
                table: "outside_addressees",
                column: "link_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_participation_counts_commune_id_hamlet_id_on",
                table: "participation_counts",
                columns: new[] { "commune_id", "hamlet_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_participation_counts_hamlet_id",
                table: "participation_counts",
                column: "hamlet_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_results_commune_id",
                table: "plan_results",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_results_task_id",
                table: "plan_results",
                column: "task_id");

            migrationBuilder.CreateIndex(
                name: "ix_plan_tasks_commune_id_number",
                table: "plan_tasks",
                columns: new[] { "commune_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_position_holdings_commune_id_kind_hamlet_id",
                table: "position_holdings",
                columns: new[] { "commune_id", "kind", "hamlet_id" });

            migrationBuilder.CreateIndex(
                name: "ix_position_holdings_commune_id_staff_id",
                table: "position_holdings",
                columns: new[] { "commune_id", "staff_id" });

            migrationBuilder.CreateIndex(
                name: "ix_posting_place_looks_place_id_on",
                table: "posting_place_looks",
                columns: new[] { "place_id", "on" });

            migrationBuilder.CreateIndex(
                name: "ix_posting_places_commune_id_is_closed",
                table: "posting_places",
                columns: new[] { "commune_id", "is_closed" });

            migrationBuilder.CreateIndex(
                name: "ix_posting_places_notice_id",
                table: "posting_places",
                column: "notice_id");

            migrationBuilder.CreateIndex(
                name: "ix_public_notices_check_code",
                table: "public_notices",
                column: "check_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_public_notices_commune_id_group_id",
                table: "public_notices",
                columns: new[] { "commune_id", "group_id" });

            migrationBuilder.CreateIndex(
                name: "ix_public_places_commune_id_ended_on",
                table: "public_places",
                columns: new[] { "commune_id", "ended_on" });

            migrationBuilder.CreateIndex(
                name: "ix_quarantined_requests_digest",
                table: "quarantined_requests",
                column: "digest",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_regulation_postings_commune_id",
                table: "regulation_postings",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_regulation_postings_group_id",
                table: "regulation_postings",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_regulation_readings_commune_id",
                table: "regulation_readings",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_regulation_readings_group_id",
                table: "regulation_readings",
                column: "group_id");

            migrationBuilder.CreateIndex(
                name: "ix_regulations_commune_id_book_effective_from",
                table: "regulations",
                columns: new[] { "commune_id", "book", "effective_from" });

            migrationBuilder.CreateIndex(
                name: "ix_report_threads_case_id",
                table: "report_threads",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "ix_report_threads_check_hash",
                table: "report_threads",
                column: "check_hash");

            migrationBuilder.CreateIndex(
                name: "ix_report_threads_commune_id_reporter_opened_at",
                table: "report_threads",
                columns: new[] { "commune_id", "reporter", "opened_at" },
                filter: "reporter IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_report_threads_commune_id_taken_by_opened_at",
                table: "report_threads",
                columns: new[] { "commune_id", "taken_by", "opened_at" },
                filter: "taken_by IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_report_threads_tracking_hash",
                table: "report_threads",
                column: "tracking_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_report_threads_withdrawn_at",
                table: "report_threads",
                column: "withdrawn_at",
                filter: "withdrawal_waits");

            migrationBuilder.CreateIndex(
                name: "ix_retention_choices_commune_id_rule_chosen_at",
                table: "retention_choices",
                columns: new[] { "commune_id", "rule", "chosen_at" });

            migrationBuilder.CreateIndex(
                name: "ix_sealed_commendations_commune_id_closed_on",
                table: "sealed_commendations",
                columns: new[] { "commune_id", "closed_on" });

            migrationBuilder.CreateIndex(
                name: "ix_secret_removals_case_id",
                table: "secret_removals",
                column: "case_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_secret_words_commune_id_removed_at",
                table: "secret_words",
                columns: new[] { "commune_id", "removed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_self_management_marks_commune_id_hamlet_id_item",
                table: "self_management_marks",
                columns: new[] { "commune_id", "hamlet_id", "item" });

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "staff",
                column: "normalized_email");

            migrationBuilder.CreateIndex(
                name: "ix_staff_commune_id_role",
                table: "staff",
                columns: new[] { "commune_id", "role" });

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "staff",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_agreements_commune_id_decided_at",
                table: "staff_agreements",
                columns: new[] { "commune_id", "decided_at" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_agreements_subject_id_decided_at",
                table: "staff_agreements",
                columns: new[] { "subject_id", "decided_at" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_alerts_case_id_step_staff_id",
                table: "staff_alerts",
                columns: new[] { "case_id", "step", "staff_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_staff_alerts_message_id",
                table: "staff_alerts",
                column: "message_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_alerts_staff_id_seen_at_at",
                table: "staff_alerts",
                columns: new[] { "staff_id", "seen_at", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_handover_items_receiver",
                table: "staff_handover_items",
                column: "receiver");

            migrationBuilder.CreateIndex(
                name: "ix_staff_handover_signatures_handover_id",
                table: "staff_handover_signatures",
                column: "handover_id");

            migrationBuilder.CreateIndex(
                name: "ix_staff_handovers_commune_id_opened_at",
                table: "staff_handovers",
                columns: new[] { "commune_id", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_handovers_giver_state",
                table: "staff_handovers",
                columns: new[] { "giver", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_handovers_second_person_state",
                table: "staff_handovers",
                columns: new[] { "second_person", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_handovers_state_effective_at",
                table: "staff_handovers",
                columns: new[] { "state", "effective_at" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_sessions_account_id_ended_at",
                table: "staff_sessions",
                columns: new[] { "account_id", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "ix_staff_setup_codes_hash",
                table: "staff_setup_codes",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_talks_gather_until",
                table: "talks",
                column: "gather_until");

            migrationBuilder.CreateIndex(
                name: "ix_talks_open_thread_id",
                table: "talks",
                column: "open_thread_id");

            migrationBuilder.CreateIndex(
                name: "ix_talks_person_key",
                table: "talks",
                column: "person_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_talks_reporter",
                table: "talks",
                column: "reporter");

            migrationBuilder.CreateIndex(
                name: "ix_thread_messages_channel_message_hash",
                table: "thread_messages",
                column: "channel_message_hash",
                filter: "channel_message_hash IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_thread_messages_thread_id_at",
                table: "thread_messages",
                columns: new[] { "thread_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_thread_trusts_case_id_staff_id",
                table: "thread_trusts",
                columns: new[] { "case_id", "staff_id" });

            migrationBuilder.CreateIndex(
                name: "ix_translations_commune_id_subject_subject_id_language",
                table: "translations",
                columns: new[] { "commune_id", "subject", "subject_id", "language" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_unit_contacts_commune_id",
                table: "unit_contacts",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_unit_contacts_staff_id",
                table: "unit_contacts",
                column: "staff_id");

            migrationBuilder.CreateIndex(
                name: "ix_unnamed_replies_account_id",
                table: "unnamed_replies",
                column: "account_id");

            migrationBuilder.CreateIndex(
                name: "ix_verification_requests_case_id_written_at",
                table: "verification_requests",
                columns: new[] { "case_id", "written_at" });

            migrationBuilder.CreateIndex(
                name: "ix_verification_requests_state_not_before",
                table: "verification_requests",
                columns: new[] { "state", "not_before" });

            migrationBuilder.CreateIndex(
                name: "ix_verifiers_account",
                table: "verifiers",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "ix_verifiers_commune_id_hamlet_id",
                table: "verifiers",
                columns: new[] { "commune_id", "hamlet_id" });

            migrationBuilder.CreateIndex(
                name: "ix_verifiers_link_hash",
                table: "verifiers",
                column: "link_hash");

            migrationBuilder.CreateIndex(
                name: "ix_yearly_checks_commune_id_at",
                table: "yearly_checks",
                columns: new[] { "commune_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_zalo_accounts_commune_id",
                table: "zalo_accounts",
                column: "commune_id");

            migrationBuilder.CreateIndex(
                name: "ix_zalo_accounts_oa_id",
                table: "zalo_accounts",
                column: "oa_id",
                unique: true,
                filter: "state = 'Connected'");

            migrationBuilder.CreateIndex(
                name: "ix_zalo_groups_account_read_again_at",
                table: "zalo_groups",
                column: "account_read_again_at");

            migrationBuilder.CreateIndex(
                name: "ix_zalo_groups_account_zalo_id",
                table: "zalo_groups",
                column: "account_zalo_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_zalo_groups_commune_id_code",
                table: "zalo_groups",
                columns: new[] { "commune_id", "code" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "alarm_phones");

            migrationBuilder.DropTable(
                name: "announcements");

            migrationBuilder.DropTable(
                name: "api_keys");

            migrationBuilder.DropTable(
                name: "asked_verifiers");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserPasskeys");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "attachments");

            migrationBuilder.DropTable(
                name: "campaign_activities");

            migrationBuilder.DropTable(
                name: "campaign_tasks");

            migrationBuilder.DropTable(
                name: "case_answers");

            migrationBuilder.DropTable(
                name: "case_clocks");

            migrationBuilder.DropTable(
                name: "case_committee_questions");

            migrationBuilder.DropTable(
                name: "case_drafts");

            migrationBuilder.DropTable(
                name: "case_events");

            migrationBuilder.DropTable(
                name: "case_exclusions");

            migrationBuilder.DropTable(
                name: "case_extensions");

            migrationBuilder.DropTable(
                name: "case_mediations");

            migrationBuilder.DropTable(
                name: "case_notes");

            migrationBuilder.DropTable(
                name: "case_own_answers");

            migrationBuilder.DropTable(
                name: "case_reports");

            migrationBuilder.DropTable(
                name: "case_secrets");

            migrationBuilder.DropTable(
                name: "case_suggestions");

            migrationBuilder.DropTable(
                name: "case_terms");

            migrationBuilder.DropTable(
                name: "commendations");

            migrationBuilder.DropTable(
                name: "commune_settings");

            migrationBuilder.DropTable(
                name: "commune_units");

            migrationBuilder.DropTable(
                name: "consent_withdrawals");

            migrationBuilder.DropTable(
                name: "console_accounts");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "data_request_steps");

            migrationBuilder.DropTable(
                name: "deletion_records");

            migrationBuilder.DropTable(
                name: "duty_shifts");

            migrationBuilder.DropTable(
                name: "fake_reports");

            migrationBuilder.DropTable(
                name: "first_run");

            migrationBuilder.DropTable(
                name: "first_run_answers");

            migrationBuilder.DropTable(
                name: "first_run_file");

            migrationBuilder.DropTable(
                name: "follower_figures");

            migrationBuilder.DropTable(
                name: "group_account_admins");

            migrationBuilder.DropTable(
                name: "group_appointments");

            migrationBuilder.DropTable(
                name: "group_breaches");

            migrationBuilder.DropTable(
                name: "group_figures");

            migrationBuilder.DropTable(
                name: "group_join_answers");

            migrationBuilder.DropTable(
                name: "group_join_wishes");

            migrationBuilder.DropTable(
                name: "group_planned_lists");

            migrationBuilder.DropTable(
                name: "group_posts");

            migrationBuilder.DropTable(
                name: "group_removals");

            migrationBuilder.DropTable(
                name: "group_settings_photos");

            migrationBuilder.DropTable(
                name: "group_setup_ticks");

            migrationBuilder.DropTable(
                name: "hamlet_changes");

            migrationBuilder.DropTable(
                name: "hamlet_duties");

            migrationBuilder.DropTable(
                name: "hamlet_ways");

            migrationBuilder.DropTable(
                name: "hand_overs");

            migrationBuilder.DropTable(
                name: "held_words");

            migrationBuilder.DropTable(
                name: "holidays");

            migrationBuilder.DropTable(
                name: "household_imports");

            migrationBuilder.DropTable(
                name: "households");

            migrationBuilder.DropTable(
                name: "inbox_epochs");

            migrationBuilder.DropTable(
                name: "inbox_events");

            migrationBuilder.DropTable(
                name: "incident_steps");

            migrationBuilder.DropTable(
                name: "journal_checkpoints");

            migrationBuilder.DropTable(
                name: "journal_entries");

            migrationBuilder.DropTable(
                name: "journal_heads");

            migrationBuilder.DropTable(
                name: "leaves");

            migrationBuilder.DropTable(
                name: "legal_holds");

            migrationBuilder.DropTable(
                name: "media_fetches");

            migrationBuilder.DropTable(
                name: "missing_notices");

            migrationBuilder.DropTable(
                name: "model_drafts");

            migrationBuilder.DropTable(
                name: "model_stages");

            migrationBuilder.DropTable(
                name: "name_guesses");

            migrationBuilder.DropTable(
                name: "notice_settings");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "outside_addressees");

            migrationBuilder.DropTable(
                name: "participation_counts");

            migrationBuilder.DropTable(
                name: "plan_results");

            migrationBuilder.DropTable(
                name: "position_holdings");

            migrationBuilder.DropTable(
                name: "posting_place_photos");

            migrationBuilder.DropTable(
                name: "public_places");

            migrationBuilder.DropTable(
                name: "quarantined_requests");

            migrationBuilder.DropTable(
                name: "regulation_postings");

            migrationBuilder.DropTable(
                name: "regulation_readings");

            migrationBuilder.DropTable(
                name: "retention_choices");

            migrationBuilder.DropTable(
                name: "retention_runs");

            migrationBuilder.DropTable(
                name: "sealed_commendations");

            migrationBuilder.DropTable(
                name: "secret_removals");

            migrationBuilder.DropTable(
                name: "secret_words");

            migrationBuilder.DropTable(
                name: "self_management_marks");

            migrationBuilder.DropTable(
                name: "shared_turns");

            migrationBuilder.DropTable(
                name: "staff_agreements");

            migrationBuilder.DropTable(
                name: "staff_alerts");

            migrationBuilder.DropTable(
                name: "staff_handover_items");

            migrationBuilder.DropTable(
                name: "staff_handover_signatures");

            migrationBuilder.DropTable(
                name: "staff_sessions");

            migrationBuilder.DropTable(
                name: "staff_setup_codes");

            migrationBuilder.DropTable(
                name: "survey_year_totals");

            migrationBuilder.DropTable(
                name: "talks");

            migrationBuilder.DropTable(
                name: "thread_messages");

            migrationBuilder.DropTable(
                name: "thread_trusts");

            migrationBuilder.DropTable(
                name: "translations");

            migrationBuilder.DropTable(
                name: "unit_contacts");

            migrationBuilder.DropTable(
                name: "unnamed_replies");

            migrationBuilder.DropTable(
                name: "verifiers");

            migrationBuilder.DropTable(
                name: "yearly_checks");

            migrationBuilder.DropTable(
                name: "zalo_accounts");

            migrationBuilder.DropTable(
                name: "verification_requests");

            migrationBuilder.DropTable(
                name: "campaign_teams");

            migrationBuilder.DropTable(
                name: "cases");

            migrationBuilder.DropTable(
                name: "consents");

            migrationBuilder.DropTable(
                name: "data_requests");

            migrationBuilder.DropTable(
                name: "group_settings_looks");

            migrationBuilder.DropTable(
                name: "incidents");

            migrationBuilder.DropTable(
                name: "hamlets");

            migrationBuilder.DropTable(
                name: "plan_tasks");

            migrationBuilder.DropTable(
                name: "posting_place_looks");

            migrationBuilder.DropTable(
                name: "regulations");

            migrationBuilder.DropTable(
                name: "staff_handovers");

            migrationBuilder.DropTable(
                name: "staff");

            migrationBuilder.DropTable(
                name: "report_threads");

            migrationBuilder.DropTable(
                name: "campaigns");

            migrationBuilder.DropTable(
                name: "zalo_groups");

            migrationBuilder.DropTable(
                name: "communes");

            migrationBuilder.DropTable(
                name: "posting_places");

            migrationBuilder.DropTable(
                name: "public_notices");
        }
    }
}
