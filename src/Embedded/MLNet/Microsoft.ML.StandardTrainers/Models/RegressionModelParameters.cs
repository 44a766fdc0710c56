using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public abstract class RegressionModelParameters : LinearModelParameters
{
    private protected RegressionModelParameters(IHostEnvironment env, string name, float[] weights, float bias)
        : base(env, name, weights, bias)
    {
    }

    private protected RegressionModelParameters(IHostEnvironment env, string name, ModelLoadContext ctx)
        : base(env, name, ctx)
    {
    }
}
