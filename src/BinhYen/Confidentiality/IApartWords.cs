namespace BinhYen.Confidentiality;

/// <summary>The code of a report that words of a request became, for whoever wrote them down to hand over once. Does not print.</summary>
/// <param name="Code">The tracking code, in groups.</param>
/// <param name="Spoken">The same code in words, for the telephone.</param>
internal sealed record ApartSlip(string Code, IReadOnlyList<string> Spoken)
{
    public override string ToString() => "•••";
}

/// <summary>What became of a request.</summary>
/// <param name="Request">The request; null when it was nothing but its words, and they became a report of their own.</param>
/// <param name="Apart">That report; null when the words stayed with the request, or there were none.</param>
internal sealed record FiledRequest(DataRequest? Request, ApartSlip? Apart);

/// <summary>
/// Keeps words about an officer out of requests, which are read by those who look after data, leaders among them. The room of intake makes
/// a report of such words, closed to whom they are about (decision 0114).
/// </summary>
internal interface IApartWords
{
    /// <summary>Opens a report of its own where words name or speak of an officer who could read them as part of the request.</summary>
    /// <returns>The report; nothing when the words may stay; a refusal when the report could not be handed in.</returns>
    Task<(ApartSlip? Slip, Refusal? Refusal)> TrySendAsync(DataAsk ask, string words, CancellationToken cancellationToken);
}
