using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static GRU GRU(long inputSize, long hiddenSize, long numLayers = 1,
                bool bias = true, bool batchFirst = false, double dropout = 0, bool bidirectional = false,
                Device? device = null, ScalarType? dtype = null) =>
                new(RecurrentWeights.Gru, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    // Sequences [L, N, E], or [N, L, E] with batchFirst; states [layers * directions, N, H].
    public sealed class GRU : nn.Module<Tensor, Tensor, (Tensor, Tensor)>
    {
        private readonly RecurrentWeights _weights;

        internal GRU(int kind, long inputs, long hidden, long layers, bool bias, bool batchFirst, double dropout,
            bool bidirectional, Device? device, ScalarType? dtype) : base(nameof(GRU)) =>
            _weights = new RecurrentWeights(kind, inputs, hidden, layers, bias, batchFirst, dropout, bidirectional, device, dtype,
                register_parameter);

        public new (Tensor, Tensor) call(Tensor input, Tensor? h0 = null) => base.call(input, h0!);

        public override (Tensor, Tensor) forward(Tensor input, Tensor h0 = null!)
        {
            var run = _weights.Run(input, h0, null, training);
            return (run[0], run[1]);
        }

        // There is nothing to flatten on a CPU, and libtorch copies where a GPU's kernel asks for it.
        public void flatten_parameters() { }
    }
}
