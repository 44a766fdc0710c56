using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static MultiheadAttention MultiheadAttention(long embedded_dim, long num_heads, double dropout = 0,
                bool bias = true, bool add_bias_kv = false, bool add_zero_attn = false, long? kdim = null,
                long? vdim = null) =>
                new(embedded_dim, num_heads, dropout, bias, add_bias_kv, add_zero_attn, kdim, vdim);
        }
    }
}

namespace TorchSharp.Modules
{
    // [L, N, E] in and out, with PyTorch's parameter names.
    public sealed class MultiheadAttention
        : nn.Module<Tensor, Tensor, Tensor, Tensor, bool, Tensor, Tuple<Tensor, Tensor>>
    {
        private readonly long _heads;
        private readonly double _dropout;
        private readonly bool _addZero;

        [ComponentName(Name = InProjWeight)]
        private readonly Parameter? _inWeight;

        [ComponentName(Name = "q_proj_weight")]
        private readonly Parameter? _queryWeight;

        [ComponentName(Name = "k_proj_weight")]
        private readonly Parameter? _keyWeight;

        [ComponentName(Name = "v_proj_weight")]
        private readonly Parameter? _valueWeight;

        [ComponentName(Name = InProjBias)]
        private readonly Parameter? _inBias;

        [ComponentName(Name = "bias_k")]
        private readonly Parameter? _keyBias;

        [ComponentName(Name = "bias_v")]
        private readonly Parameter? _valueBias;

        [ComponentName(Name = "out_proj")]
        private readonly Linear _out;

        private const string InProjWeight = "in_proj_weight";
        private const string InProjBias = "in_proj_bias";

        internal MultiheadAttention(long width, long heads, double dropout, bool bias, bool addBiasKv, bool addZero,
            long? keyWidth, long? valueWidth) : base(nameof(MultiheadAttention))
        {
            if (width % heads != 0)
                throw new ArgumentException($"The heads ({heads}) must divide the width ({width}).", nameof(heads));
            (_heads, _dropout, _addZero) = (heads, dropout, addZero);
            if ((keyWidth ?? width) == width && (valueWidth ?? width) == width)
            {
                _inWeight = Xavier(3 * width, width);
            }
            else
            {
                _queryWeight = Xavier(width, width);
                _keyWeight = Xavier(width, keyWidth ?? width);
                _valueWeight = Xavier(width, valueWidth ?? width);
            }
            _out = nn.Linear(width, width, bias);
            if (bias)
            {
                _inBias = Parameter.Empty(null, null, 3 * width);
                nn.init.zeros_(_inBias);
                nn.init.zeros_(_out.bias!);
            }
            if (addBiasKv)
            {
                _keyBias = Normal(width);
                _valueBias = Normal(width);
            }
            RegisterComponents();
        }

        public new Tuple<Tensor, Tensor> call(Tensor query, Tensor key, Tensor value, Tensor? key_padding_mask = null,
            bool need_weights = true, Tensor? attn_mask = null) =>
            base.call(query, key, value, key_padding_mask!, need_weights, attn_mask!);

        public override Tuple<Tensor, Tensor> forward(Tensor query, Tensor key, Tensor value, Tensor key_padding_mask,
            bool need_weights, Tensor attn_mask)
        {
            var (output, weights) = NativeMethods.et_nn_multi_head_attention(query, key, value, _heads, _inWeight, _inBias,
                _queryWeight, _keyWeight, _valueWeight, _keyBias, _valueBias, _addZero, _dropout, _out.weight, _out.bias,
                training, key_padding_mask, need_weights, attn_mask).ToPair();
            return Tuple.Create(output, weights);
        }

        private static Parameter Xavier(long outputs, long inputs)
        {
            var weight = Parameter.Empty(null, null, outputs, inputs);
            nn.init.xavier_uniform_(weight);
            return weight;
        }

        private static Parameter Normal(long width)
        {
            var bias = Parameter.Empty(null, null, 1, 1, width);
            nn.init.xavier_normal_(bias);
            return bias;
        }
    }
}
