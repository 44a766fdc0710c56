using System.Text.RegularExpressions;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;

namespace Embedded.MLNet.Tests.Transforms;

/// <summary>Makes the estimators that the calls of the golden files name.</summary>
internal static partial class GoldenCalls
{
    /// <summary>All calls in the text, in order; `column` stands for the name given.</summary>
    public static IEstimator<ITransformer>[] Parse(MLContext ml, string text, string column = "column") =>
        [.. CallPattern().Matches(text).Where(match => match.Groups["name"].Value != "Fit").Select(match => Make(ml, match.Groups["name"].Value, Arguments.Parse(match.Groups["arguments"].Value, column)))];

    /// <summary>The estimators one after the other, each fitted on what the ones before give.</summary>
    public static IEstimator<ITransformer> Chain(this IEstimator<ITransformer>[] estimators) =>
        estimators.Aggregate((chain, next) => chain.Append(next));

    private static IEstimator<ITransformer> Make(MLContext ml, string name, Arguments arguments)
    {
        TransformsCatalog transforms = ml.Transforms;
        string output = arguments.Text(0);
        string? input = arguments.Count > 1 ? arguments.Text(1) : null;
        bool fixZero = arguments.Flag("fixZero", true);
        switch (name)
        {
            case "Concatenate":
                return transforms.Concatenate(output, arguments.Texts(1));
            case "CopyColumns":
                return transforms.CopyColumns(output, input);
            case "DropColumns":
                return transforms.DropColumns(arguments.Texts(0));
            case "SelectColumns":
                return arguments.Flag("keepHidden", false)
                    ? transforms.SelectColumns(arguments.Texts(0), true)
                    : transforms.SelectColumns(arguments.Texts(0));
            case "MapValueToKey":
                return transforms.Conversion.MapValueToKey(output, input, (int)arguments.Number("maximumNumberOfKeys", 1000000),
                    arguments.Enum("keyOrdinality", ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence),
                    arguments.Flag("addKeyValueAnnotationsAsText", false));
            case "MapKeyToValue":
                return transforms.Conversion.MapKeyToValue(output, input);
            case "MapKeyToVector":
                return transforms.Conversion.MapKeyToVector(output, input, arguments.Flag("outputCountVector", false));
            case "MapKeyToBinaryVector":
                return transforms.Conversion.MapKeyToBinaryVector(output, input);
            case "ConvertType":
                return transforms.Conversion.ConvertType(output, input, arguments.Enum("DataKind", DataKind.Single));
            case "OneHotEncoding":
                return transforms.Categorical.OneHotEncoding(output, input,
                    arguments.Enum("outputKind", OneHotEncodingEstimator.OutputKind.Indicator), (int)arguments.Number("maximumNumberOfKeys", 1000000),
                    arguments.Enum("keyOrdinality", ValueToKeyMappingEstimator.KeyOrdinality.ByOccurrence));
            case "OneHotHashEncoding":
                return transforms.Categorical.OneHotHashEncoding(output, input,
                    arguments.Enum("outputKind", OneHotEncodingEstimator.OutputKind.Indicator), (int)arguments.Number("numberOfBits", 16),
                    useOrderedHashing: arguments.Flag("useOrderedHashing", true), maximumNumberOfInverts: (int)arguments.Number("maximumNumberOfInverts", 0));
            case "Hash":
                return transforms.Conversion.Hash(output, input, (int)arguments.Number("numberOfBits", 31), (int)arguments.Number("maximumNumberOfInverts", 0));
            case "ColumnOptions":
                return transforms.Conversion.Hash(new HashingEstimator.ColumnOptions(output, input, (int)arguments.Number("numberOfBits", 31),
                    (uint)arguments.Number("seed", 314489979), arguments.Flag("useOrderedHashing", false), combine: arguments.Flag("combine", false)));
            case "NormalizeLpNorm":
                return transforms.NormalizeLpNorm("Out", output, arguments.Enum("norm", LpNormNormalizingEstimatorBase.NormFunction.L2),
                    arguments.Flag("ensureZeroMean", false));
            case "NormalizeGlobalContrast":
                return transforms.NormalizeGlobalContrast("Out", output, arguments.Flag("ensureZeroMean", true),
                    arguments.Flag("ensureUnitStandardDeviation", false), arguments.Real("scale", 1));
            case "NormalizeBinning":
                return transforms.NormalizeBinning(output, input, fixZero: fixZero, maximumBinCount: (int)arguments.Number("maximumBinCount", 1024));
            case "NormalizeSupervisedBinning":
                return transforms.NormalizeSupervisedBinning(output, input, "Label", fixZero: fixZero,
                    maximumBinCount: (int)arguments.Number("maximumBinCount", 1024),
                    mininimumExamplesPerBin: (int)arguments.Number("mininimumExamplesPerBin", 10));
            case "IndicateMissingValues":
                return transforms.IndicateMissingValues(output, input);
            case "ReplaceMissingValues":
                return transforms.ReplaceMissingValues(output, input,
                    arguments.Enum("replacementMode", MissingValueReplacingEstimator.ReplacementMode.DefaultValue), arguments.Flag("imputeBySlot", true));
            case "NormalizeMinMax":
                return transforms.NormalizeMinMax(output, input, arguments.Number("maximumExampleCount", 1000000000), fixZero);
            case "NormalizeMeanVariance":
                return transforms.NormalizeMeanVariance(output, input, fixZero: fixZero, useCdf: arguments.Flag("useCdf", false));
            case "NormalizeLogMeanVariance":
                return transforms.NormalizeLogMeanVariance(output, fixZero, input, useCdf: arguments.Flag("useCdf", true));
            case "NormalizeRobustScaling":
                return transforms.NormalizeRobustScaling(output, input, centerData: arguments.Flag("centerData", true),
                    quantileMin: (uint)arguments.Number("quantileMin", 25), quantileMax: (uint)arguments.Number("quantileMax", 75));
            default:
                return MakeText(transforms.Text, name, arguments) ?? throw new NotSupportedException($"These tests do not know {name}");
        }
    }

    [GeneratedRegex(@"(?<name>[A-Z]\w+)\((?<arguments>(?:[^()""]|""[^""]*"")*)\)")]
    private static partial Regex CallPattern();

    private sealed partial class Arguments(List<string> positional, Dictionary<string, string> named)
    {
        public int Count => positional.Count;

        public static Arguments Parse(string text, string column)
        {
            var positional = new List<string>();
            var named = new Dictionary<string, string>();
            foreach (Match match in ArgumentPattern().Matches(text.Replace("new[]", "", StringComparison.Ordinal)))
            {
                string value = match.Groups["value"].Value;
                if (match.Groups["name"].Success)
                    named[match.Groups["name"].Value] = value;
                else if (value.StartsWith("DataKind.", StringComparison.Ordinal))
                    named["DataKind"] = value["DataKind.".Length..];
                else
                    positional.Add(value == "column" ? column : value.Trim('"'));
            }
            return new Arguments(positional, named);
        }

        public string Text(int index) => positional[index];

        public string[] Texts(int from) => [.. positional.Skip(from)];

        public bool Flag(string name, bool otherwise) => named.TryGetValue(name, out string? value) ? value == "true" : otherwise;

        public long Number(string name, long otherwise) => named.TryGetValue(name, out string? value) ? long.Parse(value) : otherwise;

        public float Real(string name, float otherwise) =>
            named.TryGetValue(name, out string? value) ? float.Parse(value, System.Globalization.CultureInfo.InvariantCulture) : otherwise;

        public T Enum<T>(string name, T otherwise)
            where T : struct => named.TryGetValue(name, out string? value) ? System.Enum.Parse<T>(value) : otherwise;

        [GeneratedRegex(@"(?:(?<name>\w+): )?(?<value>""[^""]*""|'.'|-?[\w.]+)")]
        private static partial Regex ArgumentPattern();
    }
}
