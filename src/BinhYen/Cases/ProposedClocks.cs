namespace BinhYen.Cases;

/// <summary>The clock table that the product proposes (workflow §5.3) until a profile says otherwise.</summary>
internal static class ProposedClocks
{
    public static IReadOnlyDictionary<Urgency, IReadOnlyList<ClockRule>> ByUrgency { get; } = new Dictionary<Urgency, IReadOnlyList<ClockRule>>
    {
        [Urgency.Emergency] =
        [
            Acknowledge,
            new(ClockKind.FirstLook, new(5, ClockUnit.Minute)),
            new(ClockKind.FirstReply, new(15, ClockUnit.Minute)),
            new(ClockKind.PreliminaryResult, new(2, ClockUnit.Hour), PausesWhileWaiting: true),
            new(ClockKind.Answer, new(24, ClockUnit.Hour), PausesWhileWaiting: true),
        ],
        [Urgency.High] =
        [
            Acknowledge,
            new(ClockKind.FirstLook, new(30, ClockUnit.Minute)),
            new(ClockKind.FirstReply, new(2, ClockUnit.Hour)),
            new(ClockKind.PreliminaryResult, new(1, ClockUnit.WorkingDay), PausesWhileWaiting: true),
            new(ClockKind.Answer, new(3, ClockUnit.WorkingDay), PausesWhileWaiting: true),
        ],
        [Urgency.Normal] =
        [
            Acknowledge,
            new(ClockKind.FirstLook, new(4, ClockUnit.WorkingHour)),
            new(ClockKind.FirstReply, new(1, ClockUnit.WorkingDay)),
            new(ClockKind.PreliminaryResult, new(3, ClockUnit.WorkingDay), PausesWhileWaiting: true),
            new(ClockKind.Answer, new(5, ClockUnit.WorkingDay), PausesWhileWaiting: true),
        ],
        [Urgency.Low] =
        [
            Acknowledge,
            new(ClockKind.FirstLook, new(1, ClockUnit.WorkingDay)),
            new(ClockKind.FirstReply, new(2, ClockUnit.WorkingDay)),
            new(ClockKind.Answer, new(10, ClockUnit.WorkingDay), PausesWhileWaiting: true),
        ],
    };

    private static ClockRule Acknowledge => new(ClockKind.Acknowledge, new(1, ClockUnit.Minute));

    public static IReadOnlyDictionary<CaseKind, IReadOnlyList<ClockRule>> ByKind(LegalDeadlines legal, DateOnly on, bool remoteArea)
    {
        ClockRule Law(ClockKind clock, string step) =>
            new(clock, legal.Allowance(step, on, remoteArea), PausesWhileWaiting: false, legal.InForce(step, on).Id);
        IReadOnlyList<ClockRule> crime = [Law(ClockKind.CrimeHandOver, "CrimeHandOver"), Law(ClockKind.CrimeFile, "CrimeFile")];
        var tenDays = new ClockRule(ClockKind.Answer, new(10, ClockUnit.WorkingDay), PausesWhileWaiting: true);
        return new Dictionary<CaseKind, IReadOnlyList<ClockRule>>
        {
            [CaseKind.CrimeTip] = crime,
            [CaseKind.CrimeDenunciation] = crime,
            // A body's request is not examined here: it must leave within the hour in which it is read.
            [CaseKind.ProsecutionRequest] = [new(ClockKind.CrimeHandOver, new(1, ClockUnit.Hour))],
            [CaseKind.PoliceConduct] =
            [
                new(ClockKind.ChiefContact, new(2, ClockUnit.WorkingDay)),
                Law(ClockKind.Answer, "PetitionResult") with { PausesWhileWaiting = true },
            ],
            [CaseKind.Denunciation] =
                [Law(ClockKind.DenunciationCheck, "DenunciationCheck"), Law(ClockKind.DenunciationResolution, "DenunciationResolution"),
                 Law(ClockKind.Answer, "DenunciationResolution")],
            [CaseKind.Complaint] =
                [Law(ClockKind.ComplaintAcceptance, "ComplaintAcceptance"), Law(ClockKind.ComplaintResolution, "ComplaintResolution"),
                 Law(ClockKind.Answer, "ComplaintResolution")],
            [CaseKind.ProcedureQuestion] = [new(ClockKind.Answer, new(1, ClockUnit.WorkingDay), PausesWhileWaiting: true)],
            [CaseKind.DataRequest] =
            [
                new(ClockKind.FirstReply, new(2, ClockUnit.WorkingDay)),
                new(ClockKind.Answer, new(10, ClockUnit.CalendarDay), PausesWhileWaiting: true),
                new(ClockKind.DataRequestCarryOut, new(20, ClockUnit.CalendarDay)),
            ],
            [CaseKind.Praise] = [tenDays],
            [CaseKind.Suggestion] = [tenDays],
        };
    }
}
