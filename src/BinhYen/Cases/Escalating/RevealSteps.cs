namespace BinhYen.Cases.Escalating;

/// <summary>What an alert about an identity says.</summary>
internal enum RevealNotice
{
    /// <summary>Somebody asks and a second person has to decide.</summary>
    Asked,

    /// <summary>The second person agreed: the asker may open.</summary>
    Approved,

    /// <summary>The second person refused.</summary>
    Refused,

    /// <summary>An identity was opened.</summary>
    Opened,
}

/// <summary>Alerts about identities are told apart by their step: <c>reveal:Opened:ID</c>.</summary>
internal static class RevealSteps
{
    public const string Prefix = "reveal:";

    /// <summary>What it says and which request it is about; null for an alert about anything else.</summary>
    public static (RevealNotice What, Guid Request)? Read(string step) =>
        step.Split(':') is ["reveal", var what, var id] && Enum.TryParse<RevealNotice>(what, out var notice) && Guid.TryParseExact(id, "N", out var request)
            ? (notice, request)
            : null;

    public static string InWords(this RevealNotice notice) => notice switch
    {
        RevealNotice.Asked => "Có yêu cầu mở danh tính, chờ quyết định",
        RevealNotice.Approved => "Yêu cầu mở danh tính đã được đồng ý",
        RevealNotice.Refused => "Yêu cầu mở danh tính không được đồng ý",
        RevealNotice.Opened => "Danh tính người phản ánh vừa được mở",
    };
}
