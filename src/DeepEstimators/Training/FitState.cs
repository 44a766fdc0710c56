using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Named tensors and values: all that a fit needs to go on.</summary>
internal sealed class FitState : IDisposable
{
    private static readonly JsonSerializerOptions Json = new()
    {
        // Losses may be NaN.
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter() },
    };

    private readonly Dictionary<string, Tensor> tensors = new(StringComparer.Ordinal);
    private readonly JsonObject values;
    private readonly IDisposable? owner;
    private readonly Device device;

    /// <summary>An empty one, to be filled. It does not own the tensors.</summary>
    internal FitState() : this([], null, torch.CPU)
    {
    }

    private FitState(JsonObject values, IDisposable? owner, Device device)
    {
        this.values = values;
        this.owner = owner;
        this.device = device;
    }

    internal IReadOnlyDictionary<string, Tensor> Tensors => tensors;

    /// <summary>What was read; it owns <paramref name="owner"/>.</summary>
    /// <exception cref="InvalidDataException">The values are no JSON object.</exception>
    internal static FitState Of(
        IEnumerable<KeyValuePair<string, Tensor>> tensors, ReadOnlySpan<byte> values, IDisposable owner, Device device)
    {
        try
        {
            var state = new FitState(
                JsonSerializer.Deserialize<JsonObject>(values) ?? throw new InvalidDataException("There are no values."), owner, device);
            foreach (var (name, value) in tensors)
                state.tensors.Add(name, value);
            return state;
        }
        catch (JsonException error)
        {
            throw new InvalidDataException($"The values are no valid JSON: {error.Message}", error);
        }
    }

    internal void Put(string name, Tensor value) => tensors.Add(name, value);

    internal void Set<T>(string name, T value) => values.Add(name, JsonSerializer.SerializeToNode(value, Json));

    internal bool Has(string name) => tensors.ContainsKey(name);

    /// <summary>A tensor on the fit's device; it belongs to the open dispose scope, or to this.</summary>
    internal Tensor Take(string name) => tensors.TryGetValue(name, out var value)
        ? value.to(device)
        : throw new InvalidDataException($"The checkpoint has no '{name}'.");

    internal T Get<T>(string name)
    {
        try
        {
            return values[name].Deserialize<T>(Json) ?? throw new InvalidDataException($"The checkpoint's '{name}' is null.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            throw new InvalidDataException($"The checkpoint's '{name}' cannot be read: {error.Message}", error);
        }
    }

    internal byte[] ValuesAsJson() => JsonSerializer.SerializeToUtf8Bytes(values);

    public void Dispose() => owner?.Dispose();
}
