namespace BinhYen.Communes;

/// <summary>What is left to do when a commune was set up. Kept by number: a further one goes to the end.</summary>
public enum FirstTask
{
    Administrator,
    Codes,
    TryReport,
    ReadModel,
    Outside,
    Stage,
    Households,
    MasterKey,
    Zalo,
    Leaflets,
    Groups,
    Posters,
}

/// <summary>Whose a task after the set-up is.</summary>
public enum FirstTaskOwner
{
    [Words("Việc của quản trị hệ thống")] Administrator,
    [Words("Việc của Trưởng Công an xã")] Chief,
    [Words("Việc của người trông máy chủ")] ServerKeeper,
}

/// <summary>The tasks of each owner in the order they are done in.</summary>
internal static class FirstTaskOrder
{
    public static IReadOnlyList<FirstTask> Of(FirstTaskOwner owner) => owner switch
    {
        FirstTaskOwner.Administrator => [FirstTask.Administrator, FirstTask.Codes, FirstTask.Outside, FirstTask.Zalo],
        FirstTaskOwner.Chief => [FirstTask.TryReport, FirstTask.ReadModel, FirstTask.Stage, FirstTask.Groups, FirstTask.Posters, FirstTask.Households, FirstTask.Leaflets],
        FirstTaskOwner.ServerKeeper => [FirstTask.MasterKey],
    };
}

/// <summary>Knows from the facts of its room which tasks after the set-up are done, so that nobody has to tick them off.</summary>
internal interface IFirstTaskFacts
{
    /// <summary>The tasks of this room that are done by now.</summary>
    Task<IReadOnlyList<FirstTask>> DoneAsync(CommuneId commune, CancellationToken cancellationToken);
}
