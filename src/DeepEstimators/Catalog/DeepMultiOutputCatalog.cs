using DeepEstimators;
using DeepEstimators.Inputs;
using DeepEstimators.Interop;
using DeepEstimators.Networks;
using static TorchSharp.torch;

namespace Microsoft.ML;

/// <summary>
/// Deep trainers of several numbers at once, on <c>mlContext.Regression.Trainers</c>: the label is a vector, and so is the score.
/// </summary>
public static class DeepMultiOutputCatalog
{
    /// <summary>Trains one network to predict several numbers of a table.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The column to learn: a vector of numbers of known size.</param>
    /// <param name="featureColumnName">A vector of numbers of known size. It needs no normalisation.</param>
    /// <param name="exampleWeightColumnName">A column of weights, 0 or more; null: every row counts alike.</param>
    /// <param name="network">The architecture; null: that of <see cref="DeepTabularOptions"/>.</param>
    /// <param name="training">How to train; null: the defaults of <see cref="TrainingOptions"/>.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepMultiOutputRegressionTrainer DeepTabularMultiOutput(
        this RegressionCatalog.RegressionTrainers catalog,
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
        return catalog.DeepTabularMultiOutput(options);
    }

    /// <summary>Trains one network to predict several numbers of a table.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">All options; copied. The label is a vector of numbers of known size.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepMultiOutputRegressionTrainer DeepTabularMultiOutput(
        this RegressionCatalog.RegressionTrainers catalog, DeepTabularOptions options) =>
        new(Environments.Of(catalog), TrainerSetup.Of(options));

    /// <summary>Trains one network to predict several numbers of an image, such as the corners of a box.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">All options; copied. The label is a vector of numbers of known size.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepMultiOutputRegressionTrainer DeepImageMultiOutput(
        this RegressionCatalog.RegressionTrainers catalog, DeepImageOptions options) =>
        new(Environments.Of(catalog), TrainerSetup.Of(options));

    /// <summary>
    /// Trains a module of your own to predict several numbers. It is made anew at each fit. The model can be saved when
    /// <paramref name="module"/> is a public static method or the module's type has a public parameterless constructor.
    /// </summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="module">Makes a module from <c>[N, n]</c> or <c>[N, C, H, W]</c> to the standardised targets, <c>[N, outputs]</c>.</param>
    /// <param name="labelColumnName">The column to learn: a vector of numbers of known size.</param>
    /// <param name="featureColumnName">A vector of numbers of known size. The module gets the numbers as they are, bytes of
    /// images as 0 to 1.</param>
    /// <param name="exampleWeightColumnName">A column of weights, 0 or more; null: every row counts alike.</param>
    /// <param name="inputShape">What one row is to the module; null: a vector as long as the column.</param>
    /// <param name="training">How to train; null: the defaults of <see cref="TrainingOptions"/>.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepMultiOutputRegressionTrainer DeepMultiOutput(
        this RegressionCatalog.RegressionTrainers catalog,
        Func<nn.Module<Tensor, Tensor>> module,
        string labelColumnName = "Label",
        string featureColumnName = "Features",
        string? exampleWeightColumnName = null,
        InputShape? inputShape = null,
        TrainingOptions? training = null)
    {
        var options = DeepModuleOptions.Of(labelColumnName, featureColumnName, exampleWeightColumnName, inputShape, training);
        options.Module = module;
        return catalog.DeepMultiOutput(options);
    }

    /// <summary>Trains a module of your own to predict several numbers.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">All options; copied. The label is a vector of numbers of known size.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepMultiOutputRegressionTrainer DeepMultiOutput(
        this RegressionCatalog.RegressionTrainers catalog, DeepModuleOptions options) =>
        new(Environments.Of(catalog), TrainerSetup.Of(options));

    /// <summary>Measures vectors of predicted numbers; ML.NET's own Evaluate takes single numbers. Rows with a missing value are
    /// left out.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="data">Scored rows.</param>
    /// <param name="labelColumnName">The true numbers: a vector of known size.</param>
    /// <param name="scoreColumnName">The predicted ones: a vector of the same size.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of a wrong type or size.</exception>
    /// <exception cref="InvalidOperationException">No row has all its numbers.</exception>
    public static MultiOutputRegressionMetrics EvaluateMultiOutput(
        this RegressionCatalog catalog, IDataView data, string labelColumnName = "Label", string scoreColumnName = "Score")
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(data);
        var (labels, scores, outputs) = VectorPairs.Read(data, labelColumnName, scoreColumnName);
        return MultiOutputRegressionMetrics.Of(labels, scores, outputs);
    }
}
