using System.Text.Json;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Communes.Households;

/// <summary>How far an import has come. Checking, running and undoing go on by themselves, also after a restart.</summary>
internal enum ImportState
{
    /// <summary>A person confirms what the columns are.</summary>
    Columns,
    Checking,

    /// <summary>The trial has counted what would happen; a person decides.</summary>
    Checked,
    Running,
    Done,
    Undoing,
    Undone,

    /// <summary>Given up before anything was entered.</summary>
    Dropped,
}

/// <summary>What the agreement to keep names and numbers rests on, for a whole list.</summary>
internal enum ImportConsent
{
    /// <summary>A column says yes or no for each household.</summary>
    ByColumn,

    /// <summary>All agreed on paper or at a meeting; the document is named.</summary>
    AllOnPaper,

    /// <summary>Nobody was asked: only counts and places are taken.</summary>
    NotAsked,
}

/// <summary>
/// A list of households on its way into the register. The table is kept sealed until the import is closed, without
/// the columns that must not be taken; then its key is destroyed.
/// </summary>
internal sealed class HouseholdImport
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public StaffId By { get; set; }
    public DateTimeOffset StartedAt { get; init; }
    public ImportState State { get; set; }

    /// <summary>"Excel", "CSV, TCVN3 (ABC)", "bảng dán".</summary>
    public string Form { get; init; } = "";

    /// <summary>Rows below the header.</summary>
    public int Rows { get; set; }

    /// <summary>Headers and what they are taken for, as JSON of <see cref="ImportColumns"/>. No values.</summary>
    public string ColumnsJson { get; set; } = "{}";

    /// <summary>The table: lines of row number and cells, packed and sealed. Null once it was thrown away.</summary>
    public byte[]? Table { get; set; }

    /// <summary>All pages of a workbook of several, sealed like the table and without what must not be taken; null when there is one page only, or no choice any more.</summary>
    public byte[]? Pages { get; set; }
    public RecordKeyId KeyId { get; init; }

    /// <summary>Hamlet of all rows when no column names it; null otherwise.</summary>
    public HamletId? AllIn { get; set; }
    public ImportConsent Consent { get; set; }

    /// <summary>The paper that holds the agreements, with its date; empty unless <see cref="ImportConsent.AllOnPaper"/>.</summary>
    public string ConsentDocument { get; set; } = "";

    /// <summary>Rows dealt with so far, in the order of the table.</summary>
    public int RowsDone { get; set; }

    /// <summary>Households that were, or in a trial would be, added.</summary>
    public int Added { get; set; }

    /// <summary>Rows passed over because the household is already there.</summary>
    public int Doubles { get; set; }

    /// <summary>Rows passed over because something in them is wrong.</summary>
    public int Faulty { get; set; }

    /// <summary>Rows added although a part of them was not understood.</summary>
    public int Noted { get; set; }

    /// <summary>Households taken out again by undoing.</summary>
    public int Undone { get; set; }

    /// <summary>Households that undoing left, because a person had changed them since.</summary>
    public int Kept { get; set; }
    public DateTimeOffset? FinishedAt { get; set; }

    public ImportColumns Columns => JsonSerializer.Deserialize<ImportColumns>(ColumnsJson)!;

    /// <summary>True while the machine works on it.</summary>
    public bool IsBusy => State is ImportState.Checking or ImportState.Running or ImportState.Undoing;

    /// <summary>Throws away the table and the pages it could have been read from.</summary>
    public void DropTable() => (Table, Pages) = (null, null);

    public void Restart(ImportState state) => (State, RowsDone, Added, Doubles, Faulty, Noted) = (state, 0, 0, 0, 0, 0);
}

/// <param name="Kept">Columns of the stored table, in its order.</param>
/// <param name="Refused">Headers left out, each with the sentence why.</param>
/// <param name="Answered">Whether a person has said what the columns are and whether the households agreed; until then nothing is chosen for them.</param>
internal sealed record ImportColumns(IReadOnlyList<ImportColumn> Kept, IReadOnlyList<RefusedColumn> Refused, bool Answered = false)
{
    /// <summary>What the file was called; empty for what was pasted.</summary>
    public string File { get; init; } = "";

    /// <summary>Which page of the workbook is read and which could be instead; null when there is one only.</summary>
    public ImportPages? Pages { get; init; }

    /// <summary>Position of the column taken for a field in the stored table; -1 when there is none.</summary>
    public int Of(string field) => Kept.Select((c, i) => (c.Field, Index: i)).Where(c => c.Field == field).Select(c => c.Index).DefaultIfEmpty(-1).First();
}

/// <param name="Read">Name of the page that is read.</param>
/// <param name="Others">The other pages of the file.</param>
/// <param name="InWords">Both, in a sentence.</param>
internal sealed record ImportPages(string Read, IReadOnlyList<string> Others, string InWords);

/// <param name="Header">As it stood in the file; "Cột C" when nothing did.</param>
/// <param name="Field">Name of a field of <see cref="HouseholdFields.Taken"/>; empty when left out.</param>
/// <param name="ByContent">Guessed from the values.</param>
internal sealed record ImportColumn(string Header, string Field, bool ByContent);

/// <param name="Header">As it stood in the file.</param>
/// <param name="Why">Sentence for the person who brought it.</param>
internal sealed record RefusedColumn(string Header, string Why);

/// <summary>What the page shows: set by the endpoint, read while it is rendered.</summary>
internal sealed class ImportScreen
{
    public HouseholdImport Import { get; set; } = null!;
}

internal sealed class HouseholdImportMapping : IEntityTypeConfiguration<HouseholdImport>
{
    public void Configure(EntityTypeBuilder<HouseholdImport> builder)
    {
        builder.ToTable("household_imports").HasKey(i => i.Id);
        builder.Property(i => i.Form).HasMaxLength(40);
        builder.Property(i => i.ConsentDocument).HasMaxLength(200);
        builder.HasIndex(i => new { i.CommuneId, i.StartedAt });
        builder.HasIndex(i => i.State);
        builder.Ignore(i => i.Columns).Ignore(i => i.IsBusy);
    }
}
