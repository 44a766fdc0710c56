using System.IO.Compression;
using System.Text;
using System.Text.Json;
using DeepEstimators.Networks;
using DeepEstimators.Tests.Estimators;
using DeepEstimators.Tests.Inputs;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Tokenizers;
using TorchSharp;

namespace DeepEstimators.Tests.Catalog;

[Collection(nameof(TensorCount))]
public sealed class DeepTextTests
{
    // Pieces of words, with which "film" is one piece and "long" two.
    private const string Pieces = "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\ngood\nbad\nthe\nfilm\nwas\nvery\nlo\n##ng\nand\ni\nsaw\nit";

    private readonly MLContext ml = new(seed: 1);

    private IDataView Data => TextRow.Load(ml);

    private IDataView Test => TextRow.Load(ml, 100, seed: 2);

    public static TheoryData<string> Tokenizations => ["words", "pieces", "pairs", "ranks", "own"];

    [Theory]
    [MemberData(nameof(Tokenizations))]
    public void Texts_are_told_apart_by_any_tokens(string name)
    {
        using var model = Binary(TokenizationOf(name)).Fit(Data);
        var metrics = ml.BinaryClassification.Evaluate(model.Transform(Test));
        Assert.True(metrics.Accuracy > 0.95, $"{metrics.Accuracy}");
    }

    [Fact]
    public void Classes_and_numbers_are_learned_too()
    {
        var keys = ml.Transforms.Conversion.MapValueToKey("Key", "Label").Fit(Data);
        using var classes = ml.MulticlassClassification.Trainers
            .DeepText("Key", network: Small(), training: Training()).Fit(keys.Transform(Data));
        Assert.True(ml.MulticlassClassification.Evaluate(classes.Transform(keys.Transform(Test)), "Key").MicroAccuracy > 0.95);
        using var numbers = ml.Regression.Trainers.DeepText("Number", network: Small(), training: Training(60)).Fit(Data);
        Assert.True(ml.Regression.Evaluate(numbers.Transform(Test), "Number").RSquared > 0.7);
    }

    [Theory]
    [InlineData("words")]
    [InlineData("pieces")]
    [InlineData("pairs")]
    [InlineData("ranks")]
    public void A_loaded_model_gives_the_same_scores(string name)
    {
        using var model = Binary(TokenizationOf(name), epochs: 2).Fit(Data);
        var saved = Save(model);
        var chain = (IEnumerable<ITransformer>)new MLContext().Model.Load(new MemoryStream(saved), out _);
        using var loaded = (DeepBinaryTransformer)chain.Single();
        Assert.Equal(Scores(model), Scores(loaded));
        Assert.Equal(model.Model.InputShape, loaded.Model.InputShape);
        Assert.Equal(TextDataViewType.Instance, loaded.FeatureColumnType);
    }

    [Fact]
    public void A_saved_model_tells_its_tokens()
    {
        using var model = Binary(Tokenization.Words(), epochs: 1).Fit(Data);
        using var zip = new ZipArchive(new MemoryStream(Save(model)));
        using var config = JsonDocument.Parse(Entry(zip, "config.json"));
        var text = config.RootElement.GetProperty("input").GetProperty("text");
        Assert.Equal("words", text.GetProperty("tokenization").GetProperty("type").GetString());
        Assert.Equal(11, text.GetProperty("vocabulary").GetInt32());
        Assert.Equal(7, text.GetProperty("length").GetInt32());
        Assert.Equal("text-transformer", config.RootElement.GetProperty("network").GetProperty("type").GetString());
        Assert.Contains("good", Encoding.UTF8.GetString(Entry(zip, "vocabulary.txt")).Split('\n'));
    }

    [Theory]
    [InlineData("vocabulary.txt", "good\ngood")]
    [InlineData("vocabulary.txt", "good")]
    [InlineData("config.json", null)]
    public void A_changed_model_is_refused(string entry, string? content)
    {
        using var model = Binary(Tokenization.Words(), epochs: 1).Fit(Data);
        using var file = new MemoryStream();
        file.Write(Save(model));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var found = zip.Entries.Single(item => item.Name == entry);
            var text = content ?? Encoding.UTF8.GetString(Read(found)).Replace("\"length\": 7", "\"length\": 70000000", StringComparison.Ordinal);
            using var writer = found.Open();
            writer.SetLength(0);
            writer.Write(Encoding.UTF8.GetBytes(text));
        }

        file.Position = 0;
        Assert.ThrowsAny<Exception>(() => new MLContext().Model.Load(file, out _));
    }

    [Fact]
    public void A_tokenizer_of_the_users_own_cannot_be_saved_and_says_why()
    {
        using var model = Binary(TokenizationOf("own"), epochs: 1).Fit(Data);
        var error = Assert.ThrowsAny<Exception>(() => Save(model));
        Assert.Contains("A model with the tokenizer BertTokenizer cannot be saved", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void One_row_scores_as_in_a_batch_and_unseen_and_empty_texts_have_scores()
    {
        using var model = Binary(Tokenization.Words()).Fit(Data);
        var engine = ml.Model.CreatePredictionEngine<TextRow, Scored>(model);
        var texts = new[] { "good", "the film was very bad and I saw it and it was very long", "", null, "unseen words only" };
        var together = model.Transform(ml.Data.LoadFromEnumerable(texts.Select(text => new TextRow { Text = text })))
            .GetColumn<float>("Score").ToArray();
        for (var i = 0; i < texts.Length; i++)
        {
            var alone = engine.Predict(new TextRow { Text = texts[i] }).Score;
            Assert.True(float.IsFinite(alone));
            Assert.Equal(together[i], alone, 1e-5f);
        }
    }

    [Fact]
    public void A_fit_leaves_no_tensor_behind()
    {
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        using (var model = Binary(Tokenization.Words(), epochs: 1).Fit(Data))
            Scores(model);
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        using var first = Binary(Tokenization.Words(), epochs: 2).Fit(Data);
        using var second = Binary(Tokenization.Words(), epochs: 2).Fit(Data);
        Assert.Equal(Scores(first), Scores(second));
    }

    [Fact]
    public void Options_that_cannot_be_are_refused_by_name()
    {
        Refused("MaxLength", options => options.MaxLength = 0);
        Refused("MaxVocabulary", options => options.MaxVocabulary = 1);
        Refused("MinimumCount", options => options.MinimumCount = 0);
        Refused("Tokenization", options => options.Tokenization = null!);
        Assert.Throws<ArgumentException>(() => Tokenization.WordPiece(new MemoryStream()));
        Assert.Throws<ArgumentException>(() => Tokenization.Bpe(Stream("no json"), Stream("a b")));
        Assert.Throws<ArgumentOutOfRangeException>(() => Tokenization.Tiktoken(Stream("YQ== 0"), (TiktokenEncoding)9));
        Assert.Throws<ArgumentException>(() => ml.BinaryClassification.Trainers.DeepText(network: Network.Mlp()).Fit(Data));

        void Refused(string option, Action<DeepTextOptions> set)
        {
            var options = new DeepTextOptions();
            set(options);
            Assert.Equal(option, Assert.ThrowsAny<ArgumentException>(() => ml.BinaryClassification.Trainers.DeepText(options)).ParamName);
        }
    }

    private DeepBinaryTrainer Binary(Tokenization tokenization, int epochs = 30) =>
        ml.BinaryClassification.Trainers.DeepText(network: Small(), tokenization: tokenization, training: Training(epochs));

    private static Network Small() => Network.TextTransformer(1, 16, 2, dropout: 0);

    private static TrainingOptions Training(int epochs = 30)
    {
        var training = TrainingOptions.ForTexts();
        training.Epochs = epochs;
        training.LearningRate = 0.01;
        training.EarlyStoppingPatience = 0;
        training.Seed = 1;
        training.Threads = 1;
        return training;
    }

    private static Tokenization TokenizationOf(string name) => name switch
    {
        "words" => Tokenization.Words(),
        "pieces" => Tokenization.WordPiece(Stream(Pieces)),
        "pairs" => Tokenization.Bpe(Stream(Letters()), Stream("#version: 0.2\ng o\no d\nb a"), byteLevel: false),
        "ranks" => Tokenization.Tiktoken(Stream(Bytes()), TiktokenEncoding.Cl100kBase),
        _ => Tokenization.Of(BertTokenizer.Create(Stream(Pieces))),
    };

    private static string Letters()
    {
        var tokens = Enumerable.Range('a', 26).Select(letter => ((char)letter).ToString()).Append("I").Concat(["go", "od", "ba"]);
        return JsonSerializer.Serialize(tokens.Select((token, id) => (token, id)).ToDictionary(pair => pair.token, pair => pair.id));
    }

    // All bytes, and "go" and "ba" as pairs.
    private static string Bytes() => string.Join('\n', Enumerable.Range(0, 256).Select(value => new[] { (byte)value })
        .Concat([[(byte)'g', (byte)'o'], [(byte)'b', (byte)'a']])
        .Select((token, rank) => $"{Convert.ToBase64String(token)} {rank}"));

    private static MemoryStream Stream(string text) => new(Encoding.UTF8.GetBytes(text));

    private byte[] Save(ITransformer model)
    {
        using var stream = new MemoryStream();
        ml.Model.Save(model, Data.Schema, stream);
        return stream.ToArray();
    }

    private float[] Scores(DeepBinaryTransformer model) => model.Transform(Test).GetColumn<float>("Score").ToArray();

    private static byte[] Entry(ZipArchive zip, string name) => Read(zip.Entries.Single(entry => entry.Name == name));

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private sealed class Scored
    {
        public float Score { get; set; }
    }
}
