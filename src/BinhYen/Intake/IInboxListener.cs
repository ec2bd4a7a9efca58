namespace BinhYen.Intake;

/// <summary>Is told that a person's inbox has something new. The Conversations room implements it.</summary>
internal interface IInboxListener
{
    /// <summary>
    /// An event of this person is durable. Called on the way of the webhook's answer: must return at once and never
    /// throw. A call that gets lost is made again by the sweeper.
    /// </summary>
    void Arrived(PersonKey person, CommuneId commune);
}

/// <summary>Nobody listens; events wait.</summary>
internal sealed class NoInboxListener : IInboxListener
{
    public void Arrived(PersonKey person, CommuneId commune)
    {
    }
}
