namespace BinhYen.Conversations.Understanding;

/// <summary>How much discretion a message asks for. Even the default is private.</summary>
internal enum ConfidentialityLevel
{
    /// <summary>The product's normal protection.</summary>
    Default,

    /// <summary>The matter itself demands discretion: children, violence at home, self-harm, police conduct, trafficking.</summary>
    ByNature,

    /// <summary>The sender asks for secrecy, or plainly hopes for it.</summary>
    Asked,
}
