using System.IO.Compression;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Transforms.Text;

namespace Embedded.MLNet.Tests.Text;

/// <summary>Text transforms where the golden file has no word: vectors, languages, odd arguments, damaged models.</summary>
public sealed class TextTransformsTests
{
    private readonly MLContext _ml = new(seed: 1);

    [Fact]
    public void Vectors_of_texts_are_normalized_one_by_one_and_lose_the_empty_ones()
    {
        IDataView rows = _ml.Data.LoadFromEnumerable([new TextsRow { Texts = ["Ünder", "", "...", "TWO 2"] }]);
        IDataView output = _ml.Transforms.Text.NormalizeText("Out", "Texts", keepPunctuations: false).Fit(rows).Transform(rows);
        Assert.Equal("Vector<String>", output.Schema["Out"].Type.ToString());
        Assert.Equal([["under", "two 2"]], output.GetColumn<string[]>("Out"));
    }

    [Fact]
    public void Combining_accents_are_dropped_and_letters_that_are_no_accented_ones_stay()
    {
        IDataView rows = Rows("e\u0301 Ệ ß ø й Ž");
        Assert.Equal(["e e ß ø й z"], _ml.Transforms.Text.NormalizeText("Out", "Text").Fit(rows).Transform(rows).GetColumn<string>("Out"));
    }

    [Fact]
    public void Characters_of_several_texts_are_one_sequence()
    {
        IDataView rows = _ml.Data.LoadFromEnumerable([new TextsRow { Texts = ["a", "", "b"] }]);
        IDataView output = _ml.Transforms.Text.TokenizeIntoCharactersAsKeys("Out", "Texts").Fit(rows).Transform(rows);
        Assert.Equal([[2, 'a', 31, 'b', 3]], output.GetColumn<ushort[]>("Out"));
    }

    [Theory]
    [InlineData(StopWordsRemovingEstimator.Language.English, "because")]
    [InlineData(StopWordsRemovingEstimator.Language.French, "nous")]
    [InlineData(StopWordsRemovingEstimator.Language.German, "NICHT")]
    [InlineData(StopWordsRemovingEstimator.Language.Dutch, "niet")]
    [InlineData(StopWordsRemovingEstimator.Language.Danish, "også")]
    [InlineData(StopWordsRemovingEstimator.Language.Swedish, "inte")]
    [InlineData(StopWordsRemovingEstimator.Language.Italian, "perché")]
    [InlineData(StopWordsRemovingEstimator.Language.Spanish, "también")]
    [InlineData(StopWordsRemovingEstimator.Language.Portuguese, "também")]
    [InlineData(StopWordsRemovingEstimator.Language.Portuguese_Brazilian, "também")]
    [InlineData(StopWordsRemovingEstimator.Language.Norwegian_Bokmal, "ikke")]
    [InlineData(StopWordsRemovingEstimator.Language.Russian, "Только")]
    public void Stop_words_of_a_language_are_removed_whatever_their_case(StopWordsRemovingEstimator.Language language, string stopWord)
    {
        IDataView rows = _ml.Data.LoadFromEnumerable([new TextsRow { Texts = ["zebra", stopWord, "xylophone"] }]);
        ITransformer model = _ml.Transforms.Text.RemoveDefaultStopWords("Out", "Texts", language).Fit(rows);
        foreach (ITransformer each in new[] { model, GoldenTexts.Reload(_ml, model, rows.Schema) })
            Assert.Equal([["zebra", "xylophone"]], each.Transform(rows).GetColumn<string[]>("Out"));
    }

    [Theory]
    [InlineData(StopWordsRemovingEstimator.Language.Polish)]
    [InlineData(StopWordsRemovingEstimator.Language.Czech)]
    [InlineData(StopWordsRemovingEstimator.Language.Arabic)]
    [InlineData(StopWordsRemovingEstimator.Language.Japanese)]
    public void A_language_without_a_list_is_named(StopWordsRemovingEstimator.Language language)
    {
        var thrown = Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.Text.RemoveDefaultStopWords("Out", "Texts", language));
        Assert.Contains(language.ToString(), thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void N_grams_come_by_their_first_word_and_may_skip()
    {
        Assert.Equal(["a", "a|b", "a|b|c", "a|b|d", "a|c", "a|c|d", "b", "b|c", "b|c|d", "b|d", "c", "c|d", "d"],
            SlotNames(_ml.Transforms.Text.ProduceWordBags("Out", "Text", ngramLength: 3, skipLength: 1), Rows("a b c d"), "Out"));
    }

    [Fact]
    public void Room_for_no_single_words_leaves_room_for_pairs()
    {
        var options = new TextFeaturizingEstimator.Options { CharFeatureExtractor = null, WordFeatureExtractor = new() { NgramLength = 2, MaximumNgramsCount = [0, 2] } };
        IDataView rows = Rows("a b c d");
        VBuffer<ReadOnlyMemory<char>> names = default;
        _ml.Transforms.Text.FeaturizeText("Out", options, "Text").Fit(rows).Transform(rows).Schema["Out"].GetSlotNames(ref names);
        Assert.Equal(["a|b", "b|*"], names.DenseValues().Select(name => name.ToString()));
    }

    [Fact]
    public void A_table_without_words_gives_vectors_without_slots()
    {
        IDataView rows = Rows("", null);
        IDataView output = _ml.Transforms.Text.ProduceWordBags("Out", "Text").Fit(rows).Transform(rows);
        Assert.Equal([[], []], output.GetColumn<float[]>("Out"));
    }

    [Fact]
    public void Hashes_of_several_columns_differ_by_column_where_they_are_ordered()
    {
        IDataView rows = _ml.Data.LoadFromEnumerable([new TextsRow { Texts = ["red", "fox"] }]);
        var keys = _ml.Transforms.Conversion.MapValueToKey("A", "Texts").Append(_ml.Transforms.CopyColumns("B", "A"));
        foreach (bool ordered in new[] { true, false })
        {
            var pipeline = keys.Append(_ml.Transforms.Text.ProduceHashedNgrams("Out", ["A", "B"], numberOfBits: 12, useOrderedHashing: ordered, maximumNumberOfInverts: -1));
            ITransformer model = pipeline.Fit(rows);
            foreach (ITransformer each in new[] { model, GoldenTexts.Reload(_ml, model, rows.Schema) })
            {
                IDataView output = each.Transform(rows);
                float[] features = output.GetColumn<float[]>("Out").Single();
                Assert.Equal(ordered ? [1, 1, 1, 1, 1, 1] : [2, 2, 2], features.Where(value => value != 0));
                VBuffer<ReadOnlyMemory<char>> names = default;
                output.Schema["Out"].GetSlotNames(ref names);
                string[] found = [.. names.Items().Select(pair => pair.Value.ToString()).Order(StringComparer.Ordinal)];
                Assert.Equal(ordered ? ["A:fox", "A:red", "A:red|fox", "B:fox", "B:red", "B:red|fox"] : ["{A:fox,B:fox}", "{A:red,B:red}", "{A:red|fox,B:red|fox}"], found);
            }
        }
    }

    [Fact]
    public void Hashed_words_can_be_told_from_their_slots()
    {
        IDataView rows = Rows("red fox", "blue fox");
        ITransformer model = _ml.Transforms.Text.ProduceHashedWordBags("Out", "Text", numberOfBits: 12, maximumNumberOfInverts: -1).Fit(rows);
        foreach (ITransformer each in new[] { model, GoldenTexts.Reload(_ml, model, rows.Schema) })
        {
            VBuffer<ReadOnlyMemory<char>> names = default;
            each.Transform(rows).Schema["Out"].GetSlotNames(ref names);
            Assert.Equal(["blue", "fox", "red"], names.Items().Select(pair => pair.Value.ToString()).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public void Bags_of_several_columns_have_the_words_of_all()
    {
        IDataView rows = _ml.Data.LoadFromEnumerable([new TwoTexts { A = "red fox", B = "dog" }]);
        VBuffer<ReadOnlyMemory<char>> names = default;
        IDataView bags = _ml.Transforms.Text.ProduceWordBags("Out", ["A", "B"], ngramLength: 1).Fit(rows).Transform(rows);
        bags.Schema["Out"].GetSlotNames(ref names);
        Assert.Equal(["red", "fox", "dog"], names.DenseValues().Select(name => name.ToString()));
        IDataView hashed = _ml.Transforms.Text.ProduceHashedWordBags("Out", ["A", "B"], numberOfBits: 12).Fit(rows).Transform(rows);
        Assert.Equal(3, hashed.GetColumn<float[]>("Out").Single().Sum());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public void Bits_of_hashes_are_checked(int bits) => Assert.Equal("numberOfBits",
        Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Transforms.Text.ProduceHashedNgrams("Out", "Keys", numberOfBits: bits)).ParamName);

    [Fact]
    public void A_damaged_model_is_an_error_or_a_model()
    {
        IDataView rows = Rows("the red fox", "a blue dog");
        ITransformer model = _ml.Transforms.Text.FeaturizeText("Features", "Text").Fit(rows);
        using var stream = new MemoryStream();
        _ml.Model.Save(model, rows.Schema, stream);
        byte[] saved = stream.ToArray();
        var random = new Random(7);
        int refused = 0;
        for (int i = 0; i < 200; i++)
        {
            byte[] damaged = Damage(saved, random);
            Exception? thrown = Record.Exception(() => new MLContext().Model.Load(new MemoryStream(damaged), out _).Transform(rows).Preview());
            Assert.True(thrown is null or FormatException or InvalidOperationException or ArgumentException or IOException or NotSupportedException, $"{thrown}");
            refused += thrown is null ? 0 : 1;
        }
        Assert.NotEqual(0, refused);
    }

    // A few bytes of the parts that the transformers wrote are others.
    private static byte[] Damage(byte[] model, Random random)
    {
        using var source = new ZipArchive(new MemoryStream(model), ZipArchiveMode.Read);
        using var result = new MemoryStream();
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ZipArchiveEntry entry in source.Entries)
            {
                using var content = new MemoryStream();
                using (Stream input = entry.Open())
                    input.CopyTo(content);
                byte[] bytes = content.ToArray();
                for (int i = 0; i < 3 && entry.Name == "Model.key"; i++)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
                using Stream output = target.CreateEntry(entry.FullName).Open();
                output.Write(bytes);
            }
        }
        return result.ToArray();
    }

    private static string[] SlotNames(WordBagEstimator estimator, IDataView rows, string column)
    {
        VBuffer<ReadOnlyMemory<char>> names = default;
        estimator.Fit(rows).Transform(rows).Schema[column].GetSlotNames(ref names);
        return [.. names.DenseValues().Select(name => name.ToString())];
    }

    private IDataView Rows(params string?[] texts) => _ml.Data.LoadFromEnumerable(texts.Select(text => new TextRow { Text = text }).ToArray());

    private sealed class TwoTexts
    {
        public string A { get; set; } = "";

        public string B { get; set; } = "";
    }

    private sealed class TextsRow
    {
        public string[] Texts { get; set; } = [];
    }
}
