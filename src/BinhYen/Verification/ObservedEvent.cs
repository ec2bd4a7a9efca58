namespace BinhYen.Verification;

/// <summary>What somebody in normal duty can see or hear, without saying who did what to whom (ISO-3, ISO-9).</summary>
internal enum ObservedEvent
{
    Noise,
    Gathering,
    Quarrel,
    Strangers,
    Vehicles,
    SmokeOrFire,
    Water,
    Damage,
    Rubbish,
    Trade,
    Other,
}

/// <summary>Label and neutral question of each kind of event.</summary>
internal static class ObservedEvents
{
    public static IReadOnlyList<ObservedEvent> All { get; } = Enum.GetValues<ObservedEvent>();

    public static string Label(ObservedEvent observed) => observed switch
    {
        ObservedEvent.Noise => "Tiếng ồn",
        ObservedEvent.Gathering => "Tụ tập đông người",
        ObservedEvent.Quarrel => "To tiếng, xô xát",
        ObservedEvent.Strangers => "Người lạ qua lại",
        ObservedEvent.Vehicles => "Xe cộ bất thường",
        ObservedEvent.SmokeOrFire => "Khói, lửa, mùi lạ",
        ObservedEvent.Water => "Ngập, sạt lở",
        ObservedEvent.Damage => "Hư hỏng nơi công cộng",
        ObservedEvent.Rubbish => "Rác, nước thải",
        ObservedEvent.Trade => "Mua bán bất thường",
        ObservedEvent.Other => "Tình hình chung",
    };

    /// <summary>A sentence that could be asked on any day: nothing in it shows that somebody told something.</summary>
    /// <param name="observed">What to look at.</param>
    /// <param name="place">"chợ Phú Lộc" or "thôn An Lạc".</param>
    /// <param name="when">"tối 23/11".</param>
    public static string NeutralQuestion(ObservedEvent observed, string place, string when)
    {
        var begin = char.ToUpperInvariant(when[0]) + when[1..];
        return observed switch
        {
            ObservedEvent.Noise => $"{begin}, quanh khu vực {place} có tiếng ồn lớn kéo dài không?",
            ObservedEvent.Gathering => $"{begin}, quanh khu vực {place} có nhóm đông tụ tập không?",
            ObservedEvent.Quarrel => $"{begin}, quanh khu vực {place} có chuyện to tiếng, xô xát không?",
            ObservedEvent.Strangers => $"{begin}, quanh khu vực {place} có người không quen mặt qua lại không?",
            ObservedEvent.Vehicles => $"{begin}, quanh khu vực {place} có xe cộ đi lại khác thường không?",
            ObservedEvent.SmokeOrFire => $"{begin}, quanh khu vực {place} có khói, lửa hay mùi lạ không?",
            ObservedEvent.Water => $"{begin}, quanh khu vực {place} có chỗ ngập hay sạt lở không?",
            ObservedEvent.Damage => $"{begin}, quanh khu vực {place} có công trình chung nào bị hư hỏng không?",
            ObservedEvent.Rubbish => $"{begin}, quanh khu vực {place} có rác hay nước thải xả ra lối chung không?",
            ObservedEvent.Trade => $"{begin}, quanh khu vực {place} có mua bán gì khác ngày thường không?",
            ObservedEvent.Other => $"{begin}, tình hình quanh khu vực {place} có gì khác thường không?",
        };
    }
}
