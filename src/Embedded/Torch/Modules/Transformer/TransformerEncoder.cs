using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static TransformerEncoder TransformerEncoder(TransformerEncoderLayer encoder_layer, long num_layers) =>
                new(encoder_layer, num_layers);
        }
    }
}

namespace TorchSharp.Modules
{
    // Copies of one layer, one after the other. The layer given stays its maker's to dispose.
    public sealed class TransformerEncoder : nn.Module<Tensor, Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor>,
        nn.IModule<Tensor, Tensor>
    {
        public enum Activations
        {
            ReLU = 0,
            GELU = 1,
        }

        private readonly ModuleList<TransformerEncoderLayer> layers = new();

        internal TransformerEncoder(TransformerEncoderLayer layer, long count) : base(nameof(TransformerEncoder))
        {
            for (var i = 0; i < count; i++) layers.Add(layer.Copy());
            RegisterComponents();
        }

        public Tensor call(Tensor src) => call(src, null!, null!);

        public Tensor call(Tensor src, Tensor src_mask) => call(src, src_mask, null!);

        public override Tensor forward(Tensor src, Tensor src_mask, Tensor src_key_padding_mask)
        {
            var current = src;
            foreach (var layer in layers)
            {
                var next = layer.call(current, src_mask, src_key_padding_mask);
                if (!ReferenceEquals(current, src)) current.Dispose();
                current = next;
            }
            return ReferenceEquals(current, src) ? src.alias() : current;
        }
    }
}
