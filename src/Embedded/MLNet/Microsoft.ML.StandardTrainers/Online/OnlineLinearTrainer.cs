using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Trainers;

public abstract class OnlineLinearTrainer<TTransformer, TModel> : TrainerEstimatorBase<TTransformer, TModel>
    where TTransformer : ISingleFeaturePredictionTransformer<TModel>
    where TModel : class
{
    private readonly OnlineLinearOptions _options;

    private protected OnlineLinearTrainer(OnlineLinearOptions options, IHostEnvironment env, string name, SchemaShape.Column label,
        string exampleWeightColumnName = null)
        : base(env.Register(name), TrainerUtils.MakeR4VecFeature(options.FeatureColumnName), label,
            TrainerUtils.MakeR4ScalarWeightColumn(exampleWeightColumnName))
    {
        Host.CheckUserArg(options.NumberOfIterations > 0, nameof(options.NumberOfIterations), "must be positive");
        Host.CheckUserArg(options.InitialWeightsDiameter >= 0, nameof(options.InitialWeightsDiameter), "must be positive or 0");
        _options = options;
        Info = new TrainerInfo(supportIncrementalTrain: true);
    }

    public override TrainerInfo Info { get; }

    public TTransformer Fit(IDataView trainData, LinearModelParameters modelParameters) =>
        TrainTransformer(trainData, initPredictor: modelParameters);

    private protected override bool ReadsRowsOnce => _options.NumberOfIterations == 1;

    private protected abstract void CheckLabel(RoleMappedData data);

    private protected abstract OnlineLinearState MakeState(float[] weights, float bias);

    private protected abstract TModel CreateModel(float[] weights, float bias);

    private protected override TModel TrainModelCore(TrainContext trainContext)
    {
        var data = trainContext.TrainingSet;
        data.CheckFeatureFloatVector(out var featureCount);
        CheckLabel(data);
        data.CheckOptFloatWeight();

        using var channel = Host.Start("Training");
        var (weights, bias) = Initialize(featureCount, trainContext.InitialPredictor as LinearModelParameters);
        var state = MakeState(weights, bias);
        var random = _options.Shuffle && data.Data.CanShuffle ? Host.Rand : null;
        for (var iteration = 0; iteration < _options.NumberOfIterations; iteration++)
        {
            Host.CheckAlive();
            using var cursor = new FloatLabelCursor(data, CursOpt.Label | CursOpt.Features | CursOpt.Weight, random);
            while (cursor.MoveNext())
                state.ProcessRow(in cursor.Features, cursor.Label, cursor.Weight);
            state.FinishIteration();
            Host.Check(cursor.KeptRowCount > 0, "No valid training instances found, all instances have missing features.");
            if (iteration == 0 && cursor.BadFeaturesRowCount > 0)
                channel.Warning($"Skipped {cursor.BadFeaturesRowCount} instances with missing features during training");
        }
        var result = state.GetResult();
        return CreateModel(result.Weights, result.Bias);
    }

    private (float[] Weights, float Bias) Initialize(int featureCount, LinearModelParameters initial)
    {
        if (initial is not null)
        {
            Host.CheckParam(initial.WeightValues.Length == featureCount, "modelParameters", "The initial model has another number of features");
            return (initial.WeightValues.ToArray(), initial.Bias);
        }
        var weights = new float[featureCount];
        if (_options.InitialWeightsDiameter == 0)
            return (weights, 0);
        for (var i = 0; i < weights.Length; i++)
            weights[i] = _options.InitialWeightsDiameter * (Host.Rand.NextSingle() - 0.5f);
        return (weights, _options.InitialWeightsDiameter * (Host.Rand.NextSingle() - 0.5f));
    }
}
