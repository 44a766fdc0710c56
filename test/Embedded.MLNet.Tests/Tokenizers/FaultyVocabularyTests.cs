using System.Text;
using System.Text.Json;
using Microsoft.ML.Tokenizers;

namespace Embedded.MLNet.Tests.Tokenizers;

public sealed class FaultyVocabularyTests
{
    private const string Vocabulary = """{"a": 0, "b": 1, "ab": 2, "\u0120c\\": 3}""";
    private const string Merges = "#version: 0.2\na b\n";

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("""{"a": 0""")]
    [InlineData("""{"a": "0"}""")]
    [InlineData("""{"a": 1.5}""")]
    [InlineData("""{"a": 99999999999}""")]
    [InlineData("""{"a": {"b": 1}}""")]
    [InlineData("""{"a": 0} x""")]
    [InlineData("""{"\ud800": 0}""")]
    public void What_is_no_object_of_tokens_and_ids_is_refused(string json) =>
        Assert.ThrowsAny<JsonException>(() => BpeTokenizer.Create(json.AsStream(), null));

    [Theory]
    [InlineData("a\n", "Line 1")]
    [InlineData("#version: 0.2\na b c\n", "Line 2")]
    [InlineData("a b\n b\n", "Line 2")]
    [InlineData("a c\n", "'ac'")]
    [InlineData("b a\n", "'ba'")]
    public void A_merge_that_is_none_is_named(string merges, string named) =>
        Assert.Contains(named, Assert.Throws<InvalidOperationException>(() => BpeTokenizer.Create(Vocabulary.AsStream(), merges.AsStream())).Message);

    [Fact]
    public void What_contradicts_itself_is_refused()
    {
        Assert.Contains("same id 0", Assert.Throws<ArgumentException>(() => BpeTokenizer.Create("""{"a": 0, "b": 0}""".AsStream(), null)).Message);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => BpeTokenizer.Create(Vocabulary.AsStream(), "a b\na b\n".AsStream())).Message);
        Assert.Contains("[UNK]", Assert.Throws<InvalidOperationException>(() =>
            BpeTokenizer.Create(Vocabulary.AsStream(), null, unknownToken: "[UNK]")).Message);
        Assert.Throws<InvalidOperationException>(() => BpeTokenizer.Create(new BpeOptions([])));
        Assert.Throws<InvalidOperationException>(() => BpeTokenizer.Create(Vocabulary.AsStream(), Merges.AsStream(), continuingSubwordPrefix: "##"));
        Assert.Contains("<|endoftext|>", Assert.Throws<ArgumentException>(() => CodeGenTokenizer.Create(Vocabulary.AsStream(), Merges.AsStream())).Message);
        Assert.Throws<ArgumentNullException>(() => BpeTokenizer.Create((Stream)null!, null));
        Assert.Throws<ArgumentNullException>(() => BpeTokenizer.Create((BpeOptions)null!));
        Assert.Throws<ArgumentNullException>(() => new BpeOptions((string)null!));
        Assert.Throws<ArgumentNullException>(() => CodeGenTokenizer.Create(Vocabulary.AsStream(), null!));
    }

    /// <summary>Files cut anywhere, or with bytes changed at random, give a tokenizer that works or an exception that is one of reading.</summary>
    [Fact]
    public void Truncated_and_changed_files_give_a_tokenizer_or_an_exception()
    {
        var random = new Random(7);
        byte[] json = Encoding.UTF8.GetBytes(Vocabulary);
        byte[] merges = Encoding.UTF8.GetBytes(Merges);
        byte[] pieces = Encoding.UTF8.GetBytes("[UNK]\nwant\n##ed\n");
        byte[] ranks = Encoding.UTF8.GetBytes("YQ== 0\nYg== 1\nYWI= 2\n");
        int made = 0;
        int refused = 0;
        for (int i = 0; i < 5000; i++)
        {
            foreach (Func<Tokenizer> create in new Func<Tokenizer>[]
            {
                () => BpeTokenizer.Create(Changed(json, random), new MemoryStream(merges)),
                () => BpeTokenizer.Create(new MemoryStream(json), Changed(merges, random)),
                () => WordPieceTokenizer.Create(Changed(pieces, random)),
                () => TiktokenTokenizer.Create(Changed(ranks, random), null, null),
            })
            {
                try
                {
                    create().Decode([0, 1, 2, 3]);
                    made++;
                }
                catch (Exception fault) when (fault is JsonException or InvalidOperationException or ArgumentException or FormatException)
                {
                    refused++;
                }
            }
        }
        Assert.True(made > 1000 && refused > 1000, $"{made} made, {refused} refused");
    }

    [Fact]
    public void A_large_vocabulary_takes_memory_in_proportion()
    {
        const int count = 200_000;
        string json = "{" + string.Join(',', Enumerable.Range(0, count).Select(id => $"\"t{id}\":{id}")) + "}";
        long before = GC.GetAllocatedBytesForCurrentThread();
        BpeTokenizer tokenizer = BpeTokenizer.Create(json.AsStream(), null);
        long taken = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(count, tokenizer.Vocabulary.Count);
        Assert.True(taken < 30L * json.Length, $"{taken} bytes for {json.Length}");
    }

    private static MemoryStream Changed(byte[] content, Random random)
    {
        byte[] changed = [.. content.AsSpan(0, random.Next(2) == 0 ? random.Next(content.Length + 1) : content.Length)];
        for (int i = random.Next(3); i > 0 && changed.Length > 0; i--)
            changed[random.Next(changed.Length)] = random.Next(2) == 0 ? (byte)random.Next(256) : content[random.Next(content.Length)];
        return new MemoryStream(changed);
    }
}
