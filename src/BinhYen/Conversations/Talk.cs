using System.Text.Json;
using BinhYen.Cases;
using BinhYen.Platform.Storage;
using BinhYen.Vault;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BinhYen.Conversations;

/// <summary>What the guide waits to hear, so that the next message is read as an answer to it.</summary>
internal enum PendingQuestion
{
    None,

    /// <summary>Which hamlet it happened in.</summary>
    Hamlet,

    /// <summary>What it is about, after a message that says nothing yet.</summary>
    Matter,
}

/// <summary>
/// Where the guided talk with one resident over one Official Account stands. A row, so that a restart in the middle of
/// a question loses nothing. The resident is known by a blind key and the vault's opaque reference only.
/// </summary>
internal sealed class Talk
{
    /// <summary>Made by chance: it tells no time.</summary>
    public Guid Id { get; init; }
    public CommuneId CommuneId { get; init; }

    /// <summary>Sender of the replies: <c>zalo:OA_ID</c>.</summary>
    public required string Lane { get; init; }

    /// <summary>Blind key of Official Account and user, another than the inbox writes; one of chance once the talk is retired. Unique.</summary>
    public required byte[] PersonKey { get; set; }

    /// <summary>The vault's opaque reference to the person.</summary>
    public Guid Reporter { get; init; }

    /// <summary>When who it was was destroyed at the person's wish; null while known.</summary>
    public DateTimeOffset? ForgottenAt { get; set; }

    /// <summary>Key of the draft that is being gathered.</summary>
    public RecordKeyId KeyId { get; init; }

    /// <summary>Messages gathered for the next report, as sealed JSON of <see cref="TalkDraft"/>; null when none wait.</summary>
    public SealedText? Draft { get; set; }

    /// <summary>When the gathered messages become a report; null when none wait.</summary>
    public DateTimeOffset? GatherUntil { get; set; }

    public PendingQuestion Question { get; set; }

    /// <summary>The day on which the first-contact notice was sent; null before. Never the minute: it may stand beside an officer's.</summary>
    public DateTimeOffset? GreetedAt { get; set; }

    /// <summary>The report in which the person last said something by their own choice; null before the first. New words join it only while it is being told.</summary>
    public ConversationId? OpenThreadId { get; set; }

    /// <summary>Until when the guide is quiet because an officer talks; null when the guide leads.</summary>
    public DateTimeOffset? QuietUntil { get; set; }

    /// <summary>When the person withdrew consent in Zalo or blocked us; null otherwise. Nothing is sent any more.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>
    /// The person was forgotten and writes again: another talk goes on under their key, and this one stays for what was said in it.
    /// </summary>
    public void Retire(DateTimeOffset at)
    {
        (PersonKey, ForgottenAt, EndedAt) = (Guid.NewGuid().ToByteArray(bigEndian: true), ForgottenAt ?? at, EndedAt ?? at);
        Version++;
    }

    /// <summary>Counts saves; two nodes that drain the same talk do not overwrite each other.</summary>
    public int Version { get; set; }

    /// <summary>The chat as the room of cases knows it.</summary>
    public OneChat AsChat() => new(CommuneId, Lane, Reporter, OpenThreadId);
}

/// <summary>Messages that wait to become one report.</summary>
/// <param name="Messages">The words in order.</param>
/// <param name="Attachments">Stored attachments in order.</param>
/// <param name="FirstAt">When the first of them reached us.</param>
internal sealed record TalkDraft(List<string> Messages, List<Guid> Attachments, DateTimeOffset FirstAt)
{
    /// <summary>Files were sent with it that may still have to be fetched.</summary>
    public bool FilesCome { get; init; }

    public bool HasFiles => FilesCome || Attachments.Count > 0;

    /// <summary>What waits in a talk; null for nothing, and where its key is gone.</summary>
    public static async Task<TalkDraft?> OfAsync(Talk talk, SealedRecords seals, CancellationToken cancellationToken)
    {
        if (talk.Draft is not { } draft) return null;
        var words = await seals.OpenAsync(draft, SealPurposes.Talk, cancellationToken);
        return words.StartsWith('{') ? JsonSerializer.Deserialize<TalkDraft>(words) : null;
    }

    /// <summary>Keeps it sealed in the talk in place of what waited there before. The caller saves.</summary>
    public async Task KeepAsync(Talk talk, SealedRecords seals, CancellationToken cancellationToken) =>
        talk.Draft = await seals.SealAsync(talk.KeyId, SealPurposes.Talk, JsonSerializer.Serialize(this), cancellationToken);
}

internal sealed class TalkMapping : IEntityTypeConfiguration<Talk>
{
    public void Configure(EntityTypeBuilder<Talk> builder)
    {
        builder.ToTable("talks").HasKey(t => t.Id);
        builder.Property(t => t.Lane).HasMaxLength(60);
        builder.Property(t => t.Version).IsConcurrencyToken();
        builder.HasIndex(t => t.PersonKey).IsUnique();
        builder.HasIndex(t => t.GatherUntil);
        builder.HasIndex(t => t.Reporter);
        builder.HasIndex(t => t.OpenThreadId);
    }
}
