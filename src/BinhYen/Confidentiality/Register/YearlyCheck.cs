using System.Text.Json;
using BinhYen.Platform.Journal;
using BinhYen.Platform.Persistence;
using BinhYen.Site;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Confidentiality.Register;

/// <summary>One yearly look at how data are processed (P-05). Never changed; a second look in a year is a second row.</summary>
internal sealed class YearlyCheck
{
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }
    public DateTimeOffset At { get; init; }
    public StaffId By { get; init; }

    /// <summary>JSON list of yes (true) and no (false), in the order of the questions.</summary>
    public required string Answers { get; init; }

    /// <summary>What is to be mended, in words about the office's own work.</summary>
    public required string Remarks { get; init; }
}

internal sealed class YearlyCheckMapping : IEntityTypeConfiguration<YearlyCheck>
{
    public void Configure(EntityTypeBuilder<YearlyCheck> builder)
    {
        builder.ToTable("yearly_checks").HasKey(c => c.Id);
        builder.Property(c => c.Answers).HasMaxLength(200);
        builder.Property(c => c.Remarks).HasMaxLength(4000);
        builder.HasIndex(c => new { c.CommuneId, c.At });
    }
}

/// <summary>The register, its printable impact part, and the yearly look.</summary>
internal static class RegisterEndpoints
{
    private const string Address = "/data-register";

    public static void Map(WebApplication app)
    {
        var group = app.MapGroup(Address).Require(Permission.ProtectData);
        group.MapGet("", (string? done) => SiteRoom.Page<RegisterPage>(new { Done = done }));
        group.MapPost("/yearly", CheckAsync);
    }

    private static async Task<IResult> CheckAsync(IFormCollection form, CurrentStaff staff, BinhYenDb db, TimeProvider clock, CancellationToken cancellationToken)
    {
        var errors = new FormErrors();
        var answers = new List<bool>();
        for (var i = 0; i < ProcessingRegister.YearlyQuestions.Count; i++)
        {
            var answer = form.Text($"q{i}");
            errors.Demand(answer is "yes" or "no", $"q{i}", $"Trả lời câu {i + 1}.");
            answers.Add(answer == "yes");
        }

        var remarks = form.Text("remarks") ?? "";
        errors.Demand(answers.TrueForAll(a => a) || remarks.Length > 0, "remarks", "Có câu trả lời “Chưa”: viết sẽ sửa gì, ai làm, trước ngày nào.")
            .Demand(remarks.Length <= 4_000, "remarks", "Viết ngắn lại dưới 4.000 ký tự.");
        if (errors.Any) return SiteRoom.Page<RegisterPage>(StatusCodes.Status422UnprocessableEntity, new { Errors = errors, Posted = form });
        var now = clock.GetUtcNow();
        db.Add(new YearlyCheck { Id = Guid.CreateVersion7(now), CommuneId = staff.CommuneId, At = now, By = staff.Id, Answers = JsonSerializer.Serialize(answers), Remarks = remarks });
        db.Record(JournalDraft.Of(staff.CommuneId, now, "data.yearly-check.v1", "register", staff.JournalName, ("yes", answers.Count(a => a)), ("no", answers.Count(a => !a))));
        await db.SaveChangesAsync(cancellationToken);
        return Results.Redirect($"{Address}?done=checked#yearly");
    }
}
