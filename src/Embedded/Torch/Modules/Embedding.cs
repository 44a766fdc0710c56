using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Embedding Embedding(long num_embeddings, long embedding_dims, long? padding_idx = null, double? max_norm = null,
                double norm_type = 2, bool scale_grad_by_freq = false, bool sparse = false, Device? device = null, ScalarType? dtype = null)
            {
                var weight = Modules.Parameter.Empty(device, dtype, num_embeddings, embedding_dims);
                init.normal_(weight);
                if (padding_idx is { } padding)
                    NativeMethods.Check(NativeMethods.et_nn_init_zero_row(weight, padding));
                return new(weight, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse);
            }

            public static Embedding Embedding_from_pretrained(Tensor embeddings, bool freeze = true, long? padding_idx = null,
                double? max_norm = null, double norm_type = 2, bool scale_grad_by_freq = false, bool sparse = false,
                Device? device = null, ScalarType? dtype = null)
            {
                using var values = embeddings.detach();
                var weight = new Modules.Parameter(values.clone(), !freeze);
                var module = new Embedding(weight, padding_idx, max_norm, norm_type, scale_grad_by_freq, sparse);
                if (device is not null) module.to(device);
                if (dtype is { } type) module.to(type);
                return module;
            }
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class Embedding : nn.Module<Tensor, Tensor>
    {
        [ComponentName(Name = nameof(weight))]
        private Parameter? _weight;

        private readonly long _paddingIndex;
        private readonly double _maxNorm;
        private readonly double _normType;
        private readonly bool _scaleGradByFreq;
        private readonly bool _sparse;

        internal Embedding(Parameter weight, long? paddingIndex, double? maxNorm, double normType, bool scaleGradByFreq, bool sparse)
            : base(nameof(Embedding))
        {
            this.weight = weight;
            var rows = weight.shape[0];
            if (paddingIndex is { } padding && (padding < -rows || padding >= rows))
                throw new ArgumentOutOfRangeException(nameof(paddingIndex), padding, $"padding_idx must be within the {rows} embeddings.");
            _paddingIndex = paddingIndex is { } given ? (given < 0 ? given + rows : given) : -1;
            _maxNorm = maxNorm ?? -1;
            (_normType, _scaleGradByFreq, _sparse) = (normType, scaleGradByFreq, sparse);
        }

        public Parameter weight
        {
            get => _weight!;
            set => Own(ref _weight, nameof(weight), value ?? throw new ArgumentNullException(nameof(value)));
        }

        public override Tensor forward(Tensor input) =>
            NativeMethods.et_nn_embedding(weight, input, _paddingIndex, _maxNorm, _normType, _scaleGradByFreq, _sparse);
    }
}
