namespace Microsoft.ML;

// What a training gives: a model that knows its task.
internal interface IPredictor
{
    PredictionKind PredictionKind { get; }
}

internal interface IPredictorProducing<out TResult> : IPredictor
{
}

internal interface ITrainer
{
    TrainerInfo Info { get; }

    PredictionKind PredictionKind { get; }

    IPredictor Train(TrainContext context);
}

internal interface ITrainer<out TPredictor> : ITrainer
    where TPredictor : IPredictor
{
    new TPredictor Train(TrainContext context);
}
