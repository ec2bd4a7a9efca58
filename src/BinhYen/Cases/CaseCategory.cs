namespace BinhYen.Cases;

/// <summary>
/// What a report is about (R-YC-64, R-DT-33, R-TL-31). Categories name events and matters; none names a kind of person
/// or a belief (R-TT-24, R-HG-22). Labels and defaults are in <see cref="CaseCategories"/>.
/// </summary>
public enum CaseCategory
{
    /// <summary>National security: received, handed over by the chief, not kept.</summary>
    NationalSecurity,

    /// <summary>Theft and burglary.</summary>
    Theft,

    /// <summary>Robbery and snatching.</summary>
    Robbery,

    /// <summary>Fights and injuries.</summary>
    Assault,

    /// <summary>Fraud by phone, online or face to face.</summary>
    Fraud,

    /// <summary>Drugs.</summary>
    Drugs,

    /// <summary>Gambling, lottery numbers, betting.</summary>
    Gambling,

    /// <summary>Prostitution.</summary>
    Prostitution,

    /// <summary>Usury and debt collection by threats.</summary>
    LoanShark,

    /// <summary>Weapons, explosives, fireworks, unexploded ordnance.</summary>
    WeaponsFireworks,

    /// <summary>Abuse of or violence against a child.</summary>
    ChildAbuse,

    /// <summary>Violence inside a family.</summary>
    DomesticViolence,

    /// <summary>Trafficking in people, deceptive work abroad.</summary>
    Trafficking,

    /// <summary>Damage to property or crops.</summary>
    PropertyDamage,

    /// <summary>Any other crime.</summary>
    OtherCrime,

    /// <summary>Disorder in public.</summary>
    PublicDisorder,

    /// <summary>Noise, karaoke.</summary>
    Noise,

    /// <summary>Conflict between residents (R-YC-65, R-DT-34).</summary>
    CommunityConflict,

    /// <summary>Undeclared stay.</summary>
    LodgingViolation,

    /// <summary>Something suspicious: an event, never a person (R-HG-22).</summary>
    SuspiciousActivity,

    /// <summary>Road accident.</summary>
    TrafficAccident,

    /// <summary>Traffic violation, racing, overload.</summary>
    TrafficViolation,

    /// <summary>Broken road, obstacle, broken lamp.</summary>
    TrafficHazard,

    /// <summary>Fire, explosion.</summary>
    FireExplosion,

    /// <summary>Fire risk, gas leak.</summary>
    FireRisk,

    /// <summary>Drowning, trapped people.</summary>
    Rescue,

    /// <summary>Natural disaster, flood, landslide.</summary>
    Disaster,

    /// <summary>Disease of people or animals.</summary>
    Epidemic,

    /// <summary>Missing or lost person.</summary>
    MissingPerson,

    /// <summary>Found person or thing.</summary>
    FoundPersonOrItem,

    /// <summary>Lost papers or things.</summary>
    LostPapers,

    /// <summary>A person who may harm themself or needs help.</summary>
    PersonInDistress,

    /// <summary>Conduct of police or other officials (R-TL-31: kept in every profile).</summary>
    PoliceConduct,

    /// <summary>Suggestion for the force.</summary>
    PoliceSuggestion,

    /// <summary>Praise, good deeds.</summary>
    Praise,

    /// <summary>Residence procedures.</summary>
    ProcResidence,

    /// <summary>Identity card and VNeID.</summary>
    ProcIdCard,

    /// <summary>Passport.</summary>
    ProcPassport,

    /// <summary>Vehicle registration.</summary>
    ProcVehicle,

    /// <summary>Security-and-order certificate of a business.</summary>
    ProcSecurityCert,

    /// <summary>Declaring a foreigner's stay.</summary>
    ProcForeigner,

    /// <summary>Any other procedure.</summary>
    ProcOther,

    /// <summary>A matter for another body (R-DT-36).</summary>
    OtherAuthority,

    /// <summary>Question about an earlier report.</summary>
    StatusQuery,

    /// <summary>Joining a group, how to use the channel.</summary>
    GroupSupport,

    /// <summary>Request about one's own data.</summary>
    DataRequest,

    /// <summary>Greeting, congratulation, test.</summary>
    Greeting,

    /// <summary>Advertising, strange links.</summary>
    Spam,

    /// <summary>Not clear yet: ask back (R-YC-67, R-DT-36).</summary>
    Unclear,
}
