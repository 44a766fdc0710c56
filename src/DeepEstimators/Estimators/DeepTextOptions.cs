using DeepEstimators.Inputs.Texts;
using DeepEstimators.Networks;

namespace DeepEstimators;

/// <summary>Options of DeepText.</summary>
public sealed class DeepTextOptions : DeepOptions
{
    internal const int MostTokens = 65_536;
    internal const int MostVocabulary = 10_000_000;

    /// <summary>Starts with the defaults.</summary>
    public DeepTextOptions() : base("Text")
    {
    }

    private protected override TrainingOptions DefaultTraining() => TrainingOptions.ForTexts();

    /// <summary>The architecture. Default <see cref="DeepEstimators.Network.TextTransformer"/>.</summary>
    public Network Network { get; set; } = Network.TextTransformer();

    /// <summary>How texts are cut into tokens. Default <see cref="DeepEstimators.Tokenization.Words"/>.</summary>
    public Tokenization Tokenization { get; set; } = Tokenization.Words();

    /// <summary>
    /// Tokens of a text at most, 1 to 65,536: of longer ones the first are read, and no more than the longest training row has.
    /// Default 256.
    /// </summary>
    public int MaxLength { get; set; } = 256;

    /// <summary>
    /// Different tokens at most, 2 to 10,000,000, the most frequent first and one of them for all others. Default 20,000.
    /// </summary>
    public int MaxVocabulary { get; set; } = 20_000;

    /// <summary>
    /// Times that a token occurs in the training rows at least, 1 to 1,000,000; rarer ones are one and the same to the network,
    /// which so learns what to do with tokens that it has not seen. Default 2.
    /// </summary>
    public int MinimumCount { get; set; } = 2;

    internal static DeepTextOptions Of(
        string labelColumnName,
        string textColumnName,
        string? exampleWeightColumnName,
        Network? network,
        Tokenization? tokenization,
        TrainingOptions? training)
    {
        var options = new DeepTextOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = textColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
        };
        options.Network = network ?? options.Network;
        options.Tokenization = tokenization ?? options.Tokenization;
        options.Training = training ?? options.Training;
        return options;
    }

    internal TextSettings Settings() => new(Tokenization, MaxLength, MaxVocabulary, MinimumCount);

    internal override void Validate()
    {
        CheckSet(Network, nameof(Network), "a network such as Network.TextTransformer()");
        CheckSet(Tokenization, nameof(Tokenization), "a tokenization such as Tokenization.Words()");
        OptionCheck.InRange(MaxLength, 1, MostTokens, nameof(MaxLength));
        OptionCheck.InRange(MaxVocabulary, 2, MostVocabulary, nameof(MaxVocabulary));
        OptionCheck.InRange(MinimumCount, 1, 1_000_000, nameof(MinimumCount));
        base.Validate();
    }
}
