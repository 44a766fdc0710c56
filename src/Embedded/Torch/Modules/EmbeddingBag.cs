using TorchSharp.Modules;
using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static EmbeddingBag EmbeddingBag(long num_embeddings, long embedding_dims, double? max_norm = null, double norm_type = 2,
                bool scale_grad_by_freq = false, EmbeddingBagMode mode = EmbeddingBagMode.Mean, bool sparse = false,
                bool include_last_offset = false, long padding_index = -1, Device? device = null, ScalarType? dtype = null)
            {
                var weight = Modules.Parameter.Empty(device, dtype, num_embeddings, embedding_dims);
                init.normal_(weight);
                return new(weight, max_norm, norm_type, scale_grad_by_freq, mode, sparse, include_last_offset, padding_index);
            }
        }
    }
}

namespace TorchSharp.Modules
{
    public sealed class EmbeddingBag : nn.Module<Tensor, Tensor, Tensor, Tensor>, nn.IModule<Tensor, Tensor, Tensor>
    {
        [ComponentName(Name = nameof(weight))]
        private Parameter? _weight;

        private readonly double _maxNorm;
        private readonly double _normType;
        private readonly bool _scaleGradByFreq;
        private readonly EmbeddingBagMode _mode;
        private readonly bool _sparse;
        private readonly bool _includeLastOffset;
        private readonly long _paddingIndex;

        internal EmbeddingBag(Parameter weight, double? maxNorm, double normType, bool scaleGradByFreq, EmbeddingBagMode mode, bool sparse,
            bool includeLastOffset, long paddingIndex) : base(nameof(EmbeddingBag))
        {
            this.weight = weight;
            _maxNorm = maxNorm ?? -1;
            (_normType, _scaleGradByFreq, _mode) = (normType, scaleGradByFreq, mode);
            (_sparse, _includeLastOffset, _paddingIndex) = (sparse, includeLastOffset, paddingIndex);
        }

        public Parameter weight
        {
            get => _weight!;
            set => Own(ref _weight, nameof(weight), value ?? throw new ArgumentNullException(nameof(value)));
        }

        public Tensor call(Tensor input) => call(input, null!, null!);

        public Tensor call(Tensor input, Tensor offsets) => call(input, offsets, null!);

        public new Tensor call(Tensor input, Tensor offsets, Tensor perSampleWeights) => base.call(input, offsets, perSampleWeights);

        public override Tensor forward(Tensor input, Tensor offsets, Tensor perSampleWeights) =>
            NativeMethods.et_nn_embedding_bag(weight, input, offsets, perSampleWeights, _maxNorm, _normType, _scaleGradByFreq, (long)_mode,
                _sparse, _includeLastOffset, _paddingIndex);
    }
}
