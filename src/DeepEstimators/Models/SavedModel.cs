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
            new TargetScaling(
                output.TargetMean ?? 0, output.TargetStandardDeviation ?? 1, output.TargetLink ?? TargetLink.Identity),
            config.Training,
            output.Temperature);
    }

    private static void CheckOutput(TransformerKind kind, OutputConfig output)
    {
        if (output.Size < 1 || (output.Objective != Objective.MulticlassClassification && output.Size != 1))
            throw new InvalidDataException(
                $"config.json of the saved model tells of {output.Size} outputs for {output.Objective}.");
        var fits = kind switch
        {
            TransformerKind.BinaryClassification => output.Objective == Objective.BinaryClassification,
            TransformerKind.MulticlassClassification => output.Objective == Objective.MulticlassClassification,
            TransformerKind.Regression => output.Objective == Objective.Regression,
            _ => true,
        };
        if (!fits)
            throw new InvalidDataException(
                $"config.json of the saved model has the transformer {kind} for the objective {output.Objective}.");
        if (output.Temperature is { } temperature && !(temperature is > 0 and < double.PositiveInfinity))
            throw new InvalidDataException(
                $"config.json of the saved model has the temperature {temperature}; allowed: more than 0.");
    }

    private static BatchScorer LoadWeights(
        ComponentReader reader, ModuleSource source, InputShape shape, ModelConfig config, torch.Device device)
    {
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
            using var weights = new MemoryStream(reader.Read(WeightsEntry), writable: false);
            Safetensors.ReadInto(weights, module);
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
