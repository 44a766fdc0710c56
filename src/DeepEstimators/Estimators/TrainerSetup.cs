using DeepEstimators.Inputs;
using DeepEstimators.Inputs.Images;
using DeepEstimators.Inputs.Tables;
using DeepEstimators.Models;
using DeepEstimators.Networks;
using static TorchSharp.torch;

namespace DeepEstimators;

/// <summary>What the options of a named trainer come to: where its module comes from and what a column is to it.</summary>
internal sealed record TrainerSetup(DeepOptions Options, ModuleSource Source, IColumnChoice Column)
{
    internal static TrainerSetup Of(DeepTabularOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new TrainerSetup(options.Clone(), new NetworkSource(options.Network), options.FeatureColumnNames is { } names
            ? new TableColumnChoice(names.ToArray(), options.Table.Settings())
            : new VectorColumnChoice(new VectorShapeChoice()));
    }

    internal static TrainerSetup Of(DeepImageOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new TrainerSetup(
            options.Clone(),
            new NetworkSource(options.Network),
            new ImageColumnChoice(options.Channels, options.Height, options.Width));
    }

    internal static TrainerSetup Of(DeepTextOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new TrainerSetup(options.Clone(), new NetworkSource(options.Network), new TextColumnChoice(options.Settings()));
    }

    internal static TrainerSetup Of(DeepSequenceOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new TrainerSetup(
            options.Clone(),
            new NetworkSource(options.Network),
            new SequenceColumnChoice(options.Channels, options.MaxLength));
    }

    internal static TrainerSetup Of(DeepModuleOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        return new TrainerSetup(options.Clone(), UserModuleSource.Of(options.Module!), ColumnOf(options));
    }

    internal static TrainerSetup Of(nn.Module<Tensor, Tensor> module, DeepModuleOptions options)
    {
        var source = UserModuleSource.Of(module);
        options.Module = () => module;
        options.Validate();
        return new TrainerSetup(options.Clone(), source, ColumnOf(options));
    }

    private static IColumnChoice ColumnOf(DeepModuleOptions options) => options.FeatureColumnNames is { } names
        ? new TableColumnChoice(names.ToArray(), new TableOptions { MissingNumbers = null }.Settings())
        : new VectorColumnChoice(options.InputShape is { } shape ? new FixedShapeChoice(shape) : new VectorShapeChoice());
}
