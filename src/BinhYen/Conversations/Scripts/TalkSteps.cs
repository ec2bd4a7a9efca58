using BinhYen.Confidentiality;
using BinhYen.Conversations.Replies;
using BinhYen.Conversations.Understanding;

namespace BinhYen.Conversations.Scripts;

/// <summary>What the guide decides to do about it, in order.</summary>
internal abstract record TalkStep
{
    /// <summary>Send a reply.</summary>
    internal sealed record Say(Reply Reply) : TalkStep
    {
        /// <summary>It greets whoever seems to have said nothing; what waited for a button is told otherwise.</summary>
        public bool IsGreeting { get; init; }
    }

    /// <summary>Put the message into the draft; it becomes a report when no more follow.</summary>
    internal sealed record Gather(Heard Message) : TalkStep;

    /// <summary>Open the case now with everything gathered.</summary>
    internal sealed record Open(MessageUnderstanding Reading) : TalkStep;

    /// <summary>Add the message to the open thread; silently while an officer talks.</summary>
    internal sealed record Join(Heard Message, bool Silently = false) : TalkStep;

    /// <summary>The message does not accept the answer.</summary>
    internal sealed record Object(Heard Message) : TalkStep;

    /// <summary>The hamlet was named in answer to the question; null for "không rõ".</summary>
    internal sealed record PlaceIt(string? HamletCode) : TalkStep;

    /// <summary>The wish about the name was said.</summary>
    internal sealed record KeepName : TalkStep;

    /// <summary>Who praised says whether it may be told to others.</summary>
    internal sealed record AllowTelling(bool Allowed) : TalkStep;

    /// <summary>Throw the gathered messages away.</summary>
    internal sealed record Drop : TalkStep;

    /// <summary>Answer how the open report stands.</summary>
    internal sealed record TellStatus : TalkStep;

    /// <summary>A right over the own data was asked for by button.</summary>
    internal sealed record AskAboutData(DataRight Right) : TalkStep;

    /// <summary>Destroy who the person is, now.</summary>
    internal sealed record Forget : TalkStep;

    /// <summary>Wait for an answer to this question.</summary>
    internal sealed record Wait(PendingQuestion Question) : TalkStep;
}
