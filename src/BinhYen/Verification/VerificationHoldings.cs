using BinhYen.Platform.Persistence;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Verification;

/// <summary>An account that still answers for a hamlet is replaced in the register before it is closed (R-DT-47).</summary>
internal sealed class VerificationHoldings(BinhYenDb db) : IAccountHoldings
{
    public async Task<IReadOnlyList<string>> OfAsync(StaffId account, CancellationToken cancellationToken) =>
        await db.Set<Verifier>().AnyAsync(v => v.Account == account && v.EndedAt == null, cancellationToken)
            ? ["Còn tên trong danh sách người xác minh (mục Người xác minh)."]
            : [];
}
