using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>Standardised steps, an embedding of them that derived classes make, dropout and a Linear head.</summary>
internal abstract class SequenceModule : DeepModule
{
    private readonly SequenceStandardization standardization;
    private readonly int channels;
    private readonly long numbersPerStep;
    private Linear? head;

    /// <param name="name">The module's name.</param>
    /// <param name="input">What a row is.</param>
    /// <param name="featureSize">Length of the embedding.</param>
    /// <param name="widest">Numbers that the widest layer makes of a step.</param>
    /// <param name="dropoutShare">Share of the embedding dropped in training.</param>
    private protected SequenceModule(string name, InputShape input, int featureSize, long widest, double dropoutShare) : base(name)
    {
        channels = input.Channels;
        numbersPerStep = Math.Max(channels, widest);
        FeatureSize = featureSize;
        StepsPerRow = input.Length;
        standardization = new SequenceStandardization(channels);
        Dropout = new SeededDropout(dropoutShare);
        register_module("standardization", standardization);
    }

    public override int FeatureSize { get; }

    internal override bool DrawsGlobally => false;

    internal override long StepsPerRow { get; }

    private protected SeededDropout Dropout { get; }

    public override void adapt(Tensor inputs) => standardization.Adapt(inputs);

    public override Tensor features(Tensor input) =>
        training ? Embed(input) : RowParts.Run(input, SequenceBatch.StepsOf(input, channels) * numbersPerStep, Embed);

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return head!.call(Dropout.call(features(input))).MoveToOuterDisposeScope();
    }

    /// <summary>Adds the head, once the layers before it are made and registered.</summary>
    private protected void AddHead(int outputs)
    {
        head = nn.Linear(FeatureSize, outputs);
        register_module("dropout", Dropout);
        register_module("head", head);
    }

    /// <summary>The embedding of standardised sequences, <c>[N, FeatureSize]</c>, in the dispose scope that is open.</summary>
    private protected abstract Tensor Embed(SequenceBatch batch);

    private Tensor Embed(Tensor input)
    {
        using var scope = NewDisposeScope();
        return Embed(standardization.Standardize(SequenceBatch.Of(input, channels))).MoveToOuterDisposeScope();
    }
}
