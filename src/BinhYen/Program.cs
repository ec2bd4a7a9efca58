using BinhYen.Commands;

return await RootCommands.Create().Parse(args).InvokeAsync();
