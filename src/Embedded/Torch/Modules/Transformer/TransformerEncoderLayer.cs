using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static TransformerEncoderLayer TransformerEncoderLayer(long d_model = 512, long nhead = 8,
                long dim_feedforward = 2048, double dropout = 0.1, Activations activation = Activations.ReLU) =>
                new(d_model, nhead, dim_feedforward, dropout, activation);
        }
    }
}

namespace TorchSharp.Modules
{
    // Attention and a feed-forward part, each added to its input and then normalised (Vaswani et al., 2017). [L, N, E].
    public sealed class TransformerEncoderLayer : nn.Module<Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor>,
        nn.IModule<Tensor, Tensor, Tensor, Tensor>
    {
        private readonly (long Width, long Heads, long Hidden, double Dropout, nn.Activations Activation) _options;
        private readonly MultiheadAttention self_attn;
        private readonly Linear linear1;
        private readonly Linear linear2;
        private readonly LayerNorm norm1;
        private readonly LayerNorm norm2;

        internal TransformerEncoderLayer(long width, long heads, long hidden, double dropout, nn.Activations activation)
            : base(nameof(TransformerEncoderLayer))
        {
            _options = (width, heads, hidden, dropout, activation);
            self_attn = nn.MultiheadAttention(width, heads, dropout);
            linear1 = nn.Linear(width, hidden);
            linear2 = nn.Linear(hidden, width);
            norm1 = nn.LayerNorm(width);
            norm2 = nn.LayerNorm(width);
            RegisterComponents();
        }

        public Tensor call(Tensor src, Tensor src_mask) => call(src, src_mask, null!);

        public Tensor call(Tensor src, Tensor src_mask, Tensor src_key_padding_mask) => Encode(src, src_mask, src_key_padding_mask);

        public override Tensor forward(Tensor src) => Encode(src, null, null);

        // A layer with the same values in tensors of its own.
        internal TransformerEncoderLayer Copy()
        {
            var (width, heads, hidden, dropout, activation) = _options;
            var copy = new TransformerEncoderLayer(width, heads, hidden, dropout, activation);
            copy.load_state_dict(state_dict());
            copy.train(training);
            return copy;
        }

        private Tensor Encode(Tensor src, Tensor? mask, Tensor? keyPaddingMask)
        {
            using var attended = self_attn.call(src, src, src, keyPaddingMask, false, mask).Item1;
            using var first = TransformerPart.AddAndNormalize(src, attended, norm1, _options.Dropout, training);
            using var fed = TransformerPart.FeedForward(first, linear1, linear2, _options.Activation, _options.Dropout, training);
            return TransformerPart.AddAndNormalize(first, fed, norm2, _options.Dropout, training);
        }
    }
}
