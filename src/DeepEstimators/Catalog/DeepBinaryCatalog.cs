using DeepEstimators;
using DeepEstimators.Interop;
using DeepEstimators.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML;

/// <summary>Deep trainers of binary classification, on <c>mlContext.BinaryClassification.Trainers</c>.</summary>
public static class DeepBinaryCatalog
{
    /// <summary>Trains a network on a table: by default an ensemble of multi-layer perceptrons in one network.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The column to learn: Boolean, a key of two values, or 0 and 1.</param>
    /// <param name="featureColumnName">A vector of numbers of known size. It needs no normalisation.</param>
    /// <param name="exampleWeightColumnName">A column of weights, 0 or more; null: every row counts alike.</param>
    /// <param name="network">The architecture; null: <see cref="Network.TabM"/> with 32 members of 384 units.</param>
    /// <param name="training">How to train; null: <see cref="TrainingOptions.ForTabM"/> for a TabM, else the defaults.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepBinaryTrainer DeepTabular(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        string labelColumnName = "Label",
        string featureColumnName = "Features",
        string? exampleWeightColumnName = null,
        Network? network = null,
        TrainingOptions? training = null)
    {
        var options = new DeepTabularOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = featureColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
        };
        options.Network = network ?? options.Network;
        options.Training = training ?? options.Training;
        return catalog.DeepTabular(options);
    }

    /// <summary>
    /// Trains a network on a table of any columns: numbers and vectors of numbers, of which some may be missing (NaN), Booleans, and
    /// categories, which are keys or texts, with missing and unseen values.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The column to learn: Boolean, a key of two values, or 0 and 1.</param>
    /// <param name="featureColumnNames">The columns to learn from. They need no preparation.</param>
    /// <param name="exampleWeightColumnName">A column of weights, 0 or more; null: every row counts alike.</param>
    /// <param name="network">The architecture; null: <see cref="Network.TabM"/> with 32 members of 384 units.</param>
    /// <param name="training">How to train; null: <see cref="TrainingOptions.ForTabM"/> for a TabM, else the defaults.</param>
    /// <exception cref="ArgumentException">A name is empty, or there twice.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepBinaryTrainer DeepTabular(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        string labelColumnName,
        IReadOnlyList<string> featureColumnNames,
        string? exampleWeightColumnName = null,
        Network? network = null,
        TrainingOptions? training = null) =>
        catalog.DeepTabular(DeepTabularOptions.Of(
            labelColumnName, featureColumnNames, exampleWeightColumnName, network, training));

    /// <summary>Trains a network on a table.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">All options; copied.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepBinaryTrainer DeepTabular(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, DeepTabularOptions options) =>
        new(Environments.Of(catalog), TrainerSetup.Of(options));

    /// <summary>Trains a network on images: by default a residual network.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The column to learn: Boolean, a key of two values, or 0 and 1.</param>
    /// <param name="imageColumnName">Images, as LoadImages gives them; the bytes of image files, as LoadRawImageBytes does; or a vector
    /// of pixels, channel after channel and row after row from the top, of bytes (0 to 255) or of other numbers as they are. It
    /// needs no normalisation.</param>
    /// <param name="exampleWeightColumnName">A column of weights, 0 or more; null: every row counts alike.</param>
    /// <param name="network">The architecture; null: <see cref="Network.ResNet"/>.</param>
    /// <param name="height">Height in pixels, to which images are resized; null: what the column's type says, else a square.</param>
    /// <param name="width">Width in pixels, to which images are resized; null: what the column's type says, else a square.</param>
    /// <param name="channels">Channels; null: 3 for images and image files, for pixels what the column's dimensions say, else 1, 3
    /// or 4, the first that fits.</param>
    /// <param name="training">How to train; null: <see cref="TrainingOptions.ForImages"/>.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepBinaryTrainer DeepImage(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        string labelColumnName = "Label",
        string imageColumnName = "Image",
        string? exampleWeightColumnName = null,
        Network? network = null,
        int? height = null,
        int? width = null,
        int? channels = null,
        TrainingOptions? training = null)
    {
        var options = new DeepImageOptions
        {
            LabelColumnName = labelColumnName,
            FeatureColumnName = imageColumnName,
            ExampleWeightColumnName = exampleWeightColumnName,
            Height = height,
            Width = width,
            Channels = channels,
        };
        options.Network = network ?? options.Network;
        options.Training = training ?? options.Training;
        return catalog.DeepImage(options);
    }

    /// <summary>Trains a network on images.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">All options; copied.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepBinaryTrainer DeepImage(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, DeepImageOptions options) =>
        new(Environments.Of(catalog), TrainerSetup.Of(options));

    /// <summary>
    /// Trains a module of your own, made anew at each fit. The model can be saved when <paramref name="module"/> is a public
    /// static method (<c>Deep(MyNetwork.Create)</c>) or the module's type has a public parameterless constructor.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="module">Makes a module from <c>[N, n]</c> or <c>[N, C, H, W]</c> to a logit, <c>[N, 1]</c>.</param>
    /// <param name="labelColumnName">The column to learn: Boolean, a key of two values, or 0 and 1.</param>
    /// <param name="featureColumnName">A vector of numbers of known size. The module gets the numbers as they are, bytes of
    /// images as 0 to 1.</param>
    /// <param name="exampleWeightColumnName">A column of weights, 0 or more; null: every row counts alike.</param>
    /// <param name="inputShape">What one row is to the module; null: a vector as long as the column.</param>
    /// <param name="training">How to train; null: the defaults of <see cref="TrainingOptions"/>.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepBinaryTrainer Deep(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        Func<nn.Module<Tensor, Tensor>> module,
        string labelColumnName = "Label",
        string featureColumnName = "Features",
        string? exampleWeightColumnName = null,
        InputShape? inputShape = null,
        TrainingOptions? training = null)
    {
        var options = DeepModuleOptions.Of(labelColumnName, featureColumnName, exampleWeightColumnName, inputShape, training);
        options.Module = module;
        return catalog.Deep(options);
    }

    /// <summary>
    /// Trains modules of the type of <paramref name="module"/>, which needs a public parameterless constructor: each fit makes
    /// a new one. The instance itself is left as it is and stays the caller's.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="module">From <c>[N, n]</c> or <c>[N, C, H, W]</c> to a logit, <c>[N, 1]</c>.</param>
    /// <param name="labelColumnName">The column to learn: Boolean, a key of two values, or 0 and 1.</param>
    /// <param name="featureColumnName">A vector of numbers of known size. The module gets the numbers as they are, bytes of
    /// images as 0 to 1.</param>
    /// <param name="exampleWeightColumnName">A column of weights, 0 or more; null: every row counts alike.</param>
    /// <param name="inputShape">What one row is to the module; null: a vector as long as the column.</param>
    /// <param name="training">How to train; null: the defaults of <see cref="TrainingOptions"/>.</param>
    /// <exception cref="ArgumentException">The type has no public parameterless constructor, or a name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepBinaryTrainer Deep(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        nn.Module<Tensor, Tensor> module,
        string labelColumnName = "Label",
        string featureColumnName = "Features",
        string? exampleWeightColumnName = null,
        InputShape? inputShape = null,
        TrainingOptions? training = null) =>
        new(
            Environments.Of(catalog),
            TrainerSetup.Of(
                module,
                DeepModuleOptions.Of(labelColumnName, featureColumnName, exampleWeightColumnName, inputShape, training)));

    /// <summary>Trains a module of your own.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">All options; copied.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepBinaryTrainer Deep(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, DeepModuleOptions options) =>
        new(Environments.Of(catalog), TrainerSetup.Of(options));
}
