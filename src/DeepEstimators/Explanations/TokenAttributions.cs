using DeepEstimators.Networks;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Explanations;

/// <summary>
/// What each token of a text adds to a network's output: integrated gradients (Sundararajan, Taly and Yan, "Axiomatic Attribution for
/// Deep Networks", 2017) on the line from embeddings of zeros to those of the tokens, summed over the numbers of an embedding. The
/// attributions sum to the output of the text less that of as many tokens without a meaning, as far as the steps of the line allow.
/// </summary>
public static class TokenAttributions
{
    /// <summary>The attributions of one text to one output. Nobody else may run the module meanwhile.</summary>
    /// <param name="module">The network, in evaluation mode; its tokens become embeddings by torch's Embedding.</param>
    /// <param name="shape">What one row is.</param>
    /// <param name="tokens">The numbers of the text's tokens, from 1 to the vocabulary's size.</param>
    /// <param name="output">The output: a class from 0; 0 with a single output.</param>
    /// <param name="steps">Points on the line, in the middle of as many parts, 1 to 100,000. Default 64.</param>
    /// <returns>A number a token, in the unit of the output (a logit, or the standardised target).</returns>
    /// <exception cref="ArgumentException">The network takes no tokens, or has no Embedding, or there are no tokens, more than the
    /// network reads, or one that is not in the vocabulary.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such output, or the steps are out of their range.</exception>
    public static float[] Of(DeepModule module, InputShape shape, IReadOnlyList<int> tokens, int output = 0, int steps = 64)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(tokens);
        OptionCheck.InRange(steps, 1, 100_000, nameof(steps));
        using var scope = NewDisposeScope();
        using var gradients = enable_grad();
        var input = ModuleInputs.Tokens(module, shape, tokens);
        using var line = new EmbeddingLine(module);
        if (line.Count == 0)
            throw new ArgumentException($"{module.GetName()} has no Embedding of tokens.", nameof(module));
        var sum = zeros(tokens.Count);
        for (var step = 0; step < steps; step++)
        {
            using var stepScope = NewDisposeScope();
            line.Share = (step + 0.5) / steps;
            var score = ModuleInputs.Output(module.call(input), output).sum();
            sum.add_(line.Terms(score).narrow(0, 0, tokens.Count));
            line.Clear();
        }

        return ModuleInputs.Floats(sum / steps);
    }

    /// <summary>Makes every Embedding of a module give a share of what it would, and keeps both.</summary>
    private sealed class EmbeddingLine : IDisposable
    {
        private readonly List<Action> removers = [];
        private readonly List<(Tensor Whole, Tensor Part)> embeddings = [];

        internal EmbeddingLine(DeepModule module)
        {
            foreach (var (_, part) in module.named_modules())
            {
                if (part is Embedding embedding)
                    removers.Add(embedding.register_forward_hook((_, _, output) => Shorten(output)).remove);
            }
        }

        internal int Count => removers.Count;

        internal double Share { get; set; }

        /// <summary>The output's gradient by the shortened embeddings times the whole ones, a number a token, <c>[T]</c>.</summary>
        internal Tensor Terms(Tensor score)
        {
            var found = autograd.grad([score], [.. embeddings.Select(embedding => embedding.Part)]);
            return found.Zip(embeddings, (gradient, embedding) => (gradient * embedding.Whole).sum([0L, 2L]).cpu())
                .Aggregate((sum, terms) => sum + terms);
        }

        internal void Clear()
        {
            foreach (var (whole, part) in embeddings)
            {
                whole.Dispose();
                part.Dispose();
            }

            embeddings.Clear();
        }

        public void Dispose()
        {
            foreach (var remove in removers)
                remove();
            Clear();
        }

        // The module goes on with another handle of the same values, so that it may dispose of it.
        private Tensor Shorten(Tensor output)
        {
            var whole = output.detach().DetachFromDisposeScope();
            var part = whole.mul(Share).requires_grad_(true).DetachFromDisposeScope();
            embeddings.Add((whole, part));
            return part.alias();
        }
    }
}

/// <summary>What a token of a text adds to an output.</summary>
/// <param name="Token">The token, as its tokenization names it; <c>[unknown]</c> where the network does not know it.</param>
/// <param name="Attribution">What it adds, in the unit of the output: above 0 it speaks for the output, below against it.</param>
public sealed record TokenAttribution(string Token, float Attribution);
