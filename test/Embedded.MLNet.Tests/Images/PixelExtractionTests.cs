using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Image;
using static Microsoft.ML.Transforms.Image.ImagePixelExtractingEstimator;

namespace Embedded.MLNet.Tests.Images;

/// <summary>Which colour stands where in the vectors made of images, and images made of such vectors.</summary>
public sealed class PixelExtractionTests
{
    private const int Width = 7;
    private const int Height = 5;

    private readonly MLContext _ml = new(seed: 1);

    public static TheoryData<ColorBits, ColorsOrder, bool> Layouts
    {
        get
        {
            TheoryData<ColorBits, ColorsOrder, bool> layouts = [];
            for (int colors = 1; colors <= (int)ColorBits.All; colors++)
            {
                foreach (ColorsOrder order in Enum.GetValues<ColorsOrder>())
                {
                    layouts.Add((ColorBits)colors, order, false);
                    layouts.Add((ColorBits)colors, order, true);
                }
            }
            return layouts;
        }
    }

    [Theory]
    [MemberData(nameof(Layouts))]
    public void Colours_come_in_their_order_and_make_the_image_again(ColorBits colors, ColorsOrder order, bool interleaved)
    {
        using MLImage image = Translucent(seed: 1);
        string letters = string.Concat(order.ToString().Where(letter => colors.HasFlag(Bit(letter))));
        float[] expected = Expected(image, letters, interleaved);

        var floats = _ml.Transforms.ExtractPixels("Out", "Image", colors, order, interleaved, offsetImage: 3, scaleImage: 0.5f);
        Assert.Equal(expected.Select(value => (value - 3) * 0.5f), ImageRows.Apply<float[]>(_ml, floats, image).Single());
        var bytes = _ml.Transforms.ExtractPixels("Pixels", "Image", colors, order, interleaved, outputAsFloatArray: false);
        var back = bytes.Append(_ml.Transforms.ConvertToImage(Height, Width, "Out", "Pixels", colors, order, interleaved,
            defaultAlpha: 1, defaultRed: 2, defaultGreen: 3, defaultBlue: 4));
        using MLImage again = ImageRows.Apply<MLImage>(_ml, back, image).Single();
        for (int i = 0; i < Width * Height; i++)
        {
            int[] color = SmallImages.At(image, i % Width, i / Width);
            int[] defaults = [2, 3, 4, 1];
            Assert.Equal("RGBA".Select((letter, at) => letters.Contains(letter) ? color[at] : defaults[at]), SmallImages.At(again, i % Width, i / Width));
        }
    }

    [Fact]
    public void Both_orders_of_bytes_give_the_same_vector()
    {
        using MLImage bgra = SmallImages.Random(Width, Height, seed: 2);
        byte[] swapped = bgra.Pixels.ToArray();
        for (int i = 0; i < swapped.Length; i += 4)
            (swapped[i], swapped[i + 2]) = (swapped[i + 2], swapped[i]);
        using MLImage rgba = MLImage.CreateFromPixels(Width, Height, MLPixelFormat.Rgba32, swapped);
        float[][] vectors = ImageRows.Apply<float[]>(_ml, _ml.Transforms.ExtractPixels("Out", "Image"), bgra, rgba);
        Assert.Equal(vectors[0], vectors[1]);
        Assert.Equal(Expected(bgra, "RGB", interleaved: false), vectors[0]);
        byte[][] bytes = ImageRows.Apply<byte[]>(_ml, _ml.Transforms.ExtractPixels("Out", "Image", outputAsFloatArray: false), bgra, rgba);
        Assert.Equal(bytes[0], bytes[1]);
    }

    [Fact]
    public void Planes_of_every_length_are_whole()
    {
        for (int width = 1; width < 40; width++)
        {
            using MLImage image = SmallImages.Random(width, 1, seed: width);
            float[] vector = ImageRows.Apply<float[]>(_ml, _ml.Transforms.ExtractPixels("Out", "Image", scaleImage: 1 / 255f), image).Single();
            Assert.Equal(Expected(image, "RGB", interleaved: false).Select(value => value * (1 / 255f)), vector);
        }
    }

    [Fact]
    public void No_image_gives_zeros_and_these_no_image()
    {
        using MLImage image = SmallImages.Random(Width, Height, seed: 3);
        IDataView data = ImageRows.Load(_ml, Height, Width, image, null);
        IDataView output = _ml.Transforms.ExtractPixels("Pixels", "Image")
            .Append(_ml.Transforms.ConvertToImage(Height, Width, "Out", "Pixels")).Fit(data).Transform(data);
        Assert.Equal(new float[3 * Width * Height], output.GetColumn<float[]>("Pixels").Last());
        Assert.Equal([true, false], output.GetColumn<MLImage>("Out").Select(made => made is not null));
    }

    [Fact]
    public void Types_have_the_planes_first_or_last()
    {
        IDataView data = ImageRows.Load(_ml, Height, Width);
        string TypeOf(IEstimator<ITransformer> estimator) => estimator.Fit(data).GetOutputSchema(data.Schema)["Out"].Type.ToString()!;
        Assert.Equal("Vector<Single, 3, 5, 7>", TypeOf(_ml.Transforms.ExtractPixels("Out", "Image")));
        Assert.Equal("Vector<Byte, 5, 7, 4>",
            TypeOf(_ml.Transforms.ExtractPixels("Out", "Image", ColorBits.All, interleavePixelColors: true, outputAsFloatArray: false)));
    }

    [Fact]
    public void Numbers_are_scaled_after_the_offset_and_cut_to_bytes()
    {
        IDataView data = _ml.Data.LoadFromEnumerable(new[] { new VectorRow { Values = [0, 1.9f, 100, 300, -5, float.NaN] } });
        using MLImage plain = Convert(data, _ml.Transforms.ConvertToImage(2, 1, "Out", nameof(VectorRow.Values)));
        Assert.Equal([0, 100, 0, 255, 1, 255, 0, 255], new[] { (0, 0), (0, 1) }.SelectMany(at => SmallImages.At(plain, at.Item1, at.Item2)).ToArray());
        using MLImage scaled = Convert(data, _ml.Transforms.ConvertToImage(2, 1, "Out", nameof(VectorRow.Values), scaleImage: 2, offsetImage: -1));
        Assert.Equal([2, 202, 0, 255, 5, 255, 0, 255], new[] { (0, 0), (0, 1) }.SelectMany(at => SmallImages.At(scaled, at.Item1, at.Item2)).ToArray());
        using MLImage doubles = Convert(data, _ml.Transforms.Conversion.ConvertType("Doubles", nameof(VectorRow.Values), DataKind.Double)
            .Append(_ml.Transforms.ConvertToImage(2, 1, "Out", "Doubles")));
        Assert.Equal(plain.Pixels.ToArray(), doubles.Pixels.ToArray());
    }

    [Fact]
    public void Wrong_columns_and_options_are_refused_by_name()
    {
        IDataView unknown = ImageRows.Load(_ml, 0, 0);
        IDataView vectors = _ml.Data.LoadFromEnumerable(new[] { new VectorRow { Values = new float[6] } });
        void Refuses(string parameter, Action action) => Assert.Throws<ArgumentOutOfRangeException>(parameter, action);
        Refuses("inputSchema", () => _ml.Transforms.ExtractPixels("Out", "Image").Fit(unknown));
        Refuses("inputSchema", () => _ml.Transforms.ExtractPixels("Out", "Values").Fit(vectors));
        Refuses("inputSchema", () => _ml.Transforms.ExtractPixels("Out", "Missing").Fit(vectors));
        Refuses("inputSchema", () => _ml.Transforms.ConvertToImage(3, 1, "Out", "Values").Fit(vectors));
        Refuses("inputSchema", () => _ml.Transforms.ConvertToImage(2, 1, "Out", "Image").Fit(unknown));
        Refuses("colorsToExtract", () => _ml.Transforms.ExtractPixels("Out", colorsToExtract: 0));
        Refuses("orderOfExtraction", () => _ml.Transforms.ExtractPixels("Out", orderOfExtraction: 0));
        Refuses("scaleImage", () => _ml.Transforms.ExtractPixels("Out", scaleImage: 0));
        Refuses("offsetImage", () => _ml.Transforms.ExtractPixels("Out", offsetImage: float.NaN));
        Refuses("imageWidth", () => _ml.Transforms.ConvertToImage(1, 0, "Out"));
        Refuses("imageHeight", () => _ml.Transforms.ConvertToImage(0, 1, "Out"));
        Refuses("defaultRed", () => _ml.Transforms.ConvertToImage(1, 1, "Out", defaultRed: 256));
    }

    [Fact]
    public void An_image_of_another_size_than_its_column_is_refused()
    {
        using MLImage image = SmallImages.Random(2, 2, seed: 5);
        IDataView data = ImageRows.Load(_ml, 3, 3, image);
        IDataView output = _ml.Transforms.ExtractPixels("Out", "Image").Fit(data).Transform(data);
        Assert.Throws<InvalidOperationException>(() => output.GetColumn<float[]>("Out").Count());
    }

    private static ColorBits Bit(char letter) => letter switch
    {
        'A' => ColorBits.Alpha,
        'R' => ColorBits.Red,
        'G' => ColorBits.Green,
        _ => ColorBits.Blue,
    };

    private static float[] Expected(MLImage image, string letters, bool interleaved)
    {
        int count = image.Width * image.Height;
        float Value(int pixel, char letter) => SmallImages.At(image, pixel % image.Width, pixel / image.Width)["RGBA".IndexOf(letter)];
        return interleaved
            ? [.. Enumerable.Range(0, count).SelectMany(pixel => letters.Select(letter => Value(pixel, letter)))]
            : [.. letters.SelectMany(letter => Enumerable.Range(0, count).Select(pixel => Value(pixel, letter)))];
    }

    private static MLImage Translucent(int seed)
    {
        var pixels = new byte[4 * Width * Height];
        new Random(seed).NextBytes(pixels);
        return MLImage.CreateFromPixels(Width, Height, MLPixelFormat.Bgra32, pixels);
    }

    private static MLImage Convert(IDataView data, IEstimator<ITransformer> estimator) =>
        estimator.Fit(data).Transform(data).GetColumn<MLImage>("Out").Single();

    private sealed class VectorRow
    {
        [VectorType(6)]
        public float[]? Values { get; set; }
    }
}
