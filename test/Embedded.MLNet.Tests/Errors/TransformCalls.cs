using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace Embedded.MLNet.Tests.Errors;

/// <summary>Transforms and readings of columns that are missing or of another type.</summary>
internal sealed class TransformCalls(ErrorData data)
{
    private MLContext Ml => data.Ml;

    private TransformsCatalog Transforms => Ml.Transforms;

    private TransformsCatalog.ConversionTransforms Conversion => Ml.Transforms.Conversion;

    private LinearSvmTrainer Svm => Ml.BinaryClassification.Trainers.LinearSvm("Binary");

    /// <summary>The action of a call text; null where it is none of this kind.</summary>
    public Action? Find(string call) =>
        OfKeys.GetValueOrDefault(call) ?? OfNumbers.GetValueOrDefault(call) ?? OfTexts.GetValueOrDefault(call) ?? OfColumns.GetValueOrDefault(call)
        ?? OnOtherData.GetValueOrDefault(call);

    private Dictionary<string, Action> OfKeys => new()
    {
        ["MapKeyToValue(\"Class\").Fit(raw): not a key"] = () => Conversion.MapKeyToValue("Class").Fit(data.Raw),
        ["MapKeyToValue(\"nope\").Fit(raw)"] = () => Conversion.MapKeyToValue("nope").Fit(data.Raw),
        ["LinearSvm(\"Binary\").Append(MapKeyToValue(\"PredictedLabel\")).Fit(data): PredictedLabel is Boolean"] =
            () => Svm.Append(Conversion.MapKeyToValue("PredictedLabel")).Fit(data.Data),
        ["KMeans().Append(MapKeyToValue(\"PredictedLabel\")).Fit(data): no KeyValues"] =
            () => Ml.Clustering.Trainers.KMeans().Append(Conversion.MapKeyToValue("PredictedLabel")).Fit(data.Data),
        ["MapKeyToVector(\"V\", \"Class\").Fit(raw)"] = () => Conversion.MapKeyToVector("V", "Class").Fit(data.Raw),
        ["MapValueToKey(\"K\", \"nope\").Fit(raw)"] = () => Conversion.MapValueToKey("K", "nope").Fit(data.Raw),
        ["MapValueToKey(\"K\", \"Label\").Fit(data): already a key"] = () => Conversion.MapValueToKey("K", "Label").Fit(data.Data),
        ["MapValueToKey((string)null)"] = () => Conversion.MapValueToKey((string)null!),
        ["OneHotEncoding(\"V\", \"nope\").Fit(raw)"] = () => Transforms.Categorical.OneHotEncoding("V", "nope").Fit(data.Raw),
    };

    private Dictionary<string, Action> OfNumbers => new()
    {
        ["NormalizeMinMax(\"Class\").Fit(raw): String"] = () => Transforms.NormalizeMinMax("Class").Fit(data.Raw),
        ["NormalizeMinMax(\"Number\").Fit(raw): Int32"] = () => Transforms.NormalizeMinMax("Number").Fit(data.Raw),
        ["NormalizeMinMax(\"nope\").Fit(raw)"] = () => Transforms.NormalizeMinMax("nope").Fit(data.Raw),
        ["NormalizeMinMax(\"x\", maximumExampleCount: 1).Fit(raw)"] = () => Transforms.NormalizeMinMax("x", maximumExampleCount: 1).Fit(data.Raw),
        ["NormalizeMinMax(\"x\", maximumExampleCount: 0)"] = () => Transforms.NormalizeMinMax("x", maximumExampleCount: 0),
        ["NormalizeRobustScaling(\"x\", quantileMin: 75, quantileMax: 25)"] =
            () => Transforms.NormalizeRobustScaling("x", quantileMin: 75, quantileMax: 25),
        ["estimator.Fit(null) of NormalizeMinMax(\"x\")"] = () => Transforms.NormalizeMinMax("x").Fit(null),
        ["NormalizeMinMax((string)null)"] = () => Transforms.NormalizeMinMax((string)null!),
        ["NormalizeBinning(\"x\", maximumBinCount: 1)"] = () => Transforms.NormalizeBinning("x", maximumBinCount: 1),
        ["NormalizeLpNorm(\"x\").Fit(raw): scalar"] = () => Transforms.NormalizeLpNorm("x").Fit(data.Raw),
        ["ConvertType(\"Z\", \"nope\").Fit(raw)"] = () => Conversion.ConvertType("Z", "nope").Fit(data.Raw),
        ["ReplaceMissingValues(\"Class\").Fit(raw)"] = () => Transforms.ReplaceMissingValues("Class").Fit(data.Raw),
    };

    private Dictionary<string, Action> OfTexts => new()
    {
        ["FeaturizeText(\"F\", \"x\").Fit(raw): Single"] = () => Transforms.Text.FeaturizeText("F", "x").Fit(data.Raw),
        ["FeaturizeText(\"F\", \"nope\").Fit(raw)"] = () => Transforms.Text.FeaturizeText("F", "nope").Fit(data.Raw),
        ["TokenizeIntoWords(\"T\", \"x\").Fit(raw)"] = () => Transforms.Text.TokenizeIntoWords("T", "x").Fit(data.Raw),
        ["NormalizeText(\"x\").Fit(raw)"] = () => Transforms.Text.NormalizeText("x").Fit(data.Raw),
    };

    private Dictionary<string, Action> OfColumns => new()
    {
        ["Concatenate(\"F\", \"x\", \"nope\").Fit(raw)"] = () => Transforms.Concatenate("F", "x", "nope").Fit(data.Raw),
        ["Concatenate(\"F\", \"x\", \"Class\").Fit(raw)"] = () => Transforms.Concatenate("F", "x", "Class").Fit(data.Raw),
        ["Concatenate(\"F\") of no columns"] = () => Transforms.Concatenate("F"),
        ["Concatenate(null, \"x\")"] = () => Transforms.Concatenate(null, "x"),
        ["Concatenate(\"F\", (string[])null)"] = () => Transforms.Concatenate("F", null),
        ["Concatenate(\"F\", \"Features\").Fit(data with Features: Vector<Int32, 2>)"] =
            () => Transforms.Concatenate("F", "Features").Fit(data.IntegerFeatures),
        ["Concatenate(\"F\", \"Features\").Fit(data with Features: Vector<Single> of unknown size)"] =
            () => Transforms.Concatenate("F", "Features").Fit(data.UnsizedFeatures),
        ["CopyColumns(\"Z\", \"nope\").Fit(raw)"] = () => Transforms.CopyColumns("Z", "nope").Fit(data.Raw),
        ["DropColumns(\"nope\").Fit(raw)"] = () => Transforms.DropColumns("nope").Fit(data.Raw),
        ["Data.GetColumn<float>(\"nope\")"] = () => _ = data.Data.GetColumn<float>("nope").Count(),
        ["Data.GetColumn<string>(\"x\"): Single"] = () => _ = data.Data.GetColumn<string>("x").Count(),
        ["Data.GetColumn<double>(\"x\"): Single"] = () => _ = data.Data.GetColumn<double>("x").Count(),
        ["Schema[\"nope\"]"] = () => _ = data.Data.Schema["nope"],
        ["Data.LoadFromEnumerable<SampleIn>(null)"] = () => Ml.Data.LoadFromEnumerable<SampleRow>(null),
    };

    private Dictionary<string, Action> OnOtherData => new()
    {
        ["Concatenate(\"F\", \"x\", \"y\").Fit(raw).Transform(data without x)"] =
            () => Transforms.Concatenate("F", "x", "y").Fit(data.Raw).Transform(Transforms.DropColumns("x").Fit(data.Raw).Transform(data.Raw)),
        ["Concatenate(\"F\", \"x\", \"y\").Fit(raw).Transform(data with x: String)"] =
            () => Transforms.Concatenate("F", "x", "y").Fit(data.Raw).Transform(Transforms.CopyColumns("x", "Class").Fit(data.Raw).Transform(data.Raw)),
        ["LinearSvm(\"Binary\").Fit(data).Transform(data without Features)"] = () => Svm.Fit(data.Data).Transform(data.Raw),
        ["LinearSvm(\"Binary\").Fit(data with 3 features).Transform(data with 2 features)"] = () => Svm.Fit(data.Data).Transform(WithTwoFeatures()),
        ["FastTree(\"Binary\").Fit(data with 3 features).Transform(data with 2 features)"] =
            () => Ml.BinaryClassification.Trainers.FastTree("Binary").Fit(data.Data).Transform(WithTwoFeatures()),
    };

    private IDataView WithTwoFeatures() => Transforms.Concatenate("Features", "x", "y").Fit(data.Raw).Transform(data.Raw);
}
