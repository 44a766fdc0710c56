using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

// The options of stochastic dual coordinate ascent, those left open chosen by the size of the training set.
internal readonly struct SdcaSettings
{
    public float L2Regularization { get; init; }

    // In units of the L2 one.
    public float L1Threshold { get; init; }

    public int MaximumNumberOfIterations { get; init; }

    public float BiasLearningRate { get; init; }

    public float ConvergenceTolerance { get; init; }

    // 0: never.
    public int CheckFrequency { get; init; }

    public bool Shuffle { get; init; }

    // Enough passes that half a million rows are seen three times, of small sets more.
    public static int ChooseIterations(int rowCount) => Math.Max(2, Math.Max(1, 500000 / rowCount) * 3);

    public static float ChooseL2(int iterations, int rowCount)
    {
        var expectedPasses = (long)Math.Max(2, iterations / 2);
        return Math.Max(1e-6f, 20f / (expectedPasses * rowCount));
    }

    public static float ChooseL2OfRegression(int rowCount) => rowCount > 10000 ? 1e-4f : rowCount < 200 ? 1e-2f : 1e-3f;

    // The more features, the sparser the weights.
    public static float ChooseL1(int featureCount) => featureCount switch
    {
        < 100 => 0,
        < 1000 => 0.25f,
        < 10000 => 0.5f,
        _ => 1,
    };

    public static void Check(IHost host, float? l2, float? l1, int? iterations, int? threads, float tolerance)
    {
        host.CheckUserArg(l2 is null or >= 0, "L2Regularization", "L2 constant must be non-negative.");
        host.CheckUserArg(l1 is null or >= 0, "L1Regularization", "L1 threshold must be non-negative.");
        host.CheckUserArg(iterations is null or > 0, "MaximumNumberOfIterations", "Max number of iterations must be positive.");
        host.CheckUserArg(tolerance is > 0 and <= 1, "ConvergenceTolerance", "Convergence tolerance must be positive and no larger than 1.");
        host.CheckUserArg(threads is null or > 0, "NumberOfThreads", "The number of threads must be positive.");
    }
}
