using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>
/// Takes the running means and variances of a module's batch normalisations anew, as weights that no step led to need it: the mean
/// over batches of each batch's own, in a pass in which everything else runs as in scoring.
/// </summary>
internal static class BatchNormStatistics
{
    private const string Mean = "running_mean";
    private const string Variance = "running_var";

    /// <param name="module">The module; ends in evaluation mode.</param>
    /// <param name="batches">Inputs; only asked for if there is something to take.</param>
    internal static void Take(DeepModule module, Func<IEnumerable<Tensor>> batches)
    {
        using var noGrad = no_grad();
        module.eval();
        var layers = module.modules().OfType<nn.Module<Tensor, Tensor>>().Where(HasStatistics)
            .Select(layer => new Layer(layer)).ToArray();
        if (layers.Length == 0)
            return;
        try
        {
            foreach (var batch in batches())
            {
                using var scope = NewDisposeScope();
                module.call(batch);
            }

            foreach (var layer in layers)
                layer.Set();
        }
        finally
        {
            foreach (var layer in layers)
                layer.Dispose();
            module.eval();
        }
    }

    // Frozen parts keep theirs.
    private static bool HasStatistics(nn.Module<Tensor, Tensor> module)
    {
        var parameters = module.parameters().ToArray();
        if (parameters.Length > 0 && !parameters.Any(parameter => parameter.requires_grad))
            return false;
        var own = module.named_buffers(false).Select(pair => pair.Item1).ToArray();
        return own.Contains(Mean) && own.Contains(Variance);
    }

    private sealed class Layer : IDisposable
    {
        private readonly nn.Module<Tensor, Tensor> module;
        private readonly Action unhook;
        private readonly Tensor means;
        private readonly Tensor variances;
        private int batches;

        internal Layer(nn.Module<Tensor, Tensor> module)
        {
            this.module = module;
            var mean = Buffer(Mean);
            means = zeros(mean.shape, ScalarType.Float64, mean.device).DetachFromDisposeScope();
            variances = zeros(mean.shape, ScalarType.Float64, mean.device).DetachFromDisposeScope();
            unhook = module.register_forward_pre_hook(See).remove;
            // What comes after it sees what training would show it.
            module.train();
        }

        internal void Set()
        {
            using var scope = NewDisposeScope();
            Buffer(Mean).copy_(means / batches);
            Buffer(Variance).copy_(variances / batches);
        }

        public void Dispose()
        {
            unhook();
            means.Dispose();
            variances.Dispose();
        }

        private Tensor See(nn.Module<Tensor, Tensor> layer, Tensor input)
        {
            using var scope = NewDisposeScope();
            var channels = input.transpose(0, 1).flatten(1).to_type(ScalarType.Float64);
            var mean = channels.mean([1], keepdim: true);
            means.add_(mean.squeeze(1));
            // Unbiased, as batch normalisation itself keeps it.
            variances.add_((channels - mean).pow(2).sum(1) / Math.Max(1, channels.shape[1] - 1));
            batches++;
            return input;
        }

        private Tensor Buffer(string name) => module.named_buffers(false).First(pair => pair.Item1 == name).Item2;
    }
}
