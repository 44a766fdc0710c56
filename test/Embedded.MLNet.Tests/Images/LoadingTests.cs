using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace Embedded.MLNet.Tests.Images;

/// <summary>Images and the bytes of their files by path, and classes that hold images.</summary>
public sealed class LoadingTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly MLContext _ml = new(seed: 1);

    public LoadingTests()
    {
        using MLImage image = SmallImages.Random(6, 4, seed: 1);
        image.Save(Path.Combine(_folder, "a.png"));
        File.WriteAllBytes(Path.Combine(_folder, "b.bmp"), ImageBytes.Bmp(2, 1, 24, [[1, 2, 3, 4, 5, 6]]));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Images_are_loaded_from_a_folder_or_by_whole_paths(bool hasFolder)
    {
        string Named(string name) => hasFolder ? name : Path.Combine(_folder, name);
        IDataView data = Paths(Named("a.png"), "", Named("b.bmp"));
        ImageLoadingTransformer loader = _ml.Transforms.LoadImages("Image", hasFolder ? _folder : null, "Path").Fit(data);
        Assert.Equal(hasFolder ? _folder : null, loader.ImageFolder);
        MLImage?[] images = [.. loader.Transform(data).GetColumn<MLImage>("Image")];
        Assert.Equal((6, 4, Path.Combine(_folder, "a.png")), (images[0]!.Width, images[0]!.Height, images[0]!.Tag));
        Assert.Null(images[1]);
        Assert.Equal([3, 2, 1, 255, 6, 5, 4, 255], new[] { 0, 1 }.SelectMany(x => SmallImages.At(images[2]!, x, 0)));
    }

    [Fact]
    public void Bytes_are_those_of_the_files()
    {
        IDataView data = Paths("a.png", "b.bmp", "", "a.png");
        IDataView output = _ml.Transforms.LoadRawImageBytes("Bytes", _folder, "Path").Fit(data).Transform(data);
        Assert.Equal("Vector<Byte>", output.Schema["Bytes"].Type.ToString());
        byte[][] bytes = [.. output.GetColumn<byte[]>("Bytes")];
        byte[] png = File.ReadAllBytes(Path.Combine(_folder, "a.png"));
        Assert.Equal(png, bytes[0]);
        Assert.Equal(File.ReadAllBytes(Path.Combine(_folder, "b.bmp")), bytes[1]);
        Assert.Empty(bytes[2]);
        Assert.Equal(png, bytes[3]);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        IDataView data = Paths("missing.png");
        foreach (IEstimator<ITransformer> estimator in (IEstimator<ITransformer>[])
            [_ml.Transforms.LoadImages("Out", _folder, "Path"), _ml.Transforms.LoadRawImageBytes("Out", _folder, "Path")])
        {
            IDataView output = estimator.Fit(data).Transform(data);
            using DataViewRowCursor cursor = output.GetRowCursor(output.Schema);
            Assert.True(cursor.MoveNext());
            FileNotFoundException thrown = Assert.Throws<FileNotFoundException>(() => Read(cursor, output.Schema["Out"]));
            Assert.Contains("missing.png", thrown.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Only_text_is_a_path()
    {
        IDataView data = ImageRows.Load(_ml, 0, 0);
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => _ml.Transforms.LoadImages("Out", _folder, "Image").Fit(data));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => _ml.Transforms.ConvertToGrayscale("Out", "Path").Fit(Paths("")));
        Assert.Throws<ArgumentOutOfRangeException>("inputSchema", () => _ml.Transforms.ResizeImages("Out", 1, 1, "Path").Fit(Paths("")));
    }

    [Fact]
    public void Classes_hold_images_as_attributes_say()
    {
        using MLImage image = SmallImages.Random(5, 3, seed: 2);
        IDataView data = _ml.Data.LoadFromEnumerable(new[] { new SizedRow { Picture = image, Any = image } });
        Assert.Equal("Image<3, 5>", data.Schema["Picture"].Type.ToString());
        Assert.Equal("Image", data.Schema["Any"].Type.ToString());
        Assert.Same(image, _ml.Data.CreateEnumerable<SizedRow>(data, reuseRowObject: false).Single().Picture);
        Assert.Throws<ArgumentOutOfRangeException>("userType", () => _ml.Data.LoadFromEnumerable(new[] { new UnmarkedRow() }));
    }

    [Fact]
    public void A_prediction_engine_takes_and_gives_images()
    {
        using MLImage image = SmallImages.Gray(8, 8, (_, _) => 40);
        IDataView data = ImageRows.Load(_ml, 0, 0, image);
        var pipeline = _ml.Transforms.ResizeImages("Small", 2, 2, "Image").Append(_ml.Transforms.ExtractPixels("Pixels", "Small"));
        using PredictionEngine<ImageRow, Prediction> engine = _ml.Model.CreatePredictionEngine<ImageRow, Prediction>(pipeline.Fit(data));
        Prediction prediction = engine.Predict(new ImageRow { Image = image });
        Assert.Equal(2, prediction.Small!.Width);
        Assert.Equal(Enumerable.Repeat(40f, 12), prediction.Pixels!);
        Assert.Null(engine.Predict(new ImageRow()).Small);
    }

    [Fact]
    public void Image_types_are_equal_by_size()
    {
        Assert.True(new ImageDataViewType(2, 3).Equals(new ImageDataViewType(2, 3)));
        Assert.False(new ImageDataViewType(2, 3).Equals(new ImageDataViewType(3, 2)));
        Assert.False(new ImageDataViewType(2, 3).Equals(new ImageDataViewType()));
        Assert.Equal(new ImageDataViewType(2, 3).GetHashCode(), new ImageDataViewType(2, 3).GetHashCode());
        Assert.Equal(typeof(MLImage), new ImageDataViewType().RawType);
        Assert.True(new ImageTypeAttribute(2, 3).Equals(new ImageTypeAttribute(2, 3)));
        Assert.False(new ImageTypeAttribute(2, 3).Equals(new ImageTypeAttribute()));
        Assert.Throws<ArgumentOutOfRangeException>("height", () => new ImageDataViewType(0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("width", () => new ImageDataViewType(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>("height", () => new ImageDataViewType(1 << 16, 1 << 16));
    }

    private static void Read(DataViewRow row, DataViewSchema.Column column)
    {
        if (column.Type is ImageDataViewType)
        {
            MLImage? image = null;
            row.GetGetter<MLImage?>(column)(ref image);
        }
        else
        {
            VBuffer<byte> bytes = default;
            row.GetGetter<VBuffer<byte>>(column)(ref bytes);
        }
    }

    private IDataView Paths(params string[] paths) => _ml.Data.LoadFromEnumerable(paths.Select(path => new PathRow { Path = path }).ToList());

    private sealed class PathRow
    {
        public string? Path { get; set; }
    }

    private sealed class SizedRow
    {
        [ImageType(3, 5)]
        public MLImage? Picture { get; set; }

        [ImageType]
        public MLImage? Any { get; set; }
    }

    private sealed class UnmarkedRow
    {
        public MLImage? Image { get; set; }
    }

    private sealed class Prediction
    {
        [ImageType(2, 2)]
        public MLImage? Small { get; set; }

        [VectorType]
        public float[]? Pixels { get; set; }
    }
}
