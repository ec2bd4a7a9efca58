namespace BinhYen.Intake.GroupPosts;

/// <summary>What a post in a group really is (workflow §8).</summary>
internal enum GroupPostKind
{
    /// <summary>Somebody is in danger now.</summary>
    Emergency,

    /// <summary>A crime, or a person who can be recognised.</summary>
    CrimeOrNamed,

    /// <summary>A complaint about the police: another officer moderates.</summary>
    AboutPolice,

    /// <summary>Something told on without being known.</summary>
    Rumour,

    /// <summary>Advertising, a strange link, a fraud.</summary>
    Advert,

    /// <summary>Members quarrel.</summary>
    Quarrel,

    /// <summary>Another matter for the police or the commune.</summary>
    Other,
}

/// <summary>What the moderator does with the post.</summary>
internal enum ModeratorAct
{
    /// <summary>Hide it at once.</summary>
    Hide,

    /// <summary>Leave it as long as it protects people, then hide it.</summary>
    KeepThenHide,

    /// <summary>It may stay; a word of ours goes beside it.</summary>
    Answer,
}
