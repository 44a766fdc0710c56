using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static LSTM LSTM(long inputSize, long hiddenSize, long numLayers = 1,
                bool bias = true, bool batchFirst = false, double dropout = 0, bool bidirectional = false,
                Device? device = null, ScalarType? dtype = null) =>
                new(RecurrentWeights.Lstm, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, device, dtype);
        }
    }
}

namespace TorchSharp.Modules
{
    // Sequences [L, N, E], or [N, L, E] with batchFirst; states [layers * directions, N, H].
    public sealed class LSTM : nn.Module<Tensor, (Tensor, Tensor)?, (Tensor, Tensor, Tensor)>
    {
        private readonly RecurrentWeights _weights;

        internal LSTM(int kind, long inputs, long hidden, long layers, bool bias, bool batchFirst, double dropout,
            bool bidirectional, Device? device, ScalarType? dtype) : base(nameof(LSTM)) =>
            _weights = new RecurrentWeights(kind, inputs, hidden, layers, bias, batchFirst, dropout, bidirectional, device, dtype,
                register_parameter);

        public new (Tensor, Tensor, Tensor) call(Tensor input, (Tensor, Tensor)? h0_c0 = null) => base.call(input, h0_c0);

        public override (Tensor, Tensor, Tensor) forward(Tensor input, (Tensor, Tensor)? h0_c0 = null)
        {
            var run = _weights.Run(input, h0_c0?.Item1, h0_c0?.Item2, training);
            return (run[0], run[1], run[2]);
        }

        // There is nothing to flatten on a CPU, and libtorch copies where a GPU's kernel asks for it.
        public void flatten_parameters() { }
    }
}
