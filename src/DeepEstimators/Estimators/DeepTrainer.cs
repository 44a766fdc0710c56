using System.Globalization;
using DeepEstimators.Inputs;
using DeepEstimators.Interop;
using DeepEstimators.Models;
using DeepEstimators.Networks;
using DeepEstimators.Training;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;
using Microsoft.ML.Trainers;

namespace DeepEstimators;

/// <summary>
/// Trains a network on a column. Each fit starts anew, unless it is given a model to go on from. Progress goes to
/// <see cref="TrainingOptions.Progress"/> and to ML.NET's log; the device is the one that <c>MLContext.GpuDeviceId</c>
/// asks for.
/// </summary>
/// <typeparam name="TTransformer">What a fit gives.</typeparam>
public abstract class DeepTrainer<TTransformer> : ITrainerEstimator<TTransformer, DeepModel>
    where TTransformer : DeepPredictionTransformer
{
    private readonly IHost host;
    private readonly DeepOptions options;
    private readonly ModuleSource source;
    private readonly IColumnChoice column;
    private readonly Objective objective;

    private protected DeepTrainer(
        IHostEnvironment environment, DeepOptions options, ModuleSource source, IColumnChoice column, Objective objective)
    {
        this.options = options;
        this.source = source;
        this.column = column;
        this.objective = objective;
        options.Training.Validate(objective);
        host = environment.Register(GetType().Name);
        this.options.Training.Seed ??= host.Rand.Next();
    }

    /// <summary>What ML.NET asks of trainers: the input needs no normalisation and no cache, since it is read once.</summary>
    public TrainerInfo Info { get; } = TrainerInfos.ReadsOnce();

    internal string LabelColumnName => options.LabelColumnName;

    internal int ScoringBatchSize => options.ScoringBatchSize;

    /// <summary>Trains a network.</summary>
    /// <param name="input">Training rows.</param>
    /// <returns>A transformer that owns the network; dispose it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of a wrong type.</exception>
    /// <exception cref="InvalidOperationException">A value cannot be learned from (the message names column and row), no row
    /// has a label, the GPU that was asked for is missing, the loss is no longer finite, or checkpoints do not fit.</exception>
    /// <exception cref="OperationCanceledException">The fit was cancelled before it began to train, or
    /// <see cref="TrainingOptions.OnCancellation"/> asks for this.</exception>
    public TTransformer Fit(IDataView input) => Fit(input, validationData: null);

    /// <summary>Trains a network and stops by the loss on rows of their own.</summary>
    /// <param name="trainData">Training rows.</param>
    /// <param name="validationData">Rows to stop by, in the same columns; null: the share
    /// <see cref="TrainingOptions.ValidationFraction"/> of the training rows.</param>
    /// <returns>A transformer that owns the network; dispose it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of a wrong type.</exception>
    /// <exception cref="InvalidDataException">The pretrained weights do not fit.</exception>
    /// <exception cref="InvalidOperationException">A value cannot be learned from (the message names column and row), no row
    /// has a label, the GPU that was asked for is missing, the loss is no longer finite, or checkpoints do not fit.</exception>
    /// <exception cref="OperationCanceledException">The fit was cancelled before it began to train, or
    /// <see cref="TrainingOptions.OnCancellation"/> asks for this.</exception>
    public TTransformer Fit(IDataView trainData, IDataView? validationData) => FitFrom(trainData, validationData, start: null);

    /// <summary>Goes on with training, on more rows or on rows of another task.</summary>
    /// <param name="trainData">Training rows.</param>
    /// <param name="start">A trained model (<c>transformer.Model</c>), which stays as it is. The new network starts with those of its
    /// weights that fit by name and shape, its scaling of the inputs and of a regression target included; the log tells what does
    /// not. The last layer starts anew where the classes are others.</param>
    /// <returns>A transformer that owns a network of its own; dispose it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of a wrong type.</exception>
    /// <exception cref="ArgumentException">Nothing of the model fits the network.</exception>
    /// <exception cref="ObjectDisposedException">The model has been disposed.</exception>
    /// <exception cref="InvalidOperationException">As for the other fits.</exception>
    public TTransformer Fit(IDataView trainData, DeepModel start) => Fit(trainData, null, start);

    /// <summary>Goes on with training, and stops by the loss on rows of their own.</summary>
    /// <param name="trainData">Training rows.</param>
    /// <param name="validationData">Rows to stop by, in the same columns; null: the share
    /// <see cref="TrainingOptions.ValidationFraction"/> of the training rows.</param>
    /// <param name="start">A trained model, whose weights the new network starts with as far as they fit.</param>
    /// <returns>A transformer that owns a network of its own; dispose it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of a wrong type.</exception>
    /// <exception cref="ArgumentException">Nothing of the model fits the network.</exception>
    /// <exception cref="ObjectDisposedException">The model has been disposed.</exception>
    /// <exception cref="InvalidOperationException">As for the other fits.</exception>
    public TTransformer Fit(IDataView trainData, IDataView? validationData, DeepModel start)
    {
        ArgumentNullException.ThrowIfNull(start);
        using var owner = new ModelOwner(start, nameof(DeepModel));
        return FitFrom(trainData, validationData, start);
    }

    private TTransformer FitFrom(IDataView trainData, IDataView? validationData, DeepModel? start)
    {
        ArgumentNullException.ThrowIfNull(trainData);
        if (Environments.IsCancelled(host))
            throw new OperationCanceledException("The context was cancelled after this trainer was made; make a new one.");
        using var channel = host.Start("Fit");
        var log = new FitLog(channel);
        var schema = trainData.Schema;
        CheckColumns(SchemaShapes.Of(schema), nameof(trainData));
        if (validationData is not null)
            CheckColumns(SchemaShapes.Of(validationData.Schema), nameof(validationData));
        if (source.WhyNotSaved is { } reason)
            log.Warning(reason);

        var toRead = column.Choose(schema, options.FeatureColumnName, nameof(trainData)).GoOnFrom(start?.Features);
        if (toRead.WhyNotSaved is { } why)
            log.Warning(why);
        var label = schema[options.LabelColumnName];
        var classes = LabelColumn.CountClasses(label, objective, nameof(trainData));
        var outputs = objective switch
        {
            Objective.MulticlassClassification => classes,
            Objective.MultiOutputRegression => ((VectorDataViewType)label.Type).Size,
            _ => 1,
        };
        var device = DeviceChoice.Resolve(Environments.GpuDeviceId(host), Environments.FallbackToCpu(host));
        log.Info(device.Reason);

        using var rows = Read(trainData, toRead, validationData is null ? options.Training : null, log, "training");
        var features = rows.Features;
        foreach (var warning in features.Warnings)
            log.Warning(warning);
        using var validation = validationData is null ? null : Read(validationData, features, null, log, "validation");
        var classValues = objective == Objective.MulticlassClassification ? ClassValues.Of(label) : null;
        var trained = new NetworkFit(options, source, objective, log, () => Environments.IsCancelled(host))
            .Run(rows.Data, validation?.Data, features.Shape, outputs, classValues, start, device.Device);
        return CreateTransformer(new DeepModel(
            new BatchScorer(trained.Module, features.Shape, device.Device),
            source,
            features,
            objective,
            outputs,
            classValues,
            trained.Scalings,
            trained.Summary,
            trained.Temperature,
            trained.Diagnosis,
            objective == Objective.MultiOutputRegression ? SlotNames.Of(label) : null));
    }

    /// <summary>The columns of <paramref name="inputSchema"/> and the score columns.</summary>
    /// <param name="inputSchema">The columns that a fit would be given.</param>
    /// <exception cref="ArgumentOutOfRangeException">A column is missing or of a wrong type.</exception>
    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        ArgumentNullException.ThrowIfNull(inputSchema);
        var label = CheckColumns(inputSchema, nameof(inputSchema));
        return SchemaShapes.Append(inputSchema, objective switch
        {
            Objective.BinaryClassification => ScoreColumns.BinaryShape(),
            Objective.MulticlassClassification => ScoreColumns.MulticlassShape(label),
            Objective.MultiOutputRegression => ScoreColumns.MultiOutputShape(label),
            _ => ScoreColumns.RegressionShape(),
        });
    }

    private protected abstract TTransformer CreateTransformer(DeepModel model);

    internal SchemaShape.Column CheckColumns(SchemaShape schema, string parameterName)
    {
        column.Check(schema, options.FeatureColumnName, parameterName);
        LabelColumn.CheckWeight(schema, options.ExampleWeightColumnName, parameterName);
        return LabelColumn.Check(schema, options.LabelColumnName, objective, parameterName);
    }

    private TrainingRows Read(
        IDataView data, FeatureColumn features, TrainingOptions? splitBy, FitLog log, string role)
    {
        var rows = TrainingRows.Read(
            data, features, options.LabelColumnName, options.ExampleWeightColumnName, objective, splitBy, options.Loading());
        log.Info(string.Create(
            CultureInfo.InvariantCulture, $"Read {rows.Data.Rows} {role} rows, each {Article(rows.Features.Shape)}."));
        log.Info($"Of the {role} rows: {rows.Loading}.");
        if (rows.SkippedRows > 0)
            log.Warning(string.Create(
                CultureInfo.InvariantCulture,
                $"Skipped {rows.SkippedRows} {role} rows with a missing label in column '{options.LabelColumnName}'."));
        return rows;
    }

    private static string Article(InputShape shape) => shape.IsImage ? $"an {shape}" : $"a {shape}";
}
