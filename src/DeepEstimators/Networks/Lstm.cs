using System.Text.Json.Serialization;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Networks;

/// <summary>Describes a network of long short-term memory; see <see cref="Network.Lstm"/>.</summary>
public sealed class LstmNetwork : RecurrentNetwork
{
    /// <summary>Describes a network of long short-term memory.</summary>
    /// <param name="hiddenSize">Length of the state of a layer, in each direction, 1 to 8,192.</param>
    /// <param name="layers">Layers, 1 to 16.</param>
    /// <param name="bidirectional">True where each layer reads the sequence from both ends.</param>
    /// <param name="dropout">Share of the states between layers and of the embedding dropped in training, from 0 up to 0.95.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    [JsonConstructor]
    public LstmNetwork(
        int hiddenSize = DefaultHiddenSize, int layers = DefaultLayers, bool bidirectional = false, double dropout = DefaultDropout)
        : base(hiddenSize, layers, bidirectional, dropout)
    {
    }

    internal override nn.Module<Tensor, Tensor> Layer(long inputs) => new LstmLayer(inputs, HiddenSize);
}

/// <summary>The states of long short-term memory at each step.</summary>
internal sealed class LstmLayer : nn.Module<Tensor, Tensor>
{
    private readonly LSTM lstm;

    internal LstmLayer(long inputs, long hiddenSize) : base(nameof(LstmLayer))
    {
        lstm = nn.LSTM(inputs, hiddenSize, batchFirst: true);
        register_module("lstm", lstm);
    }

    public override Tensor forward(Tensor input)
    {
        var (states, last, cell) = lstm.call(input);
        last.Dispose();
        cell.Dispose();
        return states;
    }
}
