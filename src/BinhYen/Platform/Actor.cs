using System.Collections.Frozen;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace BinhYen.Platform;

/// <summary>Who does something. Opaque ids only: no name, no number, nothing of a resident.</summary>
internal abstract record Actor
{
    private Actor()
    {
    }

    /// <summary>The product itself: timers, intake, expiry.</summary>
    public static Actor System { get; } = new Machine();

    /// <summary>The resident whose report it is, known by conversation or tracking code only.</summary>
    public static Actor Reporter { get; } = new Resident();

    /// <summary>A person who was asked to look, without case number or source.</summary>
    public static Actor Verifier { get; } = new Witness();

    /// <summary>How the actor is written into rows and the journal.</summary>
    public abstract ActorStamp Stamp { get; }

    /// <summary>A signed-in member of the staff.</summary>
    /// <param name="Id">The account.</param>
    /// <param name="Commune">The commune the person works for; acts on no other.</param>
    /// <param name="Role">The one role of the account.</param>
    public sealed record Staff(StaffId Id, CommuneId Commune, StaffRole Role) : Actor
    {
        /// <summary>Hamlets this person is area officer of, also as substitute. Empty for most.</summary>
        public IReadOnlySet<HamletId> Areas { get; init; } = FrozenSet<HamletId>.Empty;

        /// <summary>Whether the person is on duty now, as the duty desk's account always is; the duty roster is asked where it matters.</summary>
        public bool IsOnDuty { get; init; } = Role is StaffRole.DutyOfficer;

        /// <summary>Chief or deputy chief of the commune police.</summary>
        public bool IsLeader => Role is StaffRole.PoliceChief or StaffRole.DeputyPoliceChief;

        /// <summary>Any police officer or desk that handles cases; not hamlet people, committee or administrator.</summary>
        public bool IsOfficer => IsLeader || Role is StaffRole.AreaOfficer or StaffRole.DutyOfficer or StaffRole.ProcedureDesk;

        public override ActorStamp Stamp => ActorStamp.Of(Id);
    }

    private sealed record Machine : Actor
    {
        public override ActorStamp Stamp => ActorStamp.System;
    }

    private sealed record Resident : Actor
    {
        public override ActorStamp Stamp => ActorStamp.Reporter;
    }

    private sealed record Witness : Actor
    {
        public override ActorStamp Stamp => ActorStamp.Verifier;
    }
}

/// <summary>An <see cref="Actor"/> as it is written down: <c>staff:GUID</c>, <c>system</c>, <c>reporter</c> or <c>verifier</c>.</summary>
internal readonly record struct ActorStamp
{
    private const string StaffPrefix = "staff:";
    private readonly string? text;

    private ActorStamp(string text) => this.text = text;

    public static ActorStamp System { get; } = new("system");
    public static ActorStamp Reporter { get; } = new("reporter");
    public static ActorStamp Verifier { get; } = new("verifier");

    /// <summary>The member of the staff, or null for anybody else.</summary>
    public StaffId? Staff => text?.StartsWith(StaffPrefix, StringComparison.Ordinal) is true
        ? StaffId.From(Guid.ParseExact(text.AsSpan(StaffPrefix.Length), "D"))
        : null;

    public static ActorStamp Of(StaffId staff) => new(StaffPrefix + staff.Value.ToString("D"));

    /// <summary>Reads back what <see cref="ToString"/> wrote.</summary>
    /// <exception cref="FormatException">The text is not a stamp: the row was damaged.</exception>
    public static ActorStamp Parse(string text)
    {
        var stamp = new ActorStamp(text);
        return text is "system" or "reporter" or "verifier" || stamp.Staff is not null
            ? stamp
            : throw new FormatException("Not an actor's stamp.");
    }

    public override string ToString() => text ?? "system";
}

/// <summary>Stores a stamp as its text.</summary>
internal sealed class ActorStampConverter() : ValueConverter<ActorStamp, string>(stamp => stamp.ToString(), text => ActorStamp.Parse(text));
