using System.Text.Json.Nodes;

namespace BinhYen.Communes.ModelProfile;

/// <summary>Chapters of the profile, in the order of the console.</summary>
public enum ProfileChapter
{
    [Words("Nhận diện và căn cứ")] Identity,
    [Words("Đơn vị")] Units,
    [Words("Ban Chỉ đạo")] Committee,
    [Words("Nhóm Zalo")] Groups,
    [Words("Nội dung")] Content,
    [Words("Tiếp nhận")] Intake,
    [Words("Chỉ tiêu")] Targets,
    [Words("Họp, đánh giá, báo cáo")] Rhythm,
    [Words("Triển khai")] Preparation,
    [Words("Kinh phí, thi đua")] Money,
    [Words("An toàn (không tắt được)")] Safety,
}

/// <summary>One value that a commune's way of working is made of, and everything a reader needs to know about it.</summary>
public abstract class ProfileKey
{
    /// <summary>Name in files and versions: <c>group.leaderRole</c>.</summary>
    public required string Name { get; init; }

    public required ProfileChapter Chapter { get; init; }

    /// <summary>What it is called on screen.</summary>
    public required string Label { get; init; }

    /// <summary>What changes in the product and in the work when it changes, in plain Vietnamese.</summary>
    public required string Effect { get; init; }

    /// <summary>Rows of the requirements that ask for it or use it.</summary>
    public required IReadOnlyList<string> Rows { get; init; }

    /// <summary>Why nobody can change it; null for keys that a commune decides.</summary>
    public string? LockedBecause { get; init; }

    public bool IsLocked => LockedBecause is not null;

    public abstract JsonShape Shape { get; }

    public abstract ProfileEditor Editor { get; }

    public abstract string Allowed { get; }

    public abstract IReadOnlyList<KeyValuePair<string, string>> Options { get; }

    /// <summary>Reads lines into a value.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    public abstract string? Read(IReadOnlyList<string> lines, out object? value);

    /// <summary>The value as lines. The value must be of this key's type.</summary>
    public abstract IReadOnlyList<string> Write(object? value);

    public abstract string InWords(object? value);

    /// <summary>What applies where nobody said anything.</summary>
    public abstract object? DefaultValue { get; }

    /// <summary>Id of the control on a form.</summary>
    public string Field => Name.Replace('.', '-');

    /// <summary>The lines of a JSON value in this key's shape; null for another shape.</summary>
    public IReadOnlyList<string>? Lines(JsonNode value) => (Shape, value) switch
    {
        (JsonShape.Flag, JsonValue flag) when flag.TryGetValue<bool>(out var yes) => [yes ? "true" : "false"],
        (JsonShape.Number, JsonValue number) when number.TryGetValue<int>(out var whole) => [whole.ToString(System.Globalization.CultureInfo.InvariantCulture)],
        (JsonShape.Text, JsonValue text) when text.TryGetValue<string>(out var line) => line.Length == 0 ? [] : [line],
        (JsonShape.List, JsonArray list) when list.All(i => i is JsonValue v && v.TryGetValue<string>(out _)) => [.. list.Select(i => i!.GetValue<string>())],
        _ => null,
    };

    /// <summary>Lines as JSON in this key's shape.</summary>
    public JsonNode Json(IReadOnlyList<string> lines) => Shape switch
    {
        JsonShape.Flag => JsonValue.Create(lines is ["true"]),
        JsonShape.Number => JsonValue.Create(int.Parse(lines[0], System.Globalization.CultureInfo.InvariantCulture)),
        JsonShape.Text => JsonValue.Create(lines.Count == 0 ? "" : lines[0]),
        JsonShape.List => new JsonArray([.. lines.Select(l => (JsonNode)JsonValue.Create(l))]),
    };

    public override string ToString() => Name;
}

/// <inheritdoc/>
/// <typeparam name="T">Type of the value.</typeparam>
internal sealed class ProfileKey<T>(ProfileKind<T> kind, T standard) : ProfileKey
{
    public T Default => standard;

    public override object? DefaultValue => standard;

    public override JsonShape Shape => kind.Shape;

    public override ProfileEditor Editor => kind.Editor;

    public override string Allowed => kind.Allowed;

    public override IReadOnlyList<KeyValuePair<string, string>> Options => kind.Options;

    public override string? Read(IReadOnlyList<string> lines, out object? value)
    {
        var problem = kind.Read(lines, out var typed);
        value = typed;
        // A locked key is written down so that everybody sees it holds; any other value than its own is a mistake.
        return problem ?? (IsLocked && !kind.Write(typed).SequenceEqual(kind.Write(standard)) ? "mục này là quy tắc cố định của sản phẩm, không đổi được" : null);
    }

    public override IReadOnlyList<string> Write(object? value) => kind.Write((T)value!);

    public override string InWords(object? value) => kind.InWords((T)value!);
}
