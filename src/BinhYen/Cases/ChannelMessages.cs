using BinhYen.Vault;

namespace BinhYen.Cases;

/// <summary>A channel's own ids of messages, kept as keyed hashes only: enough to recognise a message that somebody quotes, and nothing to look up at the channel.</summary>
internal static class ChannelMessages
{
    /// <summary>The hash of a message's id.</summary>
    /// <param name="vault">Whose key it is.</param>
    /// <param name="lane">Who sent it: <c>zalo:OA_ID</c>.</param>
    /// <param name="id">The channel's id.</param>
    public static byte[] HashOf(IRecordSealer vault, string lane, string id) => vault.HashSecret("channel.message", $"{lane}|{id}");
}
