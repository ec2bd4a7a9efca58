using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Cases.Handling;

/// <summary>Open cases must be handed over before an account is closed (R-DT-47).</summary>
internal sealed class CaseHoldings(BinhYenDb db) : IAccountHoldings
{
    public async Task<IReadOnlyList<string>> OfAsync(StaffId account, CancellationToken cancellationToken)
    {
        var count = await db.Set<Case>().CountAsync(c => c.Queue != CaseQueue.Done && (c.Handler == account || c.SubstituteHandler == account), cancellationToken);
        return count == 0 ? [] : [$"{count} vụ việc đang xử lý hoặc thay thế"];
    }
}
