using System.Text.Json.Nodes;

namespace BinhYen.Zalo.Simulator.State;

/// <summary>
/// Everything the simulated platform knows, in memory. Whoever reads or changes it holds <see cref="Gate"/>; nothing
/// slow happens inside.
/// </summary>
internal sealed class World
{
    private readonly SimulatorOptions _options;
    private readonly TimeProvider _clock;
    private long _version;

    public World(SimulatorOptions options, SimulatorClock clock)
    {
        _options = options;
        _clock = clock;
        Account = AccountSettings.From(options);
        Begin();
    }

    public Lock Gate { get; } = new();

    public AccountSettings Account { get; private set; }

    public Grants Grants { get; } = new();

    public MiniAppTokens MiniApp { get; } = new();

    public List<Resident> Residents { get; } = [];

    public List<GroupChat> Groups { get; } = [];

    public List<GroupAsset> Assets { get; } = [];

    public MediaStore Media { get; } = new();

    public Dictionary<string, Upload> Uploads { get; } = new(StringComparer.Ordinal);

    /// <summary>Every message call of the client, in order, refused ones too.</summary>
    public List<SentEntry> Sent { get; } = [];

    /// <summary>Messages of the package already used for answers between 48 hours and 7 days.</summary>
    public int PackageMessagesUsed { get; set; }

    /// <summary>Template messages sent today by phone number.</summary>
    public int TemplateMessagesUsed { get; set; }

    /// <summary>Grows with every visible change; the phone page asks for it to know whether to draw again.</summary>
    public long Version => Interlocked.Read(ref _version);

    public int PackageMessages => _options.PackageMessages;

    public DateTimeOffset Now => _clock.GetUtcNow();

    public void Touch() => Interlocked.Increment(ref _version);

    public Resident? FindResident(string? id) => Residents.Find(r => r.Id == id);

    public GroupChat? FindGroup(string? id) => Groups.Find(g => g.Id == id);

    public Resident AddResident(string name, bool isFollower = false)
    {
        var resident = new Resident
        {
            Id = Identifiers.User(), IdByApp = Identifiers.UserByApp(), Name = name, IsFollower = isFollower,
        };
        Residents.Add(resident);
        Touch();
        return resident;
    }

    public void Record(string kind, string recipient, JsonNode body, string? text, string? messageId, int error)
    {
        Sent.Add(new SentEntry(Sent.Count + 1, Now, kind, recipient, messageId, text, error, body.DeepClone()));
        Touch();
    }

    /// <summary>Back to the first moment, with the settings the simulator was started with.</summary>
    public void Reset()
    {
        Account = AccountSettings.From(_options);
        Grants.Clear();
        MiniApp.Clear();
        Residents.Clear();
        Groups.Clear();
        Assets.Clear();
        Uploads.Clear();
        Sent.Clear();
        Media.Clear();
        PackageMessagesUsed = 0;
        TemplateMessagesUsed = 0;
        Begin();
    }

    private void Begin()
    {
        Assets.AddRange(DemoCast.Assets(Now));
        if (_options.DemoResidents)
            DemoCast.Enter(this);
        Touch();
    }
}

/// <summary>A file the client uploaded; usable in messages for 7 days.</summary>
internal sealed record Upload(string Token, UploadKind Kind, StoredMedia Media, DateTimeOffset ExpiresAt);

internal enum UploadKind { Image, Gif, File }

/// <param name="Sequence">1, 2, 3, … in the order of the calls.</param>
/// <param name="At">When the call came.</param>
/// <param name="Kind"><c>cs</c>, <c>group</c>, <c>reaction</c>, <c>template</c> (to a user id) or <c>zns</c> (to a phone).</param>
/// <param name="Recipient">User id, group id or phone.</param>
/// <param name="MessageId">Null when the call was refused.</param>
/// <param name="Text">The text or caption; null when there is none.</param>
/// <param name="Error">0 or the code it was refused with.</param>
/// <param name="Body">The body as it was sent.</param>
internal sealed record SentEntry(
    int Sequence, DateTimeOffset At, string Kind, string Recipient, string? MessageId, string? Text, int Error, JsonNode Body);
