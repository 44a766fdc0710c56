using System.IO.Compression;
using Embedded.MLNet.Tests.Transforms;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using static Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator;
using static Microsoft.ML.Transforms.Image.ImageResizingEstimator;

namespace Embedded.MLNet.Tests.Images;

/// <summary>Pipelines of images from files to predictions, saved and loaded.</summary>
public sealed class ImagePipelineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly MLContext _ml = new(seed: 1);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_estimators_promise_is_what_transformers_give()
    {
        IDataView data = Stripes(2);
        var pipeline = EveryTransform();
        IDataView output = pipeline.Fit(data).Transform(data);
        SchemaShape promised = pipeline.GetOutputSchema(GoldenTransformsTests.ShapeOf(data.Schema));
        SchemaShape given = GoldenTransformsTests.ShapeOf(output.Schema);
        Assert.Equal(given.Select(Describe), promised.Select(Describe));
        Assert.Equal(
            ["Path: String", "Label: Single", "Image: Image", "Bytes: Vector<Byte>", "Small: Image<6, 8>", "Gray: Image<6, 8>",
                "Pixels: Vector<Single, 6, 8, 2>", "Again: Image<6, 8>"],
            output.Schema.Select(column => $"{column.Name}: {column.Type}"));
    }

    [Fact]
    public void Every_transform_is_saved_and_loaded_with_its_options()
    {
        IDataView data = Stripes(4);
        var model = EveryTransform().Fit(data);
        IDataView before = model.Transform(data);
        IDataView after = SaveAndLoad(model, data).Transform(data);
        Assert.Equal(before.Schema.Select(column => column.ToString()), after.Schema.Select(column => column.ToString()));
        Assert.Equal(before.GetColumn<float[]>("Pixels"), after.GetColumn<float[]>("Pixels"));
        Assert.Equal(before.GetColumn<byte[]>("Bytes"), after.GetColumn<byte[]>("Bytes"));
        Assert.Equal(Pixels(before, "Small"), Pixels(after, "Small"));
        Assert.Equal(Pixels(before, "Gray"), Pixels(after, "Gray"));
        Assert.Equal(Pixels(before, "Again"), Pixels(after, "Again"));
    }

    [Fact]
    public void A_trainer_tells_stripes_apart_before_and_after_saving()
    {
        IDataView train = Stripes(40), test = Stripes(20, seed: 100);
        var pipeline = _ml.Transforms.LoadImages("Image", _folder, "Path")
            .Append(_ml.Transforms.ResizeImages("Image", 8, 8))
            .Append(_ml.Transforms.ConvertToGrayscale("Image"))
            .Append(_ml.Transforms.ExtractPixels("Features", "Image", ColorBits.Green, scaleImage: 1 / 255f))
            .Append(_ml.Transforms.Conversion.ConvertType("Label", outputKind: DataKind.Boolean))
            .Append(_ml.BinaryClassification.Trainers.FastTree(numberOfLeaves: 4, numberOfTrees: 10, minimumExampleCountPerLeaf: 2));
        var model = pipeline.Fit(train);
        IDataView scores = model.Transform(test);
        Assert.InRange(_ml.BinaryClassification.Evaluate(scores).Accuracy, 0.95, 1);
        Assert.Equal(scores.GetColumn<float>("Score"), SaveAndLoad(model, test).Transform(test).GetColumn<float>("Score"));
    }

    [SkippableFact]
    public void Flowers_are_told_apart_by_their_colours()
    {
        using var archive = new ZipArchive(GoldenFiles.OpenData("flowers-small/flower_photos_small_set.zip"));
        List<PathRow> rows = [];
        foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => entry.Name.EndsWith(".jpg", StringComparison.Ordinal)))
        {
            string kind = Path.GetFileName(Path.GetDirectoryName(entry.FullName)!);
            if (kind is not ("sunflowers" or "tulips"))
                continue;
            entry.ExtractToFile(Path.Combine(_folder, entry.Name));
            rows.Add(new PathRow { Path = entry.Name, Label = kind == "tulips" ? 1 : 0 });
        }
        Assert.Equal(80, rows.Count);
        IDataView data = _ml.Data.LoadFromEnumerable(rows);
        var pipeline = _ml.Transforms.LoadImages("Image", _folder, "Path")
            .Append(_ml.Transforms.ResizeImages("Image", 12, 12, resizing: ResizingKind.IsoCrop))
            .Append(_ml.Transforms.ExtractPixels("Features", "Image", offsetImage: 128, scaleImage: 1 / 128f))
            .Append(_ml.Transforms.Conversion.ConvertType("Label", outputKind: DataKind.Boolean))
            .AppendCacheCheckpoint(_ml)
            .Append(_ml.BinaryClassification.Trainers.LbfgsLogisticRegression(l2Regularization: 10));
        double accuracy = _ml.BinaryClassification.CrossValidate(data, pipeline, numberOfFolds: 4).Average(fold => fold.Metrics.Accuracy);
        Assert.InRange(accuracy, 0.65, 1);
    }

    private static string Describe(SchemaShape.Column column) => $"{column.Name} {column.Kind} {column.ItemType} {column.IsKey}";

    private static byte[][] Pixels(IDataView data, string column) => [.. data.GetColumn<MLImage>(column).Select(image => image.Pixels.ToArray())];

    private EstimatorChain<VectorToImageConvertingTransformer> EveryTransform() => _ml.Transforms.LoadImages("Image", _folder, "Path")
        .Append(_ml.Transforms.LoadRawImageBytes("Bytes", _folder, "Path"))
        .Append(_ml.Transforms.ResizeImages("Small", 8, 6, "Image", ResizingKind.IsoCrop, Anchor.Left))
        .Append(_ml.Transforms.ConvertToGrayscale("Gray", "Small"))
        .Append(_ml.Transforms.ExtractPixels("Pixels", "Small", ColorBits.Red | ColorBits.Blue, ColorsOrder.ABGR, interleavePixelColors: true,
            offsetImage: 2, scaleImage: 3))
        .Append(_ml.Transforms.ConvertToImage(6, 8, "Again", "Pixels", ColorBits.Red | ColorBits.Blue, ColorsOrder.ABGR, interleavedColors: true,
            scaleImage: 1 / 3f, offsetImage: -6, defaultAlpha: 9, defaultGreen: 7));

    // Images of horizontal (label 0) and vertical (1) stripes with noise, as PNG and JPEG.
    private IDataView Stripes(int count, int seed = 1)
    {
        var random = new Random(seed);
        PathRow[] rows = [.. Enumerable.Range(0, count).Select(i =>
        {
            string name = $"{seed}-{i}{(i % 3 == 0 ? ".jpg" : ".png")}";
            using MLImage image = SmallImages.Gray(20, 16, (x, y) => ((i % 2 == 0 ? y : x) / 4 % 2 * 150) + random.Next(60));
            image.Save(Path.Combine(_folder, name));
            return new PathRow { Path = name, Label = i % 2 };
        })];
        return _ml.Data.LoadFromEnumerable(rows);
    }

    private static ITransformer SaveAndLoad(ITransformer model, IDataView data)
    {
        using var stream = new MemoryStream();
        new MLContext().Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        return new MLContext().Model.Load(stream, out _);
    }

    private sealed class PathRow
    {
        public string? Path { get; set; }

        public float Label { get; set; }
    }
}
