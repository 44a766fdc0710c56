using DeepEstimators;
using DeepEstimators.Interop;

namespace Microsoft.ML;

/// <summary>Deep trainers on texts, on the trainers of binary, multiclass and regression catalogs.</summary>
public static class DeepTextCatalog
{
    /// <summary>Trains a network to tell two classes apart by texts: by default a transformer encoder over words.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The column to learn: Boolean, a key of two values, or 0 and 1.</param>
    /// <param name="textColumnName">A column of text. A missing text is one without a token.</param>
    /// <param name="exampleWeightColumnName">A column of weights, 0 or more; null: every row counts alike.</param>
    /// <param name="network">The architecture; null: <see cref="Network.TextTransformer"/>.</param>
    /// <param name="tokenization">How texts are cut into tokens; null: <see cref="Tokenization.Words"/>.</param>
    /// <param name="training">How to train; null: <see cref="TrainingOptions.ForTexts"/>.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepBinaryTrainer DeepText(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog,
        string labelColumnName = "Label",
        string textColumnName = "Text",
        string? exampleWeightColumnName = null,
        Network? network = null,
        Tokenization? tokenization = null,
        TrainingOptions? training = null) =>
        catalog.DeepText(DeepTextOptions.Of(
            labelColumnName, textColumnName, exampleWeightColumnName, network, tokenization, training));

    /// <summary>Trains a network to tell two classes apart by texts.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">All options; copied.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepBinaryTrainer DeepText(
        this BinaryClassificationCatalog.BinaryClassificationTrainers catalog, DeepTextOptions options) =>
        new(Environments.Of(catalog), TrainerSetup.Of(options));

    /// <summary>Trains a network to tell classes apart by texts: by default a transformer encoder over words.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The column to learn: a key, as MapValueToKey makes it.</param>
    /// <param name="textColumnName">A column of text. A missing text is one without a token.</param>
    /// <param name="exampleWeightColumnName">A column of weights, 0 or more; null: every row counts alike.</param>
    /// <param name="network">The architecture; null: <see cref="Network.TextTransformer"/>.</param>
    /// <param name="tokenization">How texts are cut into tokens; null: <see cref="Tokenization.Words"/>.</param>
    /// <param name="training">How to train; null: <see cref="TrainingOptions.ForTexts"/>.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepMulticlassTrainer DeepText(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog,
        string labelColumnName = "Label",
        string textColumnName = "Text",
        string? exampleWeightColumnName = null,
        Network? network = null,
        Tokenization? tokenization = null,
        TrainingOptions? training = null) =>
        catalog.DeepText(DeepTextOptions.Of(
            labelColumnName, textColumnName, exampleWeightColumnName, network, tokenization, training));

    /// <summary>Trains a network to tell classes apart by texts.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">All options; copied.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepMulticlassTrainer DeepText(
        this MulticlassClassificationCatalog.MulticlassClassificationTrainers catalog, DeepTextOptions options) =>
        new(Environments.Of(catalog), TrainerSetup.Of(options));

    /// <summary>Trains a network to predict a number by texts: by default a transformer encoder over words.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="labelColumnName">The column to learn: a number.</param>
    /// <param name="textColumnName">A column of text. A missing text is one without a token.</param>
    /// <param name="exampleWeightColumnName">A column of weights, 0 or more; null: every row counts alike.</param>
    /// <param name="network">The architecture; null: <see cref="Network.TextTransformer"/>.</param>
    /// <param name="tokenization">How texts are cut into tokens; null: <see cref="Tokenization.Words"/>.</param>
    /// <param name="training">How to train; null: <see cref="TrainingOptions.ForTexts"/>.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepRegressionTrainer DeepText(
        this RegressionCatalog.RegressionTrainers catalog,
        string labelColumnName = "Label",
        string textColumnName = "Text",
        string? exampleWeightColumnName = null,
        Network? network = null,
        Tokenization? tokenization = null,
        TrainingOptions? training = null) =>
        catalog.DeepText(DeepTextOptions.Of(
            labelColumnName, textColumnName, exampleWeightColumnName, network, tokenization, training));

    /// <summary>Trains a network to predict a number by texts.</summary>
    /// <param name="catalog">The catalog.</param>
    /// <param name="options">All options; copied.</param>
    /// <exception cref="ArgumentException">A name is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static DeepRegressionTrainer DeepText(
        this RegressionCatalog.RegressionTrainers catalog, DeepTextOptions options) =>
        new(Environments.Of(catalog), TrainerSetup.Of(options));
}
