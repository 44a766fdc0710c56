using System.IO.Compression;
using System.Text;
using DeepEstimators.Samples.DataSets;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Samples.Tests.DataSets;

public sealed class TextDataSetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly MLContext _ml = new(seed: 1);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Messages_are_of_a_class_or_not()
    {
        DataSet data = TextDataSet.LoadTwoClasses(_ml, "sms", Write("sms.gz", "ham\tIs it you?\nspam\tWIN\t£9 now\n", Encoding.UTF8), "spam");

        Assert.Equal([false, true], data.Train.GetColumn<bool>(data.Label));
        Assert.Equal(["Is it you?", "WIN\t£9 now"], data.Train.GetColumn<string>(DataSet.TextColumn));
        Assert.Equal("2 texts, 1 of them spam, which 'Label' tells.", data.Statement);
        Assert.Contains("text transformer", Candidates.CandidateCatalog.For(data).Select(candidate => candidate.Name));
    }

    [Fact]
    public void Classes_stand_before_a_colon()
    {
        string train = Write("train.gz", "NUM:dist How far ?\nLOC:city Where is Málaga ?\n", Encoding.Latin1);
        DataSet data = TextDataSet.LoadClasses(_ml, "trec", train, train);

        Assert.Equal(["NUM", "LOC"], data.Train.GetColumn<string>(data.Label));
        Assert.Equal("Where is Málaga ?", data.Test!.GetColumn<string>(DataSet.TextColumn).Last());
        Assert.Contains("n-grams + maximum entropy", Candidates.CandidateCatalog.For(data).Select(candidate => candidate.Name));
    }

    [Fact]
    public void A_line_without_a_class_is_refused_by_number()
    {
        string path = Write("sms.gz", "ham\tHello\n\nnothing\n", Encoding.UTF8);
        UserException error = Assert.Throws<UserException>(() => TextDataSet.LoadTwoClasses(_ml, "sms", path, "spam"));
        Assert.Contains("line 3: there is no class before the text.", error.Message, StringComparison.Ordinal);
    }

    private string Write(string name, string text, Encoding encoding)
    {
        string path = _folder[name];
        using var stream = new GZipStream(File.Create(path), CompressionLevel.Fastest);
        stream.Write(encoding.GetBytes(text));
        return path;
    }
}
