namespace BinhYen.Platform.Settings;

/// <summary>Where one running copy of BinhYen keeps its data and how others reach it. Section <c>BinhYen</c> of the configuration.</summary>
internal sealed class BinhYenOptions
{
    /// <summary>Name of the configuration section; environment variables are <c>BinhYen__DataDirectory</c> and so on.</summary>
    public const string Section = "BinhYen";

    /// <summary>Folder of the embedded database, the key file and sealed attachments. Created on first start.</summary>
    public string DataDirectory { get; set; } = "data-binhyen";

    /// <summary>PostgreSQL connection string. Null or empty: the embedded SQLite database in <see cref="DataDirectory"/>.</summary>
    public string? Postgres { get; set; }

    /// <summary>Connection string of the vault's own PostgreSQL database or role. Null: the same server as <see cref="Postgres"/>, in the schema <c>vault</c>.</summary>
    public string? VaultPostgres { get; set; }

    /// <summary>File with the master key. Null: <c>master.key</c> in <see cref="DataDirectory"/>, which belongs elsewhere in earnest use.</summary>
    public string? MasterKeyFile { get; set; }

    /// <summary>The address residents and Zalo use, without a slash at the end, for links in messages and for the OAuth callback.</summary>
    public string PublicUrl { get; set; } = "http://localhost:5080";

    /// <summary>True while <see cref="PublicUrl"/> opens on this machine alone: nothing with it may go on paper.</summary>
    public bool IsReachedHereOnly => Uri.TryCreate(PublicUrl, UriKind.Absolute, out var address) && address.IsLoopback && !Demo;

    /// <summary>True when <see cref="PublicUrl"/> stands in a file or the environment; false while nobody has said it, and the set-up asks.</summary>
    public bool PublicUrlGiven { get; set; }

    /// <summary>Addresses (<c>10.0.0.5</c>) or networks (<c>10.0.0.0/24</c>) of the proxies in front, besides this machine: only they are believed about who calls.</summary>
    public IList<string> TrustedProxies { get; } = [];

    /// <summary>Port of metrics and detailed health, on loopback only. Null switches the admin port off.</summary>
    public int? AdminPort { get; set; }

    /// <summary>Ports of the silo. 0 picks free ones, so that several copies run side by side on one machine.</summary>
    public int SiloPort { get; set; }

    /// <inheritdoc cref="SiloPort"/>
    public int GatewayPort { get; set; }

    /// <summary>Redis connection for a cluster of several nodes. Null: one node, localhost clustering.</summary>
    public string? Redis { get; set; }

    /// <summary>True only under the <c>demo</c> command: demo marks on every page, demo accounts, the simulator's addresses.</summary>
    public bool Demo { get; set; }

    /// <summary>Base addresses of Zalo's servers; in demos and tests the simulator's. <see cref="ZaloHosts"/> refuses others.</summary>
    public ZaloAddresses Zalo { get; set; } = new();

    /// <summary>Base addresses of Zalo's three hosts, without a slash at the end.</summary>
    internal sealed class ZaloAddresses
    {
        public string OAuth { get; set; } = "https://oauth.zaloapp.com";
        public string OpenApi { get; set; } = "https://openapi.zalo.me";
        public string Business { get; set; } = "https://business.openapi.zalo.me";
        public string Graph { get; set; } = "https://graph.zalo.me";

        /// <summary>Hosts that media links in events may point to; a leading dot means every sub-domain.</summary>
        public List<string> MediaHosts { get; set; } = [".zdn.vn", ".dlfl.vn", ".zadn.vn", ".zalo.me"];
    }

    public bool UsesPostgres => !string.IsNullOrWhiteSpace(Postgres);

    public string DatabaseFile => Path.Combine(DataDirectory, "binhyen.db");

    public string VaultFile => Path.Combine(DataDirectory, "vault.db");

    public string MasterKeyPath => MasterKeyFile ?? Path.Combine(DataDirectory, "master.key");

    public string AttachmentsDirectory => Path.Combine(DataDirectory, "attachments");
}
