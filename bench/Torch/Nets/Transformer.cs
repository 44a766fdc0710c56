using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Torch.Benchmarks.Nets;

// Pre-norm encoder over learned positions, mean over the sequence, ten classes.
internal sealed class Transformer : nn.Module<Tensor, Tensor>
{
    private readonly Embedding _embedding;
    private readonly Parameter _position;
    private readonly ModuleList<Block> _blocks;
    private readonly LayerNorm _norm;
    private readonly Linear _head;

    internal Transformer(long words, long dim, long heads, int layers, long length)
        : base(nameof(Transformer))
    {
        _embedding = nn.Embedding(words, dim);
        _position = nn.Parameter(randn(length, dim));
        _blocks = nn.ModuleList([.. Enumerable.Range(0, layers).Select(_ => new Block(dim, heads))]);
        _norm = nn.LayerNorm(dim);
        _head = nn.Linear(dim, 10);
        RegisterComponents();
    }

    public override Tensor forward(Tensor input)
    {
        var x = _embedding.call(input) + _position;
        foreach (var block in _blocks)
            x = block.call(x);
        return _head.call(_norm.call(x).mean([1]));
    }

    private sealed class Block : nn.Module<Tensor, Tensor>
    {
        private readonly long _heads;
        private readonly LayerNorm _norm1;
        private readonly Linear _qkv;
        private readonly Linear _out;
        private readonly LayerNorm _norm2;
        private readonly Linear _up;
        private readonly Linear _down;

        internal Block(long dim, long heads)
            : base(nameof(Block))
        {
            _heads = heads;
            _norm1 = nn.LayerNorm(dim);
            _qkv = nn.Linear(dim, 3 * dim);
            _out = nn.Linear(dim, dim);
            _norm2 = nn.LayerNorm(dim);
            _up = nn.Linear(dim, 4 * dim);
            _down = nn.Linear(4 * dim, dim);
            RegisterComponents();
        }

        public override Tensor forward(Tensor input)
        {
            var shape = input.shape;
            var (batch, length, dim) = (shape[0], shape[1], shape[2]);
            var size = dim / _heads;
            var qkv = _qkv.call(_norm1.call(input)).view(batch, length, 3, _heads, size).permute(2, 0, 3, 1, 4).unbind();
            var attention = (qkv[0].matmul(qkv[1].transpose(-2, -1)) * (1 / Math.Sqrt(size))).softmax(-1);
            var x = input + _out.call(attention.matmul(qkv[2]).transpose(1, 2).reshape(batch, length, dim));
            return x + _down.call(nn.functional.gelu(_up.call(_norm2.call(x))));
        }
    }
}
