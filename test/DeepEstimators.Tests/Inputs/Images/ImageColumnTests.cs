using DeepEstimators.Inputs.Images;
using DeepEstimators.Networks;
using DeepEstimators.Tests.Estimators;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;

namespace DeepEstimators.Tests.Inputs.Images;

[Collection(nameof(TensorCount))]
public sealed class ImageColumnTests
{
    private readonly MLContext ml = new(seed: 1);

    [Theory]
    [InlineData(MLPixelFormat.Rgba32)]
    [InlineData(MLPixelFormat.Bgra32)]
    public void An_image_of_the_right_size_keeps_its_pixels_channel_after_channel(MLPixelFormat format)
    {
        // Red 10 and 40, green 20 and 50, blue 30 and 60.
        byte[] pixels = format == MLPixelFormat.Rgba32 ? [10, 20, 30, 255, 40, 50, 60, 255] : [30, 20, 10, 255, 60, 50, 40, 255];
        using var image = MLImage.CreateFromPixels(2, 1, format, pixels);
        Assert.Equal([10, 40, 20, 50, 30, 60], Resample(image, 3, 1, 2));
        Assert.Equal([10, 40, 20, 50, 30, 60, 255, 255], Resample(image, 4, 1, 2));
        // 0.299 red + 0.587 green + 0.114 blue
        Assert.Equal([18, 48], Resample(image, 1, 1, 2));
    }

    [Fact]
    public void A_shrunk_image_looks_at_every_pixel()
    {
        using var image = Grey(4, 2, [0, 100, 200, 60, 40, 20, 80, 120]);
        // The filter weighs pixels by 1/8, 3/8, 3/8, 1/8, and without those beyond the border by 3/7, 3/7, 1/7.
        Assert.Equal([50, 160], Resample(Grey(4, 1, [0, 70, 140, 210]), 1, 1, 2));
        // 5/24, 7/24, 7/24, 5/24 across make 100 and 62.5 of the rows.
        Assert.Equal([81], Resample(image, 1, 1, 1));
        Assert.All(Resample(Grey(50, 31, Enumerable.Repeat((byte)77, 1550).ToArray()), 1, 9, 13), value => Assert.Equal(77, value));
    }

    [Fact]
    public void An_enlarged_image_is_interpolated() =>
        Assert.Equal([0, 25, 75, 100], Resample(Grey(2, 1, [0, 100]), 1, 1, 4));

    [Theory]
    [InlineData("images")]
    [InlineData("files")]
    public void Images_and_image_files_are_told_apart_and_the_model_comes_back(string column)
    {
        using var folder = new Folder();
        var data = Pictures(folder.Path, 40);
        using var model = Trainer(column).Fit(data);
        Assert.True(ml.BinaryClassification.Evaluate(model.Transform(data)).Accuracy > 0.95);
        using var stream = new MemoryStream();
        ml.Model.Save(model, data.Schema, stream);
        stream.Position = 0;
        using var loaded = (DeepBinaryTransformer)((IEnumerable<ITransformer>)new MLContext().Model.Load(stream, out _)).Single();
        Assert.Equal(Scores(model, data), Scores(loaded, data));
        Assert.Equal(InputShape.Image(3, 8, 8), loaded.Model.InputShape);
    }

    [Fact]
    public void A_broken_file_and_a_missing_image_are_refused_by_column_and_row()
    {
        var trainer = Trainer("Bytes", "Bytes");
        Refused([Png(1), [1, 2, 3, 4]], "Column 'Bytes' holds no image that can be decoded in row 1 (4 bytes)");
        Refused([Png(1), Png(2), []], "Column 'Bytes' has no image in row 2.");
        var missing = ml.Data.LoadFromEnumerable(new[] { new Picture { Image = Grey(2, 2, [1, 2, 3, 4]) }, new Picture { Label = true } });
        var error = Assert.Throws<InvalidOperationException>(() => Trainer("Image", "Image").Fit(missing));
        Assert.Contains("Column 'Image' has no image in row 1.", error.Message);

        void Refused(byte[][] files, string message)
        {
            var data = ml.Data.LoadFromEnumerable(files.Select((file, row) => new Encoded { Label = row % 2 == 0, Bytes = file }));
            Assert.Contains(message, Assert.Throws<InvalidOperationException>(() => trainer.Fit(data)).Message);
        }
    }

    [Fact]
    public void Sizes_come_from_the_options_else_from_the_column()
    {
        var data = ml.Data.LoadFromEnumerable(new[] { new Picture() });
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new ImageColumnChoice(null, null, 8).Choose(data.Schema, "Image", "input"));
        Assert.Contains("The images of column 'Image' may be of any size: give the Height and Width", error.Message);
        error = Assert.Throws<ArgumentOutOfRangeException>(() => new ImageColumnChoice(2, 8, 8).Choose(data.Schema, "Image", "input"));
        Assert.Contains("allowed: 1 (grey), 3 (red, green, blue) or 4 (with alpha)", error.Message);
        var resized = ml.Transforms.ResizeImages("Image", 6, 4).Fit(data).Transform(data).Schema;
        Assert.Equal(InputShape.Image(3, 4, 6), new ImageColumnChoice(null, null, null).Choose(resized, "Image", "input").Shape);
    }

    private DeepBinaryTrainer Trainer(string kind, string? column = null)
    {
        var training = TrainingOptions.ForImages();
        training.Epochs = 12;
        training.BatchSize = 10;
        training.Seed = 1;
        return ml.BinaryClassification.Trainers.DeepImage(
            imageColumnName: column ?? (kind == "images" ? "Image" : "File"),
            network: Network.SmallCnn([4, 8], dropout: 0), height: 8, width: 8, training: training);
    }

    // Files of red and of blue noise in two sizes, as images and as bytes.
    private IDataView Pictures(string folder, int count)
    {
        var paths = Enumerable.Range(0, count).Select(i =>
        {
            var path = System.IO.Path.Combine(folder, $"{i}.png");
            File.WriteAllBytes(path, Png(i));
            return new PicturePath { Label = i % 2 == 0, Path = $"{i}.png" };
        });
        var data = ml.Data.LoadFromEnumerable(paths.ToArray());
        return ml.Transforms.LoadImages("Image", folder, "Path").Append(ml.Transforms.LoadRawImageBytes("File", folder, "Path"))
            .Fit(data).Transform(data);
    }

    private static byte[] Png(int number)
    {
        var random = new Random(number);
        int width = 12 + number % 2 * 7, height = 10;
        var pixels = new byte[4 * width * height];
        for (var i = 0; i < pixels.Length; i += 4)
        {
            pixels[i + (number % 2 == 0 ? 0 : 2)] = (byte)random.Next(60, 256);
            pixels[i + 3] = 255;
        }

        using var image = MLImage.CreateFromPixels(width, height, MLPixelFormat.Rgba32, pixels);
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}.png");
        image.Save(path);
        var bytes = File.ReadAllBytes(path);
        File.Delete(path);
        return bytes;
    }

    private static float[] Scores(DeepBinaryTransformer model, IDataView data) =>
        model.Transform(data).GetColumn<float>("Score").ToArray();

    private static MLImage Grey(int width, int height, byte[] values) => MLImage.CreateFromPixels(
        width, height, MLPixelFormat.Rgba32, values.SelectMany(value => new byte[] { value, value, value, 255 }).ToArray());

    private static byte[] Resample(MLImage image, int channels, int height, int width)
    {
        var result = new byte[channels * height * width];
        new ImageResampler(InputShape.Image(channels, height, width)).Run(image, result);
        return result;
    }

    private sealed class Folder : IDisposable
    {
        internal string Path { get; } = Directory.CreateTempSubdirectory().FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }

    private sealed class PicturePath
    {
        public bool Label { get; set; }

        public string Path { get; set; } = "";
    }

    private sealed class Picture
    {
        public bool Label { get; set; }

        [ImageType]
        public MLImage? Image { get; set; }
    }

    private sealed class Encoded
    {
        public bool Label { get; set; }

        public byte[] Bytes { get; set; } = [];
    }
}
