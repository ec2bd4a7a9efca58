namespace BinhYen.Zalo.Simulator;

/// <summary>
/// How the simulated platform starts. Every value can come from the command line or the environment under the section
/// <c>Sim</c> (<c>--Sim:WebhookUrl=…</c>, <c>Sim__WebhookUrl=…</c>). Ids and secrets are made up.
/// </summary>
public sealed class SimulatorOptions
{
    /// <summary>Id of the application at developers.zalo.me.</summary>
    public string AppId { get; set; } = "4100000000000000017";

    /// <summary>Secret of the application: header <c>secret_key</c> and key of <c>appsecret_proof</c>.</summary>
    public string AppSecret { get; set; } = "demoAppSecret0001";

    /// <summary>Id of the Official Account.</summary>
    public string OaId { get; set; } = "2900000000000000023";

    /// <summary>Key of the webhook signature. It is not the application's secret.</summary>
    public string OaSecretKey { get; set; } = "demoOaSecret0001";

    /// <summary>Name of the Official Account as residents see it.</summary>
    public string OaName { get; set; } = "Công an xã Mẫu";

    /// <summary>Zalo user id of the person who administers the OA.</summary>
    public string AdminId { get; set; } = "7300000000000000999";

    /// <summary>Where events go. Null: events are written to the log and not delivered.</summary>
    public string? WebhookUrl { get; set; }

    /// <summary>The saved callback URL of the permission page. Null: any <c>redirect_uri</c> is accepted.</summary>
    public string? CallbackUrl { get; set; }

    /// <summary>Address under which others reach this simulator, used in media links. Null: the first address it listens on.</summary>
    public string? PublicUrl { get; set; }

    /// <summary>Whether four fictional people and a group of theirs exist from the start.</summary>
    public bool DemoResidents { get; set; } = true;

    /// <summary>Calls per minute allowed to the application (Zalo: 4,000).</summary>
    public int AppCallsPerMinute { get; set; } = 4000;

    /// <summary>Calls per minute allowed to the OA by its package (Zalo: 100 or 2,000).</summary>
    public int OaCallsPerMinute { get; set; } = 2000;

    /// <summary>Consultation messages of the package for answers between 48 hours and 7 days. Used up: messages are charged.</summary>
    public int PackageMessages { get; set; } = 2000;

    /// <summary>Whether every OA call must carry a right <c>appsecret_proof</c>. A wrong one is refused either way.</summary>
    public bool RequireAppSecretProof { get; set; }

    /// <summary>The switch "Webhook Retry" of the console.</summary>
    public bool WebhookRetry { get; set; } = true;

    /// <summary>Whether an answer other than 200 is retried like a lost connection. Zalo's documentation leaves it open.</summary>
    public bool RetryOnNon200 { get; set; } = true;

    /// <summary>How long an answer to an event may take (Zalo: 2 seconds).</summary>
    public TimeSpan WebhookTimeout { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How many events are delivered side by side. Events of one person or group always stay in one lane, hence in order.</summary>
    public int WebhookLanes { get; set; } = 1;

    /// <summary>Whether the phone reports <c>user_received_message</c> for each message it gets.</summary>
    public bool DeliveryReceipts { get; set; } = true;

    /// <summary>Which names group life-cycle events carry; the sources differ.</summary>
    public GroupEventNaming GroupEventNaming { get; set; } = GroupEventNaming.Names2026;

    /// <summary>The clock. Null: the system's. Tests put a clock in that they turn by hand.</summary>
    public TimeProvider? Clock { get; set; }

    /// <summary>Carries events to the receiver. Null: ordinary HTTP. A test may put the receiver's in-memory handler here.</summary>
    public Func<HttpMessageHandler>? WebhookHandler { get; set; }
}

/// <summary>Readings of how Zalo names the events of a group's life.</summary>
public enum GroupEventNaming
{
    /// <summary><c>accept_request_join_group</c>, <c>user_out_group</c>, <c>delete_group</c>: documentation of 2026.</summary>
    Names2026,

    /// <summary><c>react_request_join_group</c>, <c>disperse_group</c>: the event list of 2024.</summary>
    Names2024,

    /// <summary><c>react_request_join_group_accept</c> and <c>_reject</c>, <c>user_leave_group</c>: a third reading.</summary>
    NamesSplit,
}
