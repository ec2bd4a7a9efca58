using BinhYen.Cases;
using BinhYen.Confidentiality;
using BinhYen.Site;
using BinhYen.Staff;

namespace BinhYen.Intake.Counter;

/// <summary>What an officer or a hamlet head writes down for a caller or visitor, as typed.</summary>
internal sealed record CounterForm
{
    public SourceChannel Channel { get; init; } = SourceChannel.Phone;
    public string Text { get; init; } = "";
    public string? Place { get; init; }
    public string? When { get; init; }
    public Guid? Hamlet { get; init; }
    public CaseCategory? Category { get; init; }
    public SenderKind Sender { get; init; }
    public Secrecy Secrecy { get; init; } = Secrecy.Anonymous;
    public string? Name { get; init; }
    public string? Phone { get; init; }
    public bool Emergency { get; init; }
    public bool AboutPolice { get; init; }

    /// <summary>The same form sent twice opens one case.</summary>
    public string Key { get; init; } = System.Security.Cryptography.RandomNumberGenerator.GetHexString(32);

    public static CounterForm Read(IFormCollection form) => new()
    {
        Channel = Choice<SourceChannel>(form.Text("channel")) switch { SourceChannel.Counter => SourceChannel.Counter, SourceChannel.Officer => SourceChannel.Officer, _ => SourceChannel.Phone },
        Text = form.Text("text")?.ReplaceLineEndings("\n") ?? "", Place = form.Text("place"), When = form.Text("when"), Hamlet = form.Id("hamlet"),
        Category = Choice<CaseCategory>(form.Text("category")), Sender = Choice<SenderKind>(form.Text("sender")) ?? SenderKind.NotSaid,
        Secrecy = Choice<Secrecy>(form.Text("secrecy")) ?? Secrecy.Anonymous, Name = form.Text("name"), Phone = form.Text("phone"),
        Emergency = form.Has("emergency"), AboutPolice = form.Has("police"), Key = form.Text("key") is { Length: 32 } key ? key : new CounterForm().Key,
    };

    /// <summary>As intake takes it.</summary>
    public Submission ToSubmission(CurrentStaff taker) => new()
    {
        CommuneId = taker.CommuneId, Channel = Channel, Text = Text, Place = Place, When = When, HamletId = Hamlet is { } id ? new HamletId(id) : null,
        SenderKind = Channel is SourceChannel.Officer ? SenderKind.Officer : Sender, Secrecy = Secrecy,
        Contact = Secrecy is Secrecy.Anonymous ? null : new ReporterContact(Name, Phone), AboutPolice = AboutPolice, EmergencyPressed = Emergency, Category = Category,
        TakenBy = taker.Id, IdempotencyKey = $"counter|{taker.Id}|{Key}",
    };

    private static T? Choice<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, out var value) && Enum.IsDefined(value) ? value : null;
}
