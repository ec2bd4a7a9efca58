using System.CommandLine;

namespace BinhYen.Commands;

/// <summary>The commands of the <c>binhyen</c> executable.</summary>
internal static class RootCommands
{
    public static RootCommand Create() => new("BinhYen: kênh an ninh trật tự của xã với người dân.")
    {
        ServeCommand.Create(),
        DemoCommand.Create(),
        MigrateCommand.Create(),
        JournalCommand.Create(),
        InboxCommand.Create(),
        BackupCommand.Create(),
        KeysCommand.Create(),
        AccountsCommand.Create(),
        DoctorCommand.Create(),
        UnderstandCommand.Create(),
    };
}
