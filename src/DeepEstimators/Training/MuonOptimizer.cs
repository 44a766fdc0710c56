using TorchSharp.Modules;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Muon for hidden matrices and kernels, AdamW for the rest.</summary>
internal sealed class MuonOptimizer(MuonSettings settings, double weightDecay) : ModuleOptimizer
{
    private readonly MatrixOptimizer matrices = new(settings, weightDecay);
    private readonly AdamWOptimizer rest = new(AdamWSettings.Default, weightDecay);

    internal override void Add(IReadOnlyList<TrainedParameter> parameters)
    {
        matrices.Add(parameters.Where(parameter => parameter.IsHidden).ToArray());
        rest.Add(parameters.Where(parameter => !parameter.IsHidden).ToArray());
    }

    internal override void ZeroGrad()
    {
        matrices.ZeroGrad();
        rest.ZeroGrad();
    }

    internal override void Step(double rate)
    {
        matrices.Step(rate);
        rest.Step(rate);
    }

    internal override void Save(FitState state, string name)
    {
        matrices.Save(state, name + ".matrices");
        rest.Save(state, name + ".rest");
    }

    internal override void Load(FitState state, string name)
    {
        matrices.Load(state, name + ".matrices");
        rest.Load(state, name + ".rest");
    }

    public override void Dispose()
    {
        matrices.Dispose();
        rest.Dispose();
    }

    /// <summary>
    /// Nearly U Vᵀ of a matrix U S Vᵀ: every singular value goes to about 1, from 0.7 to 1.2, by an odd polynomial of degree five
    /// (its coefficients are those of Jordan et al., 2024) that needs matrix products only.
    /// </summary>
    internal static Tensor Orthogonalize(Tensor matrix, int iterations)
    {
        const double A = 3.4445, B = -4.7750, C = 2.0315;
        // The product of the shorter side with itself is the cheaper one.
        var tall = matrix.shape[0] > matrix.shape[1];
        var x = tall ? matrix.t() : matrix;
        x = x / (x.norm() + 1e-7);
        for (var i = 0; i < iterations; i++)
        {
            var gram = x.mm(x.t());
            var change = gram.mul(B).add_(gram.mm(gram), C);
            x = x.mul(A).add_(change.mm(x));
        }

        return tall ? x.t() : x;
    }

    private sealed class MatrixOptimizer(MuonSettings settings, double weightDecay) : ComposedOptimizer(weightDecay)
    {
        private protected override void Change(Parameter value, Tensor gradient, Tensor memory, double rate)
        {
            memory.mul_(settings.Momentum).add_(gradient);
            var ahead = gradient.add(memory, settings.Momentum).reshape(value.shape[0], -1);
            var scale = 0.2 * Math.Sqrt(Math.Max(ahead.shape[0], ahead.shape[1]));
            value.add_(Orthogonalize(ahead, settings.Iterations).reshape(value.shape), -rate * scale);
        }
    }
}
