namespace BinhYen.Cases;

/// <summary>
/// What the law, or plain usage, calls the thing a resident sent. A machine may suggest a kind; an officer confirms
/// it at the first look (R-TT-08, R-DT-51). The legal track of each kind is in <see cref="CaseKinds"/>.
/// </summary>
public enum CaseKind
{
    /// <summary>Tin báo về tội phạm: information about an event with signs of a crime (BLTTHS 101/2015/QH13, Art. 144).</summary>
    CrimeTip,

    /// <summary>Tố giác về tội phạm: a person denounces an act with signs of a crime (BLTTHS Art. 144). Only an officer tells it from a tip.</summary>
    CrimeDenunciation,

    /// <summary>Kiến nghị khởi tố: a State body's written request; never handled here, handed over at once (R-DT-51).</summary>
    ProsecutionRequest,

    /// <summary>Phản ánh: a fact of public life, security and order (Luật Tiếp công dân 42/2013/QH13, Art. 2).</summary>
    SecurityReport,

    /// <summary>Kiến nghị, góp ý: a proposed measure or improvement, also for building the police force (R-DT-51).</summary>
    Suggestion,

    /// <summary>Phản ánh thái độ, tác phong of an officer; kept away from the officer concerned.</summary>
    PoliceConduct,

    /// <summary>Tố cáo under Luật Tố cáo 25/2018/QH14: signed and concrete, with its own legal clock.</summary>
    Denunciation,

    /// <summary>Khiếu nại under Luật Khiếu nại 02/2011/QH13: review of a decision or act that hit the sender.</summary>
    Complaint,

    /// <summary>Hỏi thủ tục: a question about an administrative procedure.</summary>
    ProcedureQuestion,

    /// <summary>Khen ngợi: thanks, or a good deed told; answered without a case number.</summary>
    Praise,

    /// <summary>Help with the channel itself: joining a group, or how an earlier report stands; answered without a case number.</summary>
    Support,

    /// <summary>A wish about one's own personal data: see, correct, withdraw consent, delete (Luật 91/2025).</summary>
    DataRequest,

    /// <summary>Greeting, test or advertising; no case number.</summary>
    NonCase,
}
