namespace BinhYen.Site;

/// <summary>
/// How a commune's model is called, for the head of every page. The room of communes answers; this room only shows it
/// (R-YC-04: unchanged on screens and papers).
/// </summary>
public interface ICommuneHeading
{
    /// <summary>Official and short name of the model in force. At most half a minute old.</summary>
    ValueTask<ModelHeading> OfAsync(CommuneId commune);
}

/// <param name="Name">Official name.</param>
/// <param name="ShortName">For narrow places.</param>
/// <param name="Nature">What it calls itself: "Tổ chức quần chúng tự quản về ANTT".</param>
/// <param name="LeadBody">Who leads the work: "Công an xã".</param>
public sealed record ModelHeading(string Name, string ShortName, string Nature, string LeadBody);
