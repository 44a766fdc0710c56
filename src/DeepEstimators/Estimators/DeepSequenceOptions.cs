using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>Options of DeepSequence.</summary>
public sealed class DeepSequenceOptions : DeepOptions
{
    internal const int MostSteps = 1_048_576;

    /// <summary>Starts with the defaults.</summary>
    public DeepSequenceOptions() : base("Sequence")
    {
    }

    private protected override TrainingOptions DefaultTraining() => TrainingOptions.ForSequences();

    /// <summary>The architecture. Default <see cref="DeepEstimators.Network.Tcn"/>.</summary>
    public Network Network { get; set; } = Network.Tcn();

    /// <summary>
    /// Numbers of a step, which stand together in the column, 1 to 65,536; null (default): what the column's dimensions say,
    /// <c>[steps, channels]</c>, else 1.
    /// </summary>
    public int? Channels { get; set; }

    /// <summary>
    /// Steps of a sequence at most where the column is a vector of unknown size, 1 to 1,048,576: of longer ones the last are
    /// read, and no more than the longest training row has. Default 4,096.
    /// </summary>
    public int MaxLength { get; set; } = 4_096;

    internal static DeepSequenceOptions Of(
        string labelColumnName,
        string sequenceColumnName,
        string? exampleWeightColumnName,
        Network? network,
        int? channels,
        TrainingOptions? training)
    {
        var options = new DeepSequenceOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = sequenceColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            Channels = channels,
        };
        options.Network = network ?? options.Network;
        options.Training = training ?? options.Training;
        return options;
    }

    internal override void Validate()
    {
        CheckSet(Network, nameof(Network), "a network such as Network.Tcn()");
        if (Channels is { } channels)
            OptionCheck.InRange(channels, 1, 65_536, nameof(Channels));
        OptionCheck.InRange(MaxLength, 1, MostSteps, nameof(MaxLength));
        base.Validate();
    }
}
