namespace BinhYen.Staff;

/// <summary>Mark of an endpoint that pages call by themselves; it does not keep a session awake.</summary>
internal sealed record BackgroundRefresh;

/// <summary>Mark of an endpoint that still answers while the screen is locked: unlocking and signing out.</summary>
internal sealed record OpenWhileLocked;

/// <summary>How endpoints say what they mean for the session lock.</summary>
internal static class SessionMarks
{
    /// <summary>For event streams and fragments that scripts re-read. The header <c>X-Background: 1</c> on a request says the same.</summary>
    public static TBuilder IsBackgroundRefresh<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new BackgroundRefresh());

    /// <inheritdoc cref="OpenWhileLocked"/>
    public static TBuilder StaysOpenWhileLocked<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new OpenWhileLocked());
}
