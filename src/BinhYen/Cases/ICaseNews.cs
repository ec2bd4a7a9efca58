namespace BinhYen.Cases;

/// <summary>
/// Says after a commit that something changed, so that live pages re-read and alarms sound. Carries ids only, never
/// content; losing one loses nothing, because every page can ask again.
/// </summary>
internal interface ICaseNews
{
    /// <summary>A new case is durable.</summary>
    void Opened(Case @case);

    /// <summary>A case or one of its threads changed.</summary>
    void Changed(CommuneId commune, CaseId @case);
}
