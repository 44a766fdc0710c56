using DeepEstimators;
using DeepEstimators.Interop;

namespace Microsoft.ML;

/// <summary>Deep trainers on sequences, on the trainers of binary, multiclass and regression catalogs.</summary>
public static class DeepSequenceCatalog
{
    /// <summary>Trains a network to tell two classes apart by sequences: by default a temporal convolutional network.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The column to learn: Boolean, a key of two values, or 0 and 1.</param>
    /// <param name="sequenceColumnName">A vector of numbers, step after step, of known size or not; rows of a vector of unknown size
    /// may differ in length.</param>
    /// <param name="exampleWeightColumnName">A column of weights, 0 or more; null: every row counts alike.</param>
    /// <param name="network">The architecture; null: <see cref="Network.Tcn"/>.</param>
    /// <param name="channels">Numbers of a step, which stand together in the column; null: what the column's dimensions say,
    /// <c>[steps, channels]</c>, else 1.</param>
    /// <param name="training">How to train; null: <see cref="TrainingOptions.ForSequences"/>.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepBinaryTrainer DeepSequence(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        string labelColumnName = "Label",
        string sequenceColumnName = "Sequence",
        string? exampleWeightColumnName = null,
        Network? network = null,
        int? channels = null,
        TrainingOptions? training = null) =>
        catalog.DeepSequence(DeepSequenceOptions.Of(
            labelColumnName, sequenceColumnName, exampleWeightColumnName, network, channels, training));

    /// <summary>Trains a network to tell two classes apart by sequences.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">All options; copied.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepBinaryTrainer DeepSequence(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, DeepSequenceOptions options) =>
        new(Environments.Of(catalog), TrainerSetup.Of(options));

    /// <summary>Trains a network to tell classes apart by sequences: by default a temporal convolutional network.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The column to learn: a key, as MapValueToKey makes it.</param>
    /// <param name="sequenceColumnName">A vector of numbers, step after step, of known size or not; rows of a vector of unknown size
    /// may differ in length.</param>
    /// <param name="exampleWeightColumnName">A column of weights, 0 or more; null: every row counts alike.</param>
    /// <param name="network">The architecture; null: <see cref="Network.Tcn"/>.</param>
    /// <param name="channels">Numbers of a step, which stand together in the column; null: what the column's dimensions say,
    /// <c>[steps, channels]</c>, else 1.</param>
    /// <param name="training">How to train; null: <see cref="TrainingOptions.ForSequences"/>.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepMulticlassTrainer DeepSequence(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        string labelColumnName = "Label",
        string sequenceColumnName = "Sequence",
        string? exampleWeightColumnName = null,
        Network? network = null,
        int? channels = null,
        TrainingOptions? training = null) =>
        catalog.DeepSequence(DeepSequenceOptions.Of(
            labelColumnName, sequenceColumnName, exampleWeightColumnName, network, channels, training));

    /// <summary>Trains a network to tell classes apart by sequences.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">All options; copied.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepMulticlassTrainer DeepSequence(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, DeepSequenceOptions options) =>
        new(Environments.Of(catalog), TrainerSetup.Of(options));

    /// <summary>Trains a network to predict a number by sequences: by default a temporal convolutional network.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The column to learn: a number.</param>
    /// <param name="sequenceColumnName">A vector of numbers, step after step, of known size or not; rows of a vector of unknown size
    /// may differ in length.</param>
    /// <param name="exampleWeightColumnName">A column of weights, 0 or more; null: every row counts alike.</param>
    /// <param name="network">The architecture; null: <see cref="Network.Tcn"/>.</param>
    /// <param name="channels">Numbers of a step, which stand together in the column; null: what the column's dimensions say,
    /// <c>[steps, channels]</c>, else 1.</param>
    /// <param name="training">How to train; null: <see cref="TrainingOptions.ForSequences"/>.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepRegressionTrainer DeepSequence(
        this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = "Label",
        string sequenceColumnName = "Sequence",
        string? exampleWeightColumnName = null,
        Network? network = null,
        int? channels = null,
        TrainingOptions? training = null) =>
        catalog.DeepSequence(DeepSequenceOptions.Of(
            labelColumnName, sequenceColumnName, exampleWeightColumnName, network, channels, training));

    /// <summary>Trains a network to predict a number by sequences.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">All options; copied.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepRegressionTrainer DeepSequence(
        this RegressionCatalog.RegressionTrainers catalog, DeepSequenceOptions options) =>
        new(Environments.Of(catalog), TrainerSetup.Of(options));
}
