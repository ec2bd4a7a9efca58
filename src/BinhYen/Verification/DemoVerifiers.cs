using System.Text.Json;
using BinhYen.Communes;
using BinhYen.Platform.Persistence;
using BinhYen.Platform.Storage;
using BinhYen.Staff;
using Microsoft.EntityFrameworkCore;

namespace BinhYen.Verification;

/// <summary>One invented verifier of the demo.</summary>
/// <param name="HamletCode">"H08".</param>
/// <param name="Position">By which they are asked.</param>
/// <param name="Name">Invented.</param>
/// <param name="User">Name of their account; null for none.</param>
internal sealed record DemoVerifier(string HamletCode, VerifierPosition Position, string Name, string? User = null);

/// <summary>Puts invented verifiers into the register of the demo's commune. Does nothing when somebody is in it.</summary>
internal static class DemoVerifiers
{
    public static async Task EnsureAsync(IServiceProvider services, CommuneId commune, IEnumerable<DemoVerifier> people, CancellationToken cancellationToken)
    {
        await using var scope = services.CreateAsyncScope();
        var (db, seals) = (scope.ServiceProvider.GetRequiredService<BinhYenDb>(), scope.ServiceProvider.GetRequiredService<SealedRecords>());
        if (await db.Set<Verifier>().AnyAsync(v => v.CommuneId == commune, cancellationToken)) return;
        var hamlets = (await scope.ServiceProvider.GetRequiredService<CommuneDirectory>().HamletsAsync(commune, cancellationToken)).ToDictionary(h => h.Code, h => h.Id);
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var person in people)
        {
            var key = await seals.NewKeyAsync(commune, cancellationToken);
            var account = person.User is null ? null : await db.Set<StaffMember>().SingleOrDefaultAsync(s => s.UserName == person.User, cancellationToken);
            db.Add(new Verifier
            {
                Id = VerifierId.New(now), CommuneId = commune, HamletId = hamlets[person.HamletCode], Position = person.Position, KeyId = key, Account = account?.StaffId,
                Contact = await seals.SealAsync(key, VerificationPurposes.Contact, JsonSerializer.Serialize(new VerifierContact(person.Name, "0100 000 000")), cancellationToken),
                Conflicts = await seals.SealAsync(key, VerificationPurposes.Conflicts, JsonSerializer.Serialize(ConflictDeclaration.None), cancellationToken), DeclaredAt = now,
            });
        }

        await db.SaveChangesAsync(cancellationToken);
    }
}
