using System.Globalization;
using System.Text.Json.Nodes;
using DeepEstimators.Inputs;
using DeepEstimators.Interop;
using DeepEstimators.Interop.Saving;
using DeepEstimators.Networks;
using DeepEstimators.Training;
using Microsoft.ML;
using Microsoft.ML.Runtime;
using TorchSharp;

namespace DeepEstimators.Models;

/// <summary>A model as the entries config.json and weights.safetensors in ML.NET's zip.</summary>
internal static class SavedModel
{
    internal const string ConfigEntry = "config.json";
    internal const string WeightsEntry = "weights.safetensors";
    private const double RoomForRows = 100_000_000;

    /// <exception cref="InvalidOperationException">A file cannot name the user's own module.</exception>
    internal static void Save(
        ModelSaveContext context,
        DeepModel model,
        TransformerKind kind,
        string labelColumn,
        string? outputColumn,
        int batchSize,
        string? layer = null)
    {
        if ((model.Source.WhyNotSaved ?? model.Features.WhyNotSaved) is { } reason)
            throw new InvalidOperationException(reason);
        var writer = ComponentWriter.Begin(context, typeof(SavedModelLoader));
        writer.Write(ConfigEntry, (Describe(model, kind, labelColumn, outputColumn, batchSize) with { Layer = layer }).ToJson());
        SavedInput.WriteEntries(writer, model.Features);
        writer.Write(WeightsEntry, stream => Safetensors.Write(stream, model.Module));
    }

    /// <summary>Reads a model; the result is owned by the transformer that is made of it.</summary>
    /// <exception cref="InvalidDataException">The entries are missing, cut or do not fit together.</exception>
    internal static DeepModel Load(IHostEnvironment environment, ComponentReader reader, ModelConfig config)
    {
        var features = SavedInput.Read(config.Input, reader);
        ModuleSource source = config switch
        {
            { Network: { } network } => new NetworkSource(NetworkJson.Read(network.ToJsonString())),
            { Module: { } module } => UserModuleSource.Of(module),
            _ => throw new InvalidDataException("config.json of the saved model tells of no network."),
        };
        var device = DeviceChoice.Resolve(Environments.GpuDeviceId(environment), Environments.FallbackToCpu(environment));
        var output = config.Output;
        CheckOutput(config.Transformer, output);
        var classes = output is { ClassType: { } type, Classes: { } values } ? DataViewTypeName.Read(type, values) : null;
        if (classes is not null && classes.Values.Count != output.Size)
            throw new InvalidDataException(
                $"config.json of the saved model has {classes.Values.Count} classes for {output.Size} outputs.");
        return new DeepModel(
            LoadWeights(reader, source, features.Shape, config, device.Device),
            source,
            features,
            output.Objective,
            output.Size,
            classes,
            Scalings(output),
            config.Training,
            output.Temperature,
            outputNames: output.Names);
    }

    private static void CheckOutput(TransformerKind kind, OutputConfig output)
    {
        var isWide = output.Objective is Objective.MulticlassClassification or Objective.MultiOutputRegression;
        if (output.Size < 1 || (!isWide && output.Size != 1))
            throw new InvalidDataException(
                $"config.json of the saved model tells of {output.Size} outputs for {output.Objective}.");
        var fits = kind switch
        {
            TransformerKind.BinaryClassification => output.Objective == Objective.BinaryClassification,
            TransformerKind.MulticlassClassification => output.Objective == Objective.MulticlassClassification,
            TransformerKind.Regression => output.Objective == Objective.Regression,
            TransformerKind.MultiOutputRegression => output.Objective == Objective.MultiOutputRegression,
            _ => true,
        };
        if (!fits)
            throw new InvalidDataException(
                $"config.json of the saved model has the transformer {kind} for the objective {output.Objective}.");
        if (output.Names is { } names && (names.Length != output.Size || names.Any(name => name is null)))
            throw new InvalidDataException(
                $"config.json of the saved model has {names.Length} names for {output.Size} outputs, or one of them is null.");
        if (output.Temperature is { } temperature && !(temperature is > 0 and < double.PositiveInfinity))
            throw new InvalidDataException(
                $"config.json of the saved model has the temperature {temperature}; allowed: more than 0.");
    }

    private static TargetScaling[] Scalings(OutputConfig output)
    {
        if (output.Objective != Objective.MultiOutputRegression)
            return
            [
                new TargetScaling(
                    output.TargetMean ?? 0, output.TargetStandardDeviation ?? 1, output.TargetLink ?? TargetLink.Identity),
            ];
        if (output.TargetMeans is not { } means || output.TargetStandardDeviations is not { } deviations
            || means.Length != output.Size || deviations.Length != output.Size)
            throw new InvalidDataException(
                $"config.json of the saved model does not have {output.Size} means and standard deviations of the targets.");
        return means.Zip(deviations, (mean, deviation) => new TargetScaling(mean, deviation)).ToArray();
    }

    // Before room is made for a network, its weights must be there.
    private static void CheckSize(ModuleSource source, InputShape shape, ModelConfig config, long bytes)
    {
        // A module of the user's own is shown two rows of zeros.
        var least = source.Network is { } network
            ? network.LeastNumbers(shape, config.Output.Size) * (config.Ensemble ?? 1) * sizeof(float)
            : 2.0 * shape.Size * sizeof(float) - RoomForRows;
        if (least > bytes)
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"config.json of the saved model tells of a {source.Name} network of {least:G3} bytes or more for a {shape}; "
                + $"{WeightsEntry} has {bytes}."));
    }

    private static BatchScorer LoadWeights(
        ComponentReader reader, ModuleSource source, InputShape shape, ModelConfig config, torch.Device device)
    {
        var weights = reader.Read(WeightsEntry);
        CheckSize(source, shape, config, weights.LongLength);
        DeepModule module;
        try
        {
            module = Create(source, shape, config);
        }
        catch (ArgumentException exception)
        {
            throw new InvalidDataException($"The saved network cannot be made: {exception.Message}", exception);
        }

        try
        {
            using var stream = new MemoryStream(weights, writable: false);
            Safetensors.ReadInto(stream, module);
            return new BatchScorer(module, shape, device);
        }
        catch
        {
            module.Dispose();
            throw;
        }
    }

    private static DeepModule Create(ModuleSource source, InputShape shape, ModelConfig config)
    {
        if (config.Ensemble is not { } size)
            return source.Create(shape, config.Output.Size, seed: 0);
        if (size is < 2 or > DeepOptions.EnsembleLimit)
            throw new InvalidDataException(
                $"config.json of the saved model tells of an ensemble of {size}; allowed: 2 to {DeepOptions.EnsembleLimit}.");
        var members = new List<DeepModule>();
        try
        {
            while (members.Count < size)
                members.Add(source.Create(shape, config.Output.Size, seed: 0));
            return new EnsembleModule(members, OutputKinds.Of(config.Output.Objective, config.Output.TargetLink ?? TargetLink.Identity));
        }
        catch
        {
            members.ForEach(member => member.Dispose());
            throw;
        }
    }

    private static ModelConfig Describe(
        DeepModel model, TransformerKind kind, string labelColumn, string? outputColumn, int batchSize)
    {
        var isRegression = model.Objective == Objective.Regression;
        var several = model.Objective == Objective.MultiOutputRegression ? model.Scalings : null;
        return new ModelConfig
        {
            Format = ModelConfig.CurrentFormat,
            Transformer = kind,
            OutputColumn = outputColumn,
            Input = SavedInput.Describe(model.Features),
            Output = new OutputConfig
            {
                Objective = model.Objective,
                LabelColumn = labelColumn,
                Size = model.OutputSize,
                ClassType = model.Classes?.ItemType.ToString(),
                Classes = model.Classes is { } classes ? DataViewTypeName.Write(classes) : null,
                Temperature = model.Temperature,
                TargetMean = isRegression ? model.Scaling.Mean : null,
                TargetStandardDeviation = isRegression ? model.Scaling.StandardDeviation : null,
                TargetMeans = several?.Select(scaling => scaling.Mean).ToArray(),
                TargetStandardDeviations = several?.Select(scaling => scaling.StandardDeviation).ToArray(),
                Names = model.OutputNames?.ToArray(),
                TargetLink = isRegression && model.Scaling.Link != TargetLink.Identity ? model.Scaling.Link : null,
            },
            Network = model.Network is { } network ? JsonNode.Parse(NetworkJson.Write(network)) : null,
            Module = (model.Source as UserModuleSource)?.SavedAs,
            Ensemble = model.EnsembleSize > 1 ? model.EnsembleSize : null,
            ScoringBatchSize = batchSize,
            Training = model.Training,
        };
    }
}
