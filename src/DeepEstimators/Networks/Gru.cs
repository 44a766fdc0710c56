using System.Text.Json.Serialization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>Describes a network of gated recurrent units; see <see cref="Network.Gru"/>.</summary>
public sealed class GruNetwork : RecurrentNetwork
{
    /// <summary>Describes a network of gated recurrent units.</summary>
    /// <param name="hiddenSize">Length of the state of a layer, in each direction, 1 to 8,192.</param>
    /// <param name="layers">Layers, 1 to 16.</param>
    /// <param name="bidirectional">True where each layer reads the sequence from both ends.</param>
    /// <param name="dropout">Share of the states between layers and of the embedding dropped in training, from 0 up to 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    [JsonConstructor]
    public GruNetwork(
        int hiddenSize = DefaultHiddenSize, int layers = DefaultLayers, bool bidirectional = false, double dropout = DefaultDropout)
        : base(hiddenSize, layers, bidirectional, dropout)
    {
    }

    internal override nn.Module<Tensor, Tensor> Layer(long inputs) => new GruLayer(inputs, HiddenSize);
}

/// <summary>The states of a gated recurrent unit at each step.</summary>
internal sealed class GruLayer : nn.Module<Tensor, Tensor>
{
    private readonly GRU gru;

    internal GruLayer(long inputs, long hiddenSize) : base(nameof(GruLayer))
    {
        gru = nn.GRU(inputs, hiddenSize, batchFirst: true);
        register_module("gru", gru);
    }

    public override Tensor forward(Tensor input)
    {
        var (states, last) = gru.call(input);
        last.Dispose();
        return states;
    }
}
