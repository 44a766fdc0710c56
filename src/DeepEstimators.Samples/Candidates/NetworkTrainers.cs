using DeepEstimators.Samples.DataSets;
using Microsoft.ML;
using Microsoft.ML.Transforms;

namespace DeepEstimators.Samples.Candidates;

/// <summary>The networks among the candidates, as trainers and as sources of learned features.</summary>
internal static class NetworkTrainers
{
    /// <summary>A network that learns on a vector of numbers, for any task.</summary>
    public static IEstimator<ITransformer> ForTable(CandidateContext context, string features, Network network) =>
        ForTable(context, new DeepTabularOptions { FeatureColumnName = features, Network = network });

    /// <summary>The default network for tables, on the columns as they are.</summary>
    public static IEstimator<ITransformer> ForColumns(CandidateContext context) =>
        ForTable(context, new DeepTabularOptions { FeatureColumnNames = [.. context.Data.Numbers, .. context.Data.Categories] });

    /// <summary>What the last hidden layer of a network on a vector of numbers gives, in the column <paramref name="output"/>.</summary>
    public static IEstimator<ITransformer> FeaturesOfTable(CandidateContext context, string output, string features, Network network)
    {
        TrainingOptions training = With(context, new TrainingOptions());
        TransformsCatalog transforms = context.ML.Transforms;
        return context.Data.Task switch
        {
            PredictionTask.Binary => transforms.DeepFeatures(output,
                context.ML.BinaryClassification.Trainers.DeepTabular(context.Data.Label, features, network: network, training: training)),
            PredictionTask.Multiclass => transforms.DeepFeatures(output,
                context.ML.MulticlassClassification.Trainers.DeepTabular(context.Data.Label, features, network: network, training: training)),
            _ => transforms.DeepFeatures(output,
                context.ML.Regression.Trainers.DeepTabular(context.Data.Label, features, network: network, training: training)),
        };
    }

    /// <summary>A network that learns on pictures.</summary>
    public static DeepMulticlassTrainer ForPictures(CandidateContext context, Network network)
    {
        PictureShape shape = context.Data.Pictures!;
        TrainingOptions training = With(context, TrainingOptions.ForImages(context.TrainRows ?? context.Data.Train.GetRowCount()));
        return context.ML.MulticlassClassification.Trainers.DeepImage(
            context.Data.Label, DataSet.PixelColumn, network: network, height: shape.Height, width: shape.Width, channels: 1, training: training);
    }

    /// <summary>A network that learns on images in a column whose dimensions tell their shape.</summary>
    public static DeepMulticlassTrainer ForImages(CandidateContext context, string images, Network network) =>
        context.ML.MulticlassClassification.Trainers.DeepImage(
            context.Data.Label, images, network: network, training: With(context, TrainingOptions.ForImages(context.Data.Train.GetRowCount())));

    /// <summary>A network that learns on the values of series.</summary>
    public static DeepMulticlassTrainer ForSeries(CandidateContext context, Network network) =>
        context.ML.MulticlassClassification.Trainers.DeepSequence(
            context.Data.Label, DataSet.SeriesColumn, network: network, training: With(context, TrainingOptions.ForSequences(context.Data.Train.GetRowCount())));

    /// <summary>How a network learns texts.</summary>
    public static TrainingOptions ForTexts(CandidateContext context) => With(context, TrainingOptions.ForTexts());

    private static IEstimator<ITransformer> ForTable(CandidateContext context, DeepTabularOptions options)
    {
        options.LabelColumnName = context.Data.Label;
        options.Training = With(context, options.Training);
        return context.Data.Task switch
        {
            PredictionTask.Binary => context.ML.BinaryClassification.Trainers.DeepTabular(options),
            PredictionTask.Multiclass => context.ML.MulticlassClassification.Trainers.DeepTabular(options),
            _ => context.ML.Regression.Trainers.DeepTabular(options),
        };
    }

    private static TrainingOptions With(CandidateContext context, TrainingOptions training)
    {
        training.Epochs = context.Epochs ?? training.Epochs;
        training.Seed = context.Seed;
        training.Diagnose = context.Diagnose;
        training.Progress = context.Progress;
        training.CancellationToken = context.CancellationToken;
        training.Checkpoints = context.Checkpoints;
        return training;
    }
}
