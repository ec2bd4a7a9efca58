using BinhYen.Site;

namespace BinhYen.Staff.Agreements;

/// <summary>The leaders' page of what an administrator proposed.</summary>
internal static class AgreementEndpoints
{
    public static void Map(WebApplication app)
    {
        var waiting = app.MapGroup("/agreements").Require(Permission.ManageDuty);
        waiting.MapGet("", () => SiteRoom.Page<AgreementsPage>());
        waiting.MapPost("", DecideAsync);
    }

    // Several at once: fifteen hamlet heads are fifteen new accounts.
    private static async Task<IResult> DecideAsync(IFormCollection form, CurrentStaff staff, AgreementDesk agreements, AgreementScreen screen, CancellationToken cancellationToken)
    {
        var errors = new FormErrors()
            .Demand(form["id"].Count > 0, "id", "Chọn ít nhất một việc.")
            .Demand(form.Text("do") is "agree" or "refuse", "id", "Bấm “Đồng ý” hoặc “Không đồng ý”.");
        if (errors.Any) return SiteRoom.Page<AgreementsPage>(StatusCodes.Status422UnprocessableEntity, new { Errors = errors });
        foreach (var text in form["id"])
        {
            if (!Guid.TryParse(text, out var id)) continue;
            var decided = await agreements.DecideAsync(staff, id, form.Text("do") == "agree", cancellationToken);
            if (decided.TryGet(out var outcome, out var refusal)) screen.Done.Add(outcome);
            else errors = FormErrors.Of("id", refusal.Message);
        }

        // In the answer itself, not after a redirect: a code is nowhere to be read a second time.
        return SiteRoom.Page<AgreementsPage>(new { Errors = errors });
    }
}
