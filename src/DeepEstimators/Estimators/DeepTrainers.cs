using DeepEstimators.Inputs;
using DeepEstimators.Models;
using DeepEstimators.Training;
using Microsoft.ML.Runtime;

namespace DeepEstimators;

/// <summary>Trains a network to tell two classes apart.</summary>
public sealed class DeepBinaryTrainer : DeepTrainer<DeepBinaryTransformer>
{
    internal DeepBinaryTrainer(IHostEnvironment environment, TrainerSetup setup)
        : base(environment, setup.Options, setup.Source, setup.Column, Objective.BinaryClassification)
    {
    }

    private protected override DeepBinaryTransformer CreateTransformer(DeepModel model) =>
        new(model, LabelColumnName, ScoringBatchSize);
}

/// <summary>Trains a network to tell classes apart.</summary>
public sealed class DeepMulticlassTrainer : DeepTrainer<DeepMulticlassTransformer>
{
    internal DeepMulticlassTrainer(IHostEnvironment environment, TrainerSetup setup)
        : base(environment, setup.Options, setup.Source, setup.Column, Objective.MulticlassClassification)
    {
    }

    private protected override DeepMulticlassTransformer CreateTransformer(DeepModel model) =>
        new(model, LabelColumnName, ScoringBatchSize);
}

/// <summary>Trains a network to predict a number.</summary>
public sealed class DeepRegressionTrainer : DeepTrainer<DeepRegressionTransformer>
{
    internal DeepRegressionTrainer(IHostEnvironment environment, TrainerSetup setup)
        : base(environment, setup.Options, setup.Source, setup.Column, Objective.Regression)
    {
    }

    private protected override DeepRegressionTransformer CreateTransformer(DeepModel model) =>
        new(model, LabelColumnName, ScoringBatchSize);
}

/// <summary>Trains a network to predict several numbers at once.</summary>
public sealed class DeepMultiOutputRegressionTrainer : DeepTrainer<DeepMultiOutputRegressionTransformer>
{
    internal DeepMultiOutputRegressionTrainer(IHostEnvironment environment, TrainerSetup setup)
        : base(environment, setup.Options, setup.Source, setup.Column, Objective.MultiOutputRegression)
    {
    }

    private protected override DeepMultiOutputRegressionTransformer CreateTransformer(DeepModel model) =>
        new(model, LabelColumnName, ScoringBatchSize);
}
