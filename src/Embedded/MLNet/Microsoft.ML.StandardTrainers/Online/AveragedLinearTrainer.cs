using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public abstract class AveragedLinearTrainer<TTransformer, TModel> : OnlineLinearTrainer<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private readonly AveragedLinearOptions _options;
    private readonly IScalarLoss _loss;

    private protected AveragedLinearTrainer(AveragedLinearOptions options, IHostEnvironment env, string name, SchemaShape.Column label,
        IScalarLoss loss)
        : base(options, env, name, label)
    {
        Host.CheckUserArg(options.LearningRate > 0, nameof(options.LearningRate), "must be positive");
        Host.CheckUserArg(options.L2Regularization is >= 0 and < 0.5f, nameof(options.L2Regularization), "must be in range [0, 0.5)");
        _options = options;
        _loss = loss;
    }

    private protected override OnlineLinearState MakeState(float[] weights, float bias) => new AveragedLinearState(weights, bias, _options, _loss);
}
