using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace DeepEstimators.Models;

/// <summary>What config.json of a saved model says, beside the weights.</summary>
internal sealed record ModelConfig
{
    internal const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Version of this description.</summary>
    public required int Format { get; init; }

    /// <summary>What the transformer does with the network.</summary>
    public required TransformerKind Transformer { get; init; }

    /// <summary>The column that features go to, where the transformer gives those.</summary>
    public string? OutputColumn { get; init; }

    /// <summary>The layer that features come from; null: the penultimate one.</summary>
    public string? Layer { get; init; }

    public required InputConfig Input { get; init; }

    public required OutputConfig Output { get; init; }

    /// <summary>The architecture, as NetworkJson writes it; null for a module of the user's own.</summary>
    public JsonNode? Network { get; init; }

    /// <summary>The user's own module; null for an architecture.</summary>
    public UserModuleName? Module { get; init; }

    /// <summary>Networks whose predictions are averaged; null: one.</summary>
    public int? Ensemble { get; init; }

    public required int ScoringBatchSize { get; init; }

    public required TrainingSummary Training { get; init; }

    internal string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <exception cref="InvalidDataException">The text is no such description.</exception>
    internal static ModelConfig FromJson(string json)
    {
        try
        {
            var config = JsonSerializer.Deserialize<ModelConfig>(json, Options)
                ?? throw new InvalidDataException("config.json of the saved model is empty.");
            return config.Format <= CurrentFormat
                ? config
                : throw new InvalidDataException(
                    $"config.json of the saved model has format {config.Format}; this version reads up to {CurrentFormat}: "
                    + "update DeepEstimators.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"config.json of the saved model is not understood: {exception.Message}", exception);
        }
    }
}

/// <summary>What a saved transformer does with its network.</summary>
internal enum TransformerKind
{
    BinaryClassification,
    MulticlassClassification,
    Regression,
    Features,
    MultiOutputRegression,
}

/// <summary>What the network gives.</summary>
internal sealed record OutputConfig
{
    public required Training.Objective Objective { get; init; }

    public required string LabelColumn { get; init; }

    public required int Size { get; init; }

    /// <summary>ML.NET's name of the type of the classes' values; null without key values.</summary>
    public string? ClassType { get; init; }

    /// <summary>The classes' values in order; null without key values.</summary>
    public JsonElement[]? Classes { get; init; }

    /// <summary>What logits are divided by; null: not calibrated.</summary>
    public double? Temperature { get; init; }

    /// <summary>A score is output times this plus the mean; null but in regression.</summary>
    public double? TargetStandardDeviation { get; init; }

    public double? TargetMean { get; init; }

    /// <summary>The same for each of several outputs; null where there is one.</summary>
    public double[]? TargetStandardDeviations { get; init; }

    public double[]? TargetMeans { get; init; }

    /// <summary>Names of several outputs; null: they have none.</summary>
    public string[]? Names { get; init; }

    /// <summary>How a score comes out of the output; null: by the two numbers above alone.</summary>
    public Training.TargetLink? TargetLink { get; init; }
}
