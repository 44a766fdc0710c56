using DeepEstimators.Networks;
using DeepEstimators.Training;

namespace DeepEstimators;

/// <summary>
/// How a gradient becomes a change of the weights. The weight decay of all of them is decoupled from the gradient (Loshchilov
/// and Hutter, "Decoupled Weight Decay Regularization", 2019): a step takes learning rate * <see cref="TrainingOptions.WeightDecay"/>
/// of each weight away.
/// </summary>
public abstract record TrainingOptimizer
{
    private protected TrainingOptimizer()
    {
    }

    /// <summary>Adam with decoupled weight decay (Loshchilov and Hutter, 2019).</summary>
    /// <param name="beta1">Decay of the mean of gradients, from 0 up to 0.9999. Default 0.9.</param>
    /// <param name="beta2">Decay of the mean of their squares, from 0 up to 0.99999. Default 0.999.</param>
    /// <param name="epsilon">Added to the root of that mean, from 1e-12 to 1. Default 1e-8.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static TrainingOptimizer AdamW(double beta1 = 0.9, double beta2 = 0.999, double epsilon = 1e-8)
    {
        OptionCheck.InRange(beta1, 0, 0.9999, nameof(beta1));
        OptionCheck.InRange(beta2, 0, 0.99999, nameof(beta2));
        OptionCheck.InRange(epsilon, 1e-12, 1, nameof(epsilon));
        return new AdamWSettings(beta1, beta2, epsilon);
    }

    /// <summary>
    /// Stochastic gradient descent with momentum, by default Nesterov's (Sutskever et al., "On the Importance of Initialization
    /// and Momentum", 2013). Learning rates that suit it are about a hundred times those of AdamW.
    /// </summary>
    /// <param name="momentum">Decay of the sum of gradients, from 0 up to 0.9999. Default 0.9.</param>
    /// <param name="nesterov">True (default) to look one step ahead; false for plain momentum.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="momentum"/> is out of its range.</exception>
    public static TrainingOptimizer Sgd(double momentum = 0.9, bool nesterov = true)
    {
        OptionCheck.InRange(momentum, 0, 0.9999, nameof(momentum));
        return new SgdSettings(momentum, nesterov);
    }

    /// <summary>
    /// Every weight moves by the learning rate, in the direction of the sign of a mean of gradients (Chen et al., "Symbolic
    /// Discovery of Optimization Algorithms", 2023). Learning rates that suit it are three to ten times lower than AdamW's, with
    /// as much more weight decay.
    /// </summary>
    /// <param name="beta1">How much of the mean counts in a step's direction, from 0 up to 0.9999. Default 0.9.</param>
    /// <param name="beta2">Decay of the mean, from 0 up to 0.9999. Default 0.99.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static TrainingOptimizer Lion(double beta1 = 0.9, double beta2 = 0.99)
    {
        OptionCheck.InRange(beta1, 0, 0.9999, nameof(beta1));
        OptionCheck.InRange(beta2, 0, 0.9999, nameof(beta2));
        return new LionSettings(beta1, beta2);
    }

    /// <summary>
    /// The momentum of a matrix is made nearly orthogonal by a Newton-Schulz iteration before it is a step (Jordan et al., "Muon:
    /// An Optimizer for Hidden Layers in Neural Networks", 2024). That is for the matrices and convolution kernels between the
    /// first and the last; those two, embeddings and all vectors learn by AdamW. Steps are scaled by 0.2 * sqrt(longer side) (Liu
    /// et al., "Muon is Scalable for LLM Training", 2025), so that the learning rate and the weight decay of AdamW suit both.
    /// </summary>
    /// <param name="momentum">Decay of the sum of gradients, from 0 up to 0.9999. Default 0.95.</param>
    /// <param name="iterations">Newton-Schulz iterations, 1 to 20. Default 5.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    public static TrainingOptimizer Muon(double momentum = 0.95, int iterations = 5)
    {
        OptionCheck.InRange(momentum, 0, 0.9999, nameof(momentum));
        OptionCheck.InRange(iterations, 1, 20, nameof(iterations));
        return new MuonSettings(momentum, iterations);
    }

    internal abstract ModuleOptimizer Create(double weightDecay);
}

internal sealed record AdamWSettings(double Beta1, double Beta2, double Epsilon) : TrainingOptimizer
{
    internal static AdamWSettings Default { get; } = (AdamWSettings)AdamW();

    internal override ModuleOptimizer Create(double weightDecay) => new AdamWOptimizer(this, weightDecay);
}

internal sealed record SgdSettings(double Momentum, bool Nesterov) : TrainingOptimizer
{
    internal override ModuleOptimizer Create(double weightDecay) => new SgdOptimizer(this, weightDecay);
}

internal sealed record LionSettings(double Beta1, double Beta2) : TrainingOptimizer
{
    internal override ModuleOptimizer Create(double weightDecay) => new LionOptimizer(this, weightDecay);
}

internal sealed record MuonSettings(double Momentum, int Iterations) : TrainingOptimizer
{
    internal override ModuleOptimizer Create(double weightDecay) => new MuonOptimizer(this, weightDecay);
}
