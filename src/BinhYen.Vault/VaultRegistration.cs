using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BinhYen.Vault;

/// <summary>Puts the vault among an application's services.</summary>
public static class VaultRegistration
{
    /// <summary>
    /// Registers the doors of one vault: <see cref="IRecordSealer"/>, <see cref="IdentityVault"/>,
    /// <see cref="RevealLeases"/>, <see cref="SigningKeys"/>, and <see cref="SecureVault"/> itself for operations. The
    /// vault opens when the first of them is asked for; ask at start, so that a missing key stops the start.
    /// </summary>
    /// <param name="services">The application's services; a <see cref="TimeProvider"/> already there is used.</param>
    /// <param name="configure">Says where the vault lives.</param>
    public static IServiceCollection AddVault(this IServiceCollection services, Action<VaultOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider =>
        {
            var options = new VaultOptions();
            configure(options);
            // Once, at start, where there is nothing else to do meanwhile.
            return Task.Run(() => SecureVault.OpenAsync(options, provider.GetRequiredService<TimeProvider>())).GetAwaiter().GetResult();
        });
        services.TryAddSingleton(provider => provider.GetRequiredService<SecureVault>().Records);
        services.TryAddSingleton(provider => provider.GetRequiredService<SecureVault>().Identities);
        services.TryAddSingleton(provider => provider.GetRequiredService<SecureVault>().Leases);
        services.TryAddSingleton(provider => provider.GetRequiredService<SecureVault>().Signatures);
        return services;
    }
}
