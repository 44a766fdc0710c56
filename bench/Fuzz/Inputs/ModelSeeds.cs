using System.Text;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms;
using Microsoft.ML.Transforms.Image;
using static Microsoft.ML.Transforms.MissingValueReplacingEstimator;

namespace Bench.Fuzz.Inputs;

/// <summary>Models of every kind of component, as the bytes of their zip archives.</summary>
internal sealed class ModelSeeds(MLContext ml)
{
    private readonly IDataView _rows = ml.Data.LoadFromEnumerable(SampleRow.All(40));

    public IDataView Rows => _rows;

    public List<ModelArchive> All()
    {
        PictureFile.Write();
        var learners = new LearnerSeeds(ml);
        List<ModelArchive> archives =
            [.. Keys().Concat(Numbers()).Concat(Projections()).Concat(Texts()).Concat(Images()).Concat(learners.All()).Select(seed => Archive(seed.Name, seed.Estimator))];
        archives.Add(WithLoader());
        return archives;
    }

    private IEnumerable<(string Name, IEstimator<ITransformer> Estimator)> Keys()
    {
        var conversion = ml.Transforms.Conversion;
        var categorical = ml.Transforms.Categorical;
        yield return ("keys", conversion.MapValueToKey("Key", "Category").Append(conversion.MapKeyToValue("Back", "Key")));
        yield return ("keys of numbers", conversion.MapValueToKey("Key", "Whole").Append(conversion.MapKeyToVector("Vector", "Key")));
        yield return ("keys of vectors", conversion.MapValueToKey("Key", "Tags").Append(conversion.MapKeyToVector("Vector", "Key", outputCountVector: true)));
        yield return ("binary vectors", conversion.MapValueToKey("Key", "Category").Append(conversion.MapKeyToBinaryVector("Bits", "Key")));
        yield return ("one-hot", categorical.OneHotEncoding("Hot", "Category", OneHotEncodingEstimator.OutputKind.Indicator));
        yield return ("one-hot bag", categorical.OneHotEncoding("Hot", "Tags", OneHotEncodingEstimator.OutputKind.Bag));
        yield return ("one-hot hash", categorical.OneHotHashEncoding("Hot", "Category", OneHotEncodingEstimator.OutputKind.Indicator, 6));
        yield return ("hash", conversion.Hash("Hash", "Text", 12, maximumNumberOfInverts: 3).Append(conversion.Hash("Hashes", "Features", 8)));
        yield return ("convert", conversion.ConvertType("Double", "Features", DataKind.Double).Append(conversion.ConvertType("String", "Number", DataKind.String)));
    }

    private IEnumerable<(string Name, IEstimator<ITransformer> Estimator)> Numbers()
    {
        var transforms = ml.Transforms;
        yield return ("columns", transforms.Concatenate("All", "Features", "Number").Append(transforms.CopyColumns("Copy", "All"))
            .Append(transforms.DropColumns("All")).Append(transforms.SelectColumns(["Copy", "Label"], keepHidden: false)));
        foreach (ReplacementMode mode in Enum.GetValues<ReplacementMode>())
            yield return ($"missing {mode}", transforms.ReplaceMissingValues("Replaced", "Features", mode));
        yield return ("indicate", transforms.IndicateMissingValues("Missing", "Features"));
        yield return ("min-max", transforms.NormalizeMinMax("Normal", "Features"));
        yield return ("mean-variance", transforms.NormalizeMeanVariance("Normal", "Features").Append(transforms.NormalizeMeanVariance("Cdf", "Number", useCdf: true)));
        yield return ("log-mean-variance", transforms.NormalizeLogMeanVariance("Normal", "Features"));
        yield return ("binning", transforms.NormalizeBinning("Normal", "Features", maximumBinCount: 5));
        yield return ("supervised binning", transforms.NormalizeSupervisedBinning("Normal", "Features", labelColumnName: "Label", mininimumExamplesPerBin: 2));
        yield return ("robust", transforms.NormalizeRobustScaling("Normal", "Features"));
        yield return ("norms", transforms.NormalizeLpNorm("Normal", "Features").Append(transforms.NormalizeGlobalContrast("Contrast", "Features")));
    }

    private IEnumerable<(string Name, IEstimator<ITransformer> Estimator)> Projections()
    {
        var transforms = ml.Transforms;
        var present = transforms.ReplaceMissingValues("Features");
        yield return ("principal components", present.Append(transforms.ProjectToPrincipalComponents("Components", "Features", rank: 2, overSampling: 2, seed: 1)));
        yield return ("kernel map", present.Append(transforms.ApproximatedKernelMap("Kernel", "Features", rank: 6, generator: new GaussianKernel(0.5f), seed: 1)));
        yield return ("Laplacian kernel map", present.Append(transforms.ApproximatedKernelMap("Kernel", "Features", rank: 6, useCosAndSinBases: true, generator: new LaplacianKernel(), seed: 1)));
        yield return ("custom mapping", transforms.CustomMapping(new SumMapping().GetMapping(), SumMapping.Contract));
    }

    private IEnumerable<(string Name, IEstimator<ITransformer> Estimator)> Texts()
    {
        var text = ml.Transforms.Text;
        yield return ("text", text.NormalizeText("Plain", "Text").Append(text.TokenizeIntoWords("Words", "Plain")).Append(text.RemoveDefaultStopWords("Kept", "Words"))
            .Append(text.RemoveStopWords("Few", "Words", "good", "bad")));
        yield return ("characters", text.TokenizeIntoCharactersAsKeys("Characters", "Text").Append(text.ProduceNgrams("Grams", "Characters")));
        yield return ("bag", text.ProduceWordBags("Bag", "Text", ngramLength: 2, weighting: Microsoft.ML.Transforms.Text.NgramExtractingEstimator.WeightingCriteria.TfIdf));
        yield return ("hashed bag", text.ProduceHashedWordBags("Bag", "Text", numberOfBits: 6, maximumNumberOfInverts: 2));
        yield return ("featurize", text.FeaturizeText("Featurized", "Text"));
    }

    private IEnumerable<(string Name, IEstimator<ITransformer> Estimator)> Images()
    {
        var toImage = ml.Transforms.ConvertToImage(4, 4, "Image", "Pixels", interleavedColors: true);
        yield return ("images", toImage.Append(ml.Transforms.ResizeImages("Resized", 6, 5, "Image", ImageResizingEstimator.ResizingKind.IsoPad))
            .Append(ml.Transforms.ExtractPixels("Out", "Resized")));
        yield return ("image files", ml.Transforms.LoadImages("Image", PictureFile.Folder, "Picture").Append(ml.Transforms.ResizeImages("Resized", 6, 5, "Image"))
            .Append(ml.Transforms.ExtractPixels("Out", "Resized")).Append(ml.Transforms.LoadRawImageBytes("Bytes", PictureFile.Folder, "Picture")));
        yield return ("gray images", toImage.Append(ml.Transforms.ConvertToGrayscale("Gray", "Image"))
            .Append(ml.Transforms.ExtractPixels("Out", "Gray", interleavePixelColors: true, outputAsFloatArray: false)));
    }

    private ModelArchive Archive(string name, IEstimator<ITransformer> estimator)
    {
        using var stream = new MemoryStream();
        ml.Model.Save(estimator.Fit(_rows), _rows.Schema, stream);
        return ModelArchive.Read(name, stream.ToArray());
    }

    private ModelArchive WithLoader()
    {
        TextLoader loader = ml.Data.CreateTextLoader(new TextLoader.Options
        {
            HasHeader = true,
            Separators = [','],
            AllowQuoting = true,
            Columns = [new("Label", DataKind.Boolean, 0), new("Features", DataKind.Single, 1, 3), new("Key", DataKind.UInt32, [new(1)], new KeyCount(9))],
        }, ModelInputs.Csv);
        using var stream = new MemoryStream();
        ml.Model.Save(ml.Transforms.NormalizeMinMax("Normal", "Features").Fit(loader.Load(ModelInputs.Csv)), loader, stream);
        return ModelArchive.Read("loader", stream.ToArray());
    }
}
