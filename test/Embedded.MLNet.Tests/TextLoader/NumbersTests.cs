using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;
using Loader = Microsoft.ML.Data.TextLoader;

namespace Embedded.MLNet.Tests.TextLoader;

/// <summary>Numbers in text are read to the last bit, and odd lines take no more memory than they have characters.</summary>
public sealed class NumbersTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;
    private readonly MLContext _ml = new(seed: 1);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Singles_and_doubles_are_the_nearest_ones()
    {
        string[] texts = [.. MakeNumbers()];
        string path = Path.Combine(_folder, "numbers.csv");
        File.WriteAllLines(path, texts);
        IDataView view = _ml.Data.LoadFromTextFile(path, [new("S", DataKind.Single, 0), new("D", DataKind.Double, 0)], separatorChar: ',');
        float[] singles = [.. view.GetColumn<float>("S")];
        double[] doubles = [.. view.GetColumn<double>("D")];
        Assert.Equal(texts.Length, singles.Length);
        for (int i = 0; i < texts.Length; i++)
        {
            Assert.True(float.Parse(texts[i], CultureInfo.InvariantCulture).Equals(singles[i]), $"{texts[i]} is read as {singles[i]:R}");
            Assert.True(double.Parse(texts[i], CultureInfo.InvariantCulture).Equals(doubles[i]), $"{texts[i]} is read as {doubles[i]:R}");
        }
    }

    [Fact]
    public void A_decimal_comma_gives_the_same_numbers()
    {
        string[] texts = [.. MakeNumbers().Take(5000)];
        string path = Path.Combine(_folder, "comma.csv");
        File.WriteAllLines(path, texts.Select(text => text.Replace('.', ',')));
        var options = new Loader.Options { Separators = [';'], DecimalMarker = ',', Columns = [new("S", DataKind.Single, 0)] };
        Assert.Equal(texts.Select(text => float.Parse(text, CultureInfo.InvariantCulture)), _ml.Data.LoadFromTextFile(path, options).GetColumn<float>("S"));
    }

    [Theory]
    [InlineData("1,2000000000,0:5,1999999999:7", 2000000000, 2)]
    [InlineData("1,6,5:1,4:2,0:3,4:9", 6, 3)]
    [InlineData("1,3,2:1,5", 4, 2)]
    public void Sparse_lines_give_vectors_of_the_length_that_they_say(string line, int length, int count)
    {
        VBuffer<float> value = Single(line, new Loader.Options { Separators = [','], AllowSparse = true, Columns = [VariableEnd()] });
        Assert.Equal(length, value.Length);
        Assert.Equal(count, value.GetValues().Length);
        int[] indices = value.GetIndices().ToArray();
        Assert.Equal(indices.Distinct().Order(), indices);
    }

    [Fact]
    public void A_sparse_slot_that_comes_twice_has_the_last_value() =>
        Assert.Equal([3, 0, 0, 0, 9, 1],
            Single("1,6,5:1,4:2,0:3,4:9", new Loader.Options { Separators = [','], AllowSparse = true, Columns = [VariableEnd()] }).DenseValues());

    [Fact]
    public void With_the_size_of_lines_known_sparse_fields_need_no_count()
    {
        Loader.Options Options(int size) => new() { Separators = [' '], AllowSparse = true, InputSize = size, Columns = [new("F", DataKind.Single, 0, size - 1)] };
        Assert.Equal([1, 2, 0, 0, 6, 0, 4], Single("1 2 2:6 4:4", Options(7)).DenseValues());
        Assert.Equal([1, 2, 0, 0, 6, 0, 4, 0, 0, 0], Single("1 2 2:6 4:4", Options(10)).DenseValues());
    }

    [Fact]
    public void Absurd_sizes_are_refused_or_cost_nothing()
    {
        Assert.Throws<FormatException>(() => Single("1,2000000000,0:1,2000000000,1:1",
            new Loader.Options { Separators = [','], AllowSparse = true, Columns = [VariableEnd()] }));
        // A range of two thousand million fields, of which a line has two.
        var wide = new Loader.Options { Separators = [','], Columns = [new("F", DataKind.Single, 0, 2_000_000_000)] };
        VBuffer<float> value = Single("1,2", wide);
        Assert.Equal((2_000_000_001, 2), (value.Length, value.GetValues().Length));
        wide.MissingRealsAsNaNs = true;
        Assert.Throws<FormatException>(() => Single("1,2", wide));
        var others = new Loader.Options
        {
            Separators = [','],
            InputSize = int.MaxValue,
            HasHeader = true,
            Columns = [new("A", DataKind.Single, 1), new("F", DataKind.Single, [new Loader.Range { Min = 0, AllOther = true }])],
        };
        string path = Path.Combine(_folder, "others.csv");
        File.WriteAllText(path, "a,b,c\n1,2,3\n");
        IDataView view = _ml.Data.LoadFromTextFile(path, others);
        Assert.Equal($"Vector<Single, {int.MaxValue - 1}>", view.Schema["F"].Type.ToString());
        Assert.Equal([1f, 3f], view.GetColumn<VBuffer<float>>("F").Single().GetValues().ToArray());
        VBuffer<ReadOnlyMemory<char>> names = default;
        view.Schema["F"].GetSlotNames(ref names);
        Assert.Equal(["a", "c"], names.GetValues().ToArray().Select(name => name.ToString()));
    }

    private static Loader.Column VariableEnd() => new("F", DataKind.Single, [new Loader.Range { Min = 1, VariableEnd = true }]);

    private VBuffer<float> Single(string line, Loader.Options options)
    {
        string path = Path.Combine(_folder, "line.csv");
        File.WriteAllText(path, line + "\n");
        return _ml.Data.LoadFromTextFile(path, options).GetColumn<VBuffer<float>>("F").Single();
    }

    // Numbers of every length, round values of both types, and the middle between two singles with what lies just beside it.
    private static IEnumerable<string> MakeNumbers()
    {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++)
        {
            float single = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
            double real = BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue));
            if (float.IsFinite(single))
                yield return single.ToString("R", CultureInfo.InvariantCulture);
            if (double.IsFinite(real))
                yield return real.ToString("R", CultureInfo.InvariantCulture);
            string digits = string.Concat(Enumerable.Range(0, random.Next(1, 24)).Select(_ => (char)('0' + random.Next(10))));
            int point = random.Next(digits.Length + 1);
            yield return $"{(i % 3 == 0 ? "-" : "")}{digits[..point]}.{digits[point..]}";
            yield return $"{digits}e{random.Next(-30, 30)}";
            float low = random.NextSingle() * 1000;
            decimal middle = ((decimal)low + (decimal)MathF.BitIncrement(low)) / 2;
            yield return ((double)low + (((double)MathF.BitIncrement(low) - low) / 2)).ToString("F30", CultureInfo.InvariantCulture)[..Math.Min(19, 20)];
            yield return middle.ToString(CultureInfo.InvariantCulture);
        }
        for (float low = 1; low < 16; low = MathF.BitIncrement(low + 0.37f))
        {
            string middle = (((double)low + MathF.BitIncrement(low)) / 2).ToString("F18", CultureInfo.InvariantCulture);
            yield return middle;
            yield return middle + "1";
            yield return middle.TrimEnd('0');
        }
    }
}
