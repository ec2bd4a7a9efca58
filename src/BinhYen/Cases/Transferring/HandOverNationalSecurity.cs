using BinhYen.Cases.Handling;
using BinhYen.Site;

namespace BinhYen.Cases.Transferring;

/// <summary>T18: only the chief, from any state (R-YC-63, R-DT-32).</summary>
internal sealed class HandOverNationalSecurity : ICaseDeed
{
    public static string Path => "national-security";

    public async Task<FormErrors?> DoAsync(CaseWork work, DeedForm form, CancellationToken cancellationToken)
    {
        var (slip, errors) = await ProposeTransfer.SlipAsync(work, form, cancellationToken);
        if (slip is null) return errors;
        var done = work.Case.HandOverNationalSecurity(slip, work.Occasion);
        if (done.Succeeded) work.Record("cases.national-security-handed-over.v1");
        return form.Unless(done, "body");
    }
}
