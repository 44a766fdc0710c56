using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

// The weights of a recurrent layer, in the order that libtorch takes them: for each layer and direction weight_ih,
// weight_hh and, with biases, bias_ih and bias_hh; and the one call that runs them.
internal sealed class RecurrentWeights
{
    internal const int Tanh = 0, ReLU = 1, Gru = 2, Lstm = 3;

    private readonly int _kind;
    private readonly long _hidden;
    private readonly long _layers;
    private readonly bool _bias;
    private readonly bool _batchFirst;
    private readonly double _dropout;
    private readonly bool _bidirectional;
    private readonly List<Parameter> _all = [];

    internal RecurrentWeights(int kind, long inputs, long hidden, long layers, bool bias, bool batchFirst, double dropout,
        bool bidirectional, Device? device, ScalarType? dtype, Action<string, Parameter> register)
    {
        (_kind, _hidden, _layers, _bias) = (kind, hidden, layers, bias);
        (_batchFirst, _dropout, _bidirectional) = (batchFirst, dropout, bidirectional);
        var gates = kind switch { Lstm => 4, Gru => 3, _ => 1 } * hidden;
        var bound = 1 / Math.Sqrt(hidden);
        for (var layer = 0L; layer < layers; layer++)
        {
            for (var direction = 0; direction < (bidirectional ? 2 : 1); direction++)
            {
                var suffix = "_l" + layer.ToString(CultureInfo.InvariantCulture) + (direction == 1 ? "_reverse" : "");
                var width = layer == 0 ? inputs : hidden * (bidirectional ? 2 : 1);
                Add("weight_ih" + suffix, gates, width);
                Add("weight_hh" + suffix, gates, hidden);
                if (!bias) continue;
                Add("bias_ih" + suffix, gates);
                Add("bias_hh" + suffix, gates);
            }
        }

        void Add(string name, params long[] shape)
        {
            var parameter = Parameter.Empty(device, dtype, shape);
            nn.init.uniform_(parameter, -bound, bound);
            register(name, parameter);
            _all.Add(parameter);
        }
    }

    internal Tensor[] Run(Tensor input, Tensor? hidden, Tensor? cell, bool training)
    {
        var batch = input.shape[_batchFirst ? 0 : 1];
        long[] shape = [_layers * (_bidirectional ? 2 : 1), batch, _hidden];
        using var noHidden = hidden is null ? zeros(shape, input.dtype, input.device) : null;
        using var noCell = _kind == Lstm && cell is null ? zeros(shape, input.dtype, input.device) : null;
        return NativeMethods.et_nn_recurrent(_kind, input, hidden ?? noHidden!, cell ?? noCell, new TensorList([.. _all]), _bias,
            _layers, _dropout, training, _bidirectional, _batchFirst).ToArray();
    }
}
