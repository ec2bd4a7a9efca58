using System.CommandLine;
using BinhYen.Communes.Demo;
using BinhYen.Groups.Demo;
using BinhYen.Intake;
using BinhYen.Staff;
using BinhYen.Verification;

namespace BinhYen.Commands;

/// <summary>
/// <c>binhyen demo</c>: runs the product with the fictional commune, beside a simulator of Zalo that is already
/// running. Writes <c>demo.json</c> with addresses and demo accounts; <c>serve</c> never does.
/// </summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var data = CommonOptions.Data();
        var port = CommonOptions.Port(5080);
        var simulator = new Option<string>("--simulator") { Description = "Địa chỉ máy chủ Zalo mô phỏng.", Required = true };
        var command = new Command("demo", "Chạy thử với xã hư cấu và Zalo mô phỏng.") { data, port, simulator };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var options = CommonOptions.Read(parsed.GetValue(data));
            var address = parsed.GetValue(simulator)!.TrimEnd('/');
            DemoSettings.Apply(options, address, parsed.GetValue(port));
            await using var app = BinhYenApp.Build(options, urls: $"http://127.0.0.1:{parsed.GetValue(port)}");
            await Startup.PrepareAsync(app.Services, cancellationToken);
            var commune = await DemoCommune.EnsureAsync(app.Services, cancellationToken);
            await DemoGroups.EnsureAsync(app.Services, commune, cancellationToken);
            await DemoHandover.EnsureAsync(app.Services, commune, cancellationToken);
            await DemoVerifiers.EnsureAsync(app.Services, commune, DemoModel.Load().Hamlets.SelectMany(h => new[]
            {
                new DemoVerifier(h.Code, VerifierPosition.HamletHead, h.HamletHead, $"truong-{h.Code.ToLowerInvariant()}"),
                new DemoVerifier(h.Code, VerifierPosition.SecurityTeamLeader, h.SecurityTeamLeader),
                new DemoVerifier(h.Code, VerifierPosition.FrontCommitteeHead, h.FrontCommitteeHead),
            }), cancellationToken);
            var model = DemoModel.Load().Commune;
            var zalo = await ConnectDemoAccount.EnsureAsync(app.Services, commune, new Uri(address), $"Công an {model.Kind} {model.Name}", cancellationToken);
            await DemoFile.WriteSettingsAsync(options, cancellationToken);
            await DemoFile.WriteAsync(
                options.DataDirectory, options.PublicUrl, address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal),
                new DemoZalo(zalo.AppId, zalo.OaId, zalo.OaSecretKey), cancellationToken);
            await Startup.RunAsync(app, cancellationToken);
            return 0;
        });
        return command;
    }
}
