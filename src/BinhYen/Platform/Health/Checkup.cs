namespace BinhYen.Platform.Health;

/// <summary>One thing the doctor looks at. A room registers its own.</summary>
internal interface ICheckup
{
    /// <summary>What is looked at, in two or three words.</summary>
    string About { get; }

    /// <summary>Looks, and says how to mend what is wrong. Never throws for what it is meant to find.</summary>
    Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken);
}

/// <summary>What was found.</summary>
/// <param name="Level"><see cref="Good"/>, <see cref="Warning"/> or <see cref="Bad"/>.</param>
/// <param name="Words">What is so, in a sentence without anything secret.</param>
/// <param name="Remedy">What to do; null when nothing has to be done.</param>
internal sealed record Finding(int Level, string Words, string? Remedy = null)
{
    public const int Good = 0;
    public const int Warning = 1;
    public const int Bad = 2;

    public static Finding Ok(string words) => new(Good, words);

    public static Finding Watch(string words, string remedy) => new(Warning, words, remedy);

    public static Finding Wrong(string words, string remedy) => new(Bad, words, remedy);
}
