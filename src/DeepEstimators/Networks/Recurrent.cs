using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>
/// Standardised steps go through recurrent layers; the last layer's mean over the steps and its state at the last step it reads
/// together are the embedding, then come dropout and a Linear head. Steps after a sequence's last are not read.
/// </summary>
internal sealed class Recurrent : SequenceModule
{
    private readonly nn.Module<Tensor, Tensor>[] forwards;
    private readonly nn.Module<Tensor, Tensor>[] backwards;

    // A layer works on three or four gates at once.
    internal Recurrent(RecurrentNetwork network, InputShape input, int outputs) : base(
        network.GetType().Name.Replace("Network", "", StringComparison.Ordinal),
        input,
        checked((int)(2 * States(network))),
        4L * network.HiddenSize,
        network.Dropout)
    {
        forwards = new nn.Module<Tensor, Tensor>[network.Layers];
        backwards = network.Bidirectional ? new nn.Module<Tensor, Tensor>[network.Layers] : [];
        for (var layer = 0; layer < network.Layers; layer++)
        {
            var inputs = layer == 0 ? input.Channels : States(network);
            register_module($"layer{layer}", forwards[layer] = network.Layer(inputs));
            if (network.Bidirectional)
                register_module($"backward{layer}", backwards[layer] = network.Layer(inputs));
        }

        AddHead(outputs);
    }

    private protected override Tensor Embed(SequenceBatch batch)
    {
        Tensor x = batch.Steps, last = x;
        for (var layer = 0; layer < forwards.Length; layer++)
        {
            if (layer > 0)
                x = Dropout.call(x);
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

        return cat([batch.Mean(x), last], 1);
    }

    private static long States(RecurrentNetwork network) => network.HiddenSize * (network.Bidirectional ? 2 : 1);
}
