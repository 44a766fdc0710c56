using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

// What the removal of the words of a list and of a user's own words have in common.
internal static class WordRemoval
{
    public const string ExpectedType = "Vector of String";

    public static SchemaShape GetOutputSchema(IHost host, SchemaShape inputSchema, (string outputColumnName, string inputColumnName)[] columns) =>
        inputSchema.With(columns.Select(pair =>
        {
            TextColumns.FindText(host, inputSchema, pair.inputColumnName, ExpectedType, mustBeVector: true);
            return TextColumns.Tokens(pair.outputColumnName);
        }).ToArray());

    public static DataViewSchema.DetachedColumn MakeColumn((string outputColumnName, string inputColumnName) pair) =>
        new(pair.outputColumnName, new VectorDataViewType(TextDataViewType.Instance));

    public static Delegate MakeGetter(StopWordList stopWords, DataViewRow input, DataViewSchema.Column column)
    {
        var words = new RowTexts(input, column);
        var kept = new GrowingBuffer<ReadOnlyMemory<char>>();
        return (ValueGetter<VBuffer<ReadOnlyMemory<char>>>)((ref VBuffer<ReadOnlyMemory<char>> value) =>
        {
            kept.Clear();
            foreach (var word in words.Read())
            {
                if (!word.IsEmpty && !stopWords.Contains(word.Span))
                    kept.Add(word);
            }
            kept.CopyTo(ref value);
        });
    }
}
