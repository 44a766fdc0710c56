using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// Standardised steps go through recurrent layers; the last layer's mean over the steps and its state at the last step it reads
/// together are the embedding, then come dropout and a Linear head. Steps after a sequence's last are not read.
/// </summary>
internal sealed class Recurrent : DeepModule
{
    private readonly SequenceStandardization standardization;
    private readonly nn.Module<Tensor, Tensor>[] forwards;
    private readonly nn.Module<Tensor, Tensor>[] backwards;
    private readonly SeededDropout dropout;
    private readonly Linear head;
    private readonly int channels;
    private readonly long numbersPerStep;

    internal Recurrent(RecurrentNetwork network, InputShape input, int outputs) : base(network.GetType().Name.Replace("Network", "", StringComparison.Ordinal))
    {
        channels = input.Channels;
        long states = network.HiddenSize * (network.Bidirectional ? 2 : 1);
        // A layer works on three or four gates at once.
        numbersPerStep = Math.Max(channels, 4L * network.HiddenSize);
        standardization = new SequenceStandardization(channels);
        forwards = new nn.Module<Tensor, Tensor>[network.Layers];
        backwards = network.Bidirectional ? new nn.Module<Tensor, Tensor>[network.Layers] : [];
        dropout = new SeededDropout(network.Dropout);
        FeatureSize = checked((int)(2 * states));
        StepsPerRow = input.Length;
        register_module("standardization", standardization);
        for (var layer = 0; layer < network.Layers; layer++)
        {
            var inputs = layer == 0 ? channels : states;
            register_module($"layer{layer}", forwards[layer] = network.Layer(inputs));
            if (network.Bidirectional)
                register_module($"backward{layer}", backwards[layer] = network.Layer(inputs));
        }

        head = nn.Linear(FeatureSize, outputs);
        register_module("dropout", dropout);
        register_module("head", head);
    }

    public override int FeatureSize { get; }

    internal override bool DrawsGlobally => false;

    internal override long StepsPerRow { get; }

    public override void adapt(Tensor inputs) => standardization.Adapt(inputs);

    public override Tensor features(Tensor input) =>
        training ? Embed(input) : RowParts.Run(input, SequenceBatch.StepsOf(input, channels) * numbersPerStep, Embed);

    public override Tensor forward(Tensor input)
    {
        using var scope = NewDisposeScope();
        return head.call(dropout.call(features(input))).MoveToOuterDisposeScope();
    }

    private Tensor Embed(Tensor input)
    {
        using var scope = NewDisposeScope();
        var batch = standardization.Standardize(SequenceBatch.Of(input, channels));
        Tensor x = batch.Steps, last = x;
        for (var layer = 0; layer < forwards.Length; layer++)
        {
            if (layer > 0)
                x = dropout.call(x);
            var ahead = forwards[layer].call(x);
            if (backwards.Length == 0)
            {
                (x, last) = (ahead, batch.Last(ahead));
                continue;
            }

            var back = backwards[layer].call(batch.Reverse(x));
            last = cat([batch.Last(ahead), batch.Last(back)], 1);
            x = cat([ahead, batch.Reverse(back)], 2);
        }

        return cat([batch.Mean(x), last], 1).MoveToOuterDisposeScope();
    }
}
