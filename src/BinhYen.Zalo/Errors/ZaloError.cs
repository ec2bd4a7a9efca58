namespace BinhYen.Zalo;

/// <summary>An expected failure: a refusal of Zalo's, a network that failed, or a limit noticed before sending.</summary>
/// <remarks>
/// Zalo reports refusals with HTTP 200, so neither status nor content type decides; the <c>error</c> field of the body does.
/// </remarks>
public sealed record ZaloError
{
    private ZaloError(ZaloErrorTable table, int code, string message, ZaloReaction reaction, bool maybeSent) =>
        (Table, Code, Message, Reaction, MaybeSent) = (table, code, message, reaction, maybeSent);

    /// <summary>Which list <see cref="Code"/> belongs to.</summary>
    public ZaloErrorTable Table { get; }

    /// <summary>Zalo's number, or a <see cref="ZaloLocalFault"/> when <see cref="Table"/> is <see cref="ZaloErrorTable.Local"/>.</summary>
    public int Code { get; }

    /// <summary>Zalo's English text or a technical remark; empty when there was none. Not meant for residents.</summary>
    public string Message { get; }

    /// <summary>What to do about it.</summary>
    public ZaloReaction Reaction { get; }

    /// <summary>
    /// True when the call may have had its effect although no usable answer came (a time-out after the request left, a
    /// broken answer). Then look into the history before sending again. False when it surely had none.
    /// </summary>
    public bool MaybeSent { get; }

    /// <summary>True for the three reactions that mean "this person cannot be reached this way now".</summary>
    public bool IsAboutRecipient =>
        Reaction is ZaloReaction.WindowClosed or ZaloReaction.BlockedByUser or ZaloReaction.RecipientUnreachable;

    /// <summary>A code and text of Zalo's, classified by its table.</summary>
    /// <param name="table">The table of the host that answered.</param>
    /// <param name="code">Zalo's number, not 0.</param>
    /// <param name="message">Zalo's text; null counts as empty.</param>
    public static ZaloError FromZalo(ZaloErrorTable table, int code, string? message) =>
        new(table, code, message ?? "", Classify(table, code), maybeSent: false);

    internal static ZaloError Local(ZaloLocalFault fault, string message, ZaloReaction reaction, bool maybeSent = false) =>
        new(ZaloErrorTable.Local, (int)fault, message, reaction, maybeSent);

    internal static ZaloError Limit(string message) => Local(ZaloLocalFault.LimitExceeded, message, ZaloReaction.OurFault);

    /// <summary>The same failure, of a step that came before the call proper: that call surely had no effect.</summary>
    internal ZaloError WithoutEffect() => MaybeSent ? new(Table, Code, Message, Reaction, maybeSent: false) : this;

    private static ZaloReaction Classify(ZaloErrorTable table, int code) => table switch
    {
        ZaloErrorTable.Oa => OaErrors.Classify(code),
        ZaloErrorTable.OAuth => OAuthErrors.Classify(code),
        ZaloErrorTable.Zns => ZnsErrors.Classify(code),
        ZaloErrorTable.Graph => GraphErrors.Classify(code),
        ZaloErrorTable.Local => ZaloReaction.Unknown,
        _ => ZaloReaction.Unknown,
    };

    /// <summary>Table, code and reaction, without the text: safe for a log.</summary>
    public override string ToString() => $"{Table} {Code} ({Reaction}{(MaybeSent ? ", maybe sent" : "")})";
}
