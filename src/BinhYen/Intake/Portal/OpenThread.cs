namespace BinhYen.Intake.Portal;

/// <summary>The thread whose code this browser has shown, remembered until the person leaves or half an hour passes.</summary>
/// <param name="ThreadId">The thread; never in an address.</param>
internal sealed record OpenThread(Guid ThreadId)
{
    /// <summary>A shared phone must not stay open.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);
}
