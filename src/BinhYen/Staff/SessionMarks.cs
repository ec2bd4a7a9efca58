namespace BinhYen.Staff;

/// <summary>Mark of an endpoint that pages call by themselves; it does not keep a session awake.</summary>
internal sealed record BackgroundRefresh;

/// <summary>Mark of an endpoint that still answers while the screen is locked: unlocking and signing out.</summary>
internal sealed record OpenWhileLocked;

/// <summary>Mark of an open endpoint that serves whoever is signed in otherwise than strangers. Opening it is no act, and keeps no session awake.</summary>
internal sealed record SeesStaff;

/// <summary>How endpoints say what they mean for the session lock.</summary>
internal static class SessionMarks
{
    /// <summary>For event streams and fragments that scripts re-read. The header <c>X-Background: 1</c> on a request says the same.</summary>
    public static TBuilder IsBackgroundRefresh<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new BackgroundRefresh());

    /// <inheritdoc cref="BinhYen.Staff.SeesStaff"/>
    public static TBuilder SeesStaff<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new SeesStaff());

    /// <inheritdoc cref="OpenWhileLocked"/>
    public static TBuilder StaysOpenWhileLocked<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new OpenWhileLocked());
}
