using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Cases;

/// <summary>The row of a case. Small values that come or go together are columns of it.</summary>
internal sealed class CaseMapping : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> builder)
    {
        builder.ToTable("cases").HasKey(c => c.Id);
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Code).HasConversion(code => code.Text, text => CaseCode.Parse(text)).HasMaxLength(11);
        builder.HasIndex(c => c.Code).IsUnique();
        builder.Property(c => c.Version).IsConcurrencyToken();
        builder.Ignore(c => c.WordsEndAt);
        builder.OwnsOne(c => c.PendingKind);
        builder.OwnsOne(c => c.Waiting);
        builder.OwnsOne(c => c.Hold);
        builder.OwnsOne(c => c.Transfer, transfer => transfer.Property(t => t.ReceivingBody).HasMaxLength(TransferSlip.LongestName));
        builder.OwnsOne(c => c.Finding);
        builder.OwnsOne(c => c.Closing);
        MapRows(builder);
        MapLists(builder);
    }

    // The aggregate decides with everything but its history and threads, so these always come with it: an exclusion or a
    // clock that was not loaded would be a wrong decision.
    private static void MapRows(EntityTypeBuilder<Case> builder)
    {
        builder.HasMany(c => c.Events).WithOne().HasForeignKey(e => e.CaseId);
        builder.HasMany(c => c.Reports).WithOne().HasForeignKey(r => r.CaseId);
        builder.HasMany(c => c.Clocks).WithOne().HasForeignKey(c => c.CaseId);
        builder.HasMany(c => c.Answers).WithOne().HasForeignKey(a => a.CaseId);
        builder.HasMany(c => c.Exclusions).WithOne().HasForeignKey(e => e.CaseId);
        builder.HasMany(c => c.Extensions).WithOne().HasForeignKey(e => e.CaseId);
        builder.HasMany(c => c.Mediations).WithOne().HasForeignKey(m => m.CaseId);
        builder.HasMany(c => c.CommitteeQuestions).WithOne().HasForeignKey(q => q.CaseId);
        builder.Navigation(c => c.Clocks).AutoInclude();
        builder.Navigation(c => c.Answers).AutoInclude();
        builder.Navigation(c => c.Exclusions).AutoInclude();
        builder.Navigation(c => c.Extensions).AutoInclude();
        builder.Navigation(c => c.Mediations).AutoInclude();
        builder.Navigation(c => c.CommitteeQuestions).AutoInclude();
    }

    // Every list is paged by key: equal columns first, then the order, then the id as the tie-breaker.
    private static void MapLists(EntityTypeBuilder<Case> builder)
    {
        builder.HasIndex(c => new { c.CommuneId, c.Queue, c.ListAt, c.Id });
        builder.HasIndex(c => new { c.CommuneId, c.ListAt, c.Id });
        // A new case has nothing yet in some of the columns: indexes over what is there only cost nothing until it is.
        builder.HasIndex(c => new { c.CommuneId, c.Handler, c.Queue, c.ListAt, c.Id }).HasFilter("handler IS NOT NULL");
        builder.HasIndex(c => new { c.CommuneId, c.HamletId, c.Queue, c.ListAt, c.Id }).HasFilter("hamlet_id IS NOT NULL");
        builder.HasIndex(c => new { c.CommuneId, c.ReceivedAt, c.Id });
        builder.HasIndex(c => new { c.CommuneId, c.NextFollowUpOn, c.Id }).HasFilter("next_follow_up_on IS NOT NULL");
        builder.HasIndex(c => new { c.WakeAt, c.Id }).HasFilter("wake_at IS NOT NULL");
        // Few wait for a leader at any time, so this one stays small however many cases there are.
        builder.HasIndex(c => new { c.CommuneId, c.AwaitsDecision, c.ListAt, c.Id }).HasFilter("awaits_decision");
    }
}
