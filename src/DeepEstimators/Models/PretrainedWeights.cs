using DeepEstimators.Models;
using DeepEstimators.Networks;
using static TorchSharp.torch;

namespace DeepEstimators;

/// <summary>
/// Weights that each fit of a trainer starts from, as safetensors; nothing is ever downloaded. What the network takes from the
/// training rows, such as the mean that it subtracts from its input, need not be among them; where it is, it is kept as it is.
/// </summary>
public sealed class PretrainedWeights
{
    private readonly Func<Stream> open;
    private readonly string origin;
    private readonly Func<string, string?>? mapName;
    private readonly bool strict;

    private PretrainedWeights(Func<Stream> open, string origin, Func<string, string?>? mapName, bool strict)
    {
        this.open = open;
        this.origin = origin;
        this.mapName = mapName;
        this.strict = strict;
    }

    /// <summary>Weights in a file, which is read at each fit.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mapName">The name that a tensor of the file has in the network, or null to leave it out; null: the same names. See
    /// <see cref="Rename"/>.</param>
    /// <param name="strict">True (default): all tensors of both sides must fit, else the fit is refused with the names. False: what
    /// does not fit keeps its first random weights, and the log tells the names.</param>
    /// <exception cref="ArgumentException"><paramref name="path"/> is empty.</exception>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static PretrainedWeights FromFile(string path, Func<string, string?>? mapName = null, bool strict = true)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path))
            throw new FileNotFoundException($"There are no pretrained weights at '{path}'.", path);
        return new PretrainedWeights(() => File.OpenRead(path), $"'{path}'", mapName, strict);
    }

    /// <summary>Weights in a stream, which is read to its end now and kept for all fits.</summary>
    /// <param name="stream">The safetensors; left open. It need not be seekable.</param>
    /// <param name="mapName">The name that a tensor of the stream has in the network, or null to leave it out; null: the same names. See
    /// <see cref="Rename"/>.</param>
    /// <param name="strict">True (default): all tensors of both sides must fit, else the fit is refused with the names. False: what
    /// does not fit keeps its first random weights, and the log tells the names.</param>
    public static PretrainedWeights FromStream(Stream stream, Func<string, string?>? mapName = null, bool strict = true)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var bytes = copy.ToArray();
        return new PretrainedWeights(() => new MemoryStream(bytes, writable: false), "the stream", mapName, strict);
    }

    /// <summary>A map of names by their leading parts, the longest that fits: <c>backbone</c> to <c>layer1</c> takes
    /// <c>backbone.0.weight</c> to <c>layer1.0.weight</c>.</summary>
    /// <param name="leadingParts">What to put in place of leading parts; an empty text takes them away, an empty key adds to every other
    /// name, and null leaves the tensors out. Names that fit none stay as they are.</param>
    public static Func<string, string?> Rename(IReadOnlyDictionary<string, string?> leadingParts)
    {
        ArgumentNullException.ThrowIfNull(leadingParts);
        var longestFirst = leadingParts.OrderByDescending(pair => pair.Key.Length).ToArray();
        return name =>
        {
            foreach (var (leading, replacement) in longestFirst)
            {
                var rest = leading.Length == 0 ? name
                    : name == leading ? ""
                    : name.StartsWith(leading + ".", StringComparison.Ordinal) ? name[(leading.Length + 1)..]
                    : null;
                if (rest is not null)
                    return replacement is null ? null : string.Join('.', new[] { replacement, rest }.Where(part => part.Length > 0));
            }

            return name;
        };
    }

    /// <summary>Gives the module the weights.</summary>
    /// <exception cref="InvalidDataException">They are no safetensors, or do not fit; the module is unchanged then.</exception>
    internal WeightTransfer GiveTo(DeepModule module)
    {
        using var stream = open();
        using var file = Safetensors.Read(stream);
        var source = new Dictionary<string, Tensor>(StringComparer.Ordinal);
        foreach (var (name, tensor) in file.Tensors)
        {
            if ((mapName is null ? name : mapName(name)) is not { } mapped)
                continue;
            if (!source.TryAdd(mapped, tensor))
                throw new InvalidDataException(
                    $"The pretrained weights in {origin} have two tensors that are mapped to the name '{mapped}'; one is '{name}'.");
        }

        var transfer = WeightTransfer.Into(module, source, strict);
        if (strict && !transfer.FitsAll)
            throw new InvalidDataException(
                $"The pretrained weights in {origin} do not fit {module.GetName()}.{transfer.Differences()} Give a map of names, or "
                + "strict: false to take what fits.");
        return transfer.Taken.Count > 0
            ? transfer
            : throw new InvalidDataException(
                $"Of the pretrained weights in {origin}, nothing fits {module.GetName()}.{transfer.Differences()}");
    }

    /// <summary>Where they come from, for messages.</summary>
    public override string ToString() => origin;
}
