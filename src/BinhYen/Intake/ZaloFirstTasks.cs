using BinhYen.Communes;

namespace BinhYen.Intake;

/// <summary>The task after the set-up that an Official Account shows to be done.</summary>
internal sealed class ZaloFirstTasks(ZaloAccounts accounts) : IFirstTaskFacts
{
    public async Task<IReadOnlyList<FirstTask>> DoneAsync(CommuneId commune, CancellationToken cancellationToken) =>
        await accounts.OfCommuneAsync(commune, cancellationToken) is null ? [] : [FirstTask.Zalo];
}
