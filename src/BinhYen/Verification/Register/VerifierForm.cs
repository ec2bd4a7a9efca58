using BinhYen.Site;

namespace BinhYen.Verification.Register;

/// <summary>What is typed about a verifier.</summary>
internal sealed record VerifierForm
{
    public string? Name { get; init; }
    public string? Phone { get; init; }
    public Guid? Hamlet { get; init; }
    public VerifierPosition? Position { get; init; }
    public Guid? Account { get; init; }
    public string? Relatives { get; init; }
    public string? Places { get; init; }
    public DateOnly? AwayFrom { get; init; }
    public DateOnly? AwayUntil { get; init; }
    public Guid? Substitute { get; init; }

    public static VerifierForm Read(IFormCollection form) => new()
    {
        Name = form.Text("name"), Phone = form.Text("phone"), Hamlet = form.Id("hamlet"),
        Position = Enum.TryParse<VerifierPosition>(form.Text("position"), out var position) && Enum.IsDefined(position) ? position : null,
        Account = form.Id("account"), Relatives = form.Text("relatives")?.ReplaceLineEndings("\n"), Places = form.Text("places")?.ReplaceLineEndings("\n"),
        AwayFrom = form.Date("from"), AwayUntil = form.Date("until"), Substitute = form.Id("substitute"),
    };

    public static VerifierForm Of(VerifierView view) => new()
    {
        Name = view.Contact.Name, Phone = view.Contact.Phone, Hamlet = view.Verifier.HamletId.Value, Position = view.Verifier.Position,
        Account = view.Verifier.Account?.Value, Relatives = string.Join('\n', view.Conflicts.Relatives), Places = string.Join('\n', view.Conflicts.Places),
        AwayFrom = view.Verifier.AwayFrom, AwayUntil = view.Verifier.AwayUntil, Substitute = view.Verifier.SubstituteId?.Value,
    };

    public override string ToString() => "•••";
}

/// <summary>What the register's pages show: set by the endpoint, read while they are rendered.</summary>
internal sealed class RegisterScreen
{
    public IReadOnlyList<VerifierView> All { get; set; } = [];
    public IReadOnlyList<Communes.Hamlet> Hamlets { get; set; } = [];
    public IReadOnlyList<Staff.StaffCard> Accounts { get; set; } = [];
    public VerifierView? One { get; set; }
    public VerifierForm Form { get; set; } = new();
    public FormErrors? Errors { get; set; }
    public string? Done { get; set; }

    /// <summary>The word that links a Zalo, shown this once.</summary>
    public string? LinkWord { get; set; }
    public DateOnly Today { get; set; }
}
