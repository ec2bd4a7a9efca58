namespace BinhYen.Cases;

/// <summary>
/// A kind of place that somebody is often at, told by themselves so that a question goes to whoever may have seen something (R-TT-38). A kind and no
/// address: which market it is says the hamlet of the case, and more would point to the person.
/// </summary>
internal enum KnownPlace
{
    Market,
    Crossroads,
    Shop,
    Station,
    School,
    Workplace,
    Lodgings,
    Homes,
}

/// <summary>Places in words.</summary>
internal static class KnownPlaces
{
    public static string Label(KnownPlace place) => place switch
    {
        KnownPlace.Market => "chợ",
        KnownPlace.Crossroads => "ngã ba, ngã tư",
        KnownPlace.Shop => "cửa hàng, quán",
        KnownPlace.Station => "bến xe, bến đò",
        KnownPlace.School => "trường học",
        KnownPlace.Workplace => "nơi làm việc, công trường",
        KnownPlace.Lodgings => "nhà trọ, khách sạn",
        KnownPlace.Homes => "khu nhà ở",
    };
}
