using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

// Keys, in place, to the vectors that an output kind asks for.
internal static class KeyEncoding
{
    // Null where keys are what is asked for.
    public static IEstimator<ITransformer> MakeOrNull(IHost host, OneHotEncodingEstimator.OutputKind outputKind, IEnumerable<string> names)
    {
        var columns = names.Select(name => (name, name)).ToArray();
        return outputKind switch
        {
            OneHotEncodingEstimator.OutputKind.Key => null,
            OneHotEncodingEstimator.OutputKind.Binary => new KeyToBinaryVectorMappingEstimator(host, columns),
            OneHotEncodingEstimator.OutputKind.Bag or OneHotEncodingEstimator.OutputKind.Indicator =>
                new KeyToVectorMappingEstimator(host, outputKind == OneHotEncodingEstimator.OutputKind.Bag, columns),
            _ => throw host.ExceptUserArg(nameof(outputKind), $"There is no output kind {outputKind}"),
        };
    }

    // What makes the keys, then what makes vectors of them.
    public static ITransformer[] Fit(IDataView input, IEstimator<ITransformer> toKeys, IEstimator<ITransformer> toVectorsOrNull)
    {
        var keys = toKeys.Fit(input);
        return toVectorsOrNull is null ? [keys] : [keys, toVectorsOrNull.Fit(keys.Transform(input))];
    }

    public static SchemaShape GetOutputSchema(SchemaShape inputSchema, IEstimator<ITransformer> toKeys, IEstimator<ITransformer> toVectorsOrNull)
    {
        var keys = toKeys.GetOutputSchema(inputSchema);
        return toVectorsOrNull is null ? keys : toVectorsOrNull.GetOutputSchema(keys);
    }
}
