namespace DeepEstimators.Networks;

/// <summary>What the descriptions of recurrent networks have in common.</summary>
public abstract class RecurrentNetwork : Network
{
    internal const int DefaultHiddenSize = 64;
    internal const int DefaultLayers = 1;
    internal const double DefaultDropout = 0.1;

    private protected RecurrentNetwork(int hiddenSize, int layers, bool bidirectional, double dropout)
    {
        OptionCheck.InRange(hiddenSize, 1, 8_192, nameof(hiddenSize));
        OptionCheck.InRange(layers, 1, 16, nameof(layers));
        OptionCheck.InRange(dropout, 0, 0.95, nameof(dropout));
        HiddenSize = hiddenSize;
        Layers = layers;
        Bidirectional = bidirectional;
        Dropout = dropout;
    }

    /// <summary>Length of the state of a layer, in each direction.</summary>
    public int HiddenSize { get; }

    /// <summary>Layers, one over the states of the other.</summary>
    public int Layers { get; }

    /// <summary>True where each layer reads the sequence from both ends.</summary>
    public bool Bidirectional { get; }

    /// <summary>Share of the states between layers and of the embedding dropped in training.</summary>
    public double Dropout { get; }

    private protected override bool Takes(InputShape input) => input.Kind == InputKind.Sequence;

    private protected override DeepModule Build(InputShape input, int outputs) => new Recurrent(this, input, outputs);

    // Three gates or more, of which each sees the input and the states.
    internal override double LeastNumbers(InputShape input, int outputs)
    {
        double directions = Bidirectional ? 2 : 1, states = HiddenSize * directions;
        return 3 * directions * HiddenSize * (input.Channels + (double)HiddenSize + (Layers - 1) * (states + HiddenSize))
            + 2 * states * outputs;
    }

    /// <summary>A layer in one direction, from <c>[N, T, inputs]</c> to <c>[N, T, HiddenSize]</c>.</summary>
    internal abstract TorchSharp.torch.nn.Module<TorchSharp.torch.Tensor, TorchSharp.torch.Tensor> Layer(long inputs);
}
