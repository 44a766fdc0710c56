namespace DeepEstimators.Inputs.Texts;

/// <summary>
/// Cuts texts into tokens, each of which has a number of the splitter's own. May learn new ones as it goes, so that one thread at
/// a time may use it.
/// </summary>
internal abstract class TextSplitter
{
    /// <summary>Adds the splitter's numbers of a text's first tokens, so many at most.</summary>
    internal abstract void Split(ReadOnlyMemory<char> text, int most, List<int> destination);

    /// <summary>How a vocabulary names a token.</summary>
    internal abstract string NameOf(int token);

    /// <summary>What stands for a token that is too rare for the vocabulary; null: the unknown token.</summary>
    internal virtual string? StandInFor(string name) => null;
}

/// <summary>Gives the tokens of texts the numbers of a vocabulary. Safe to use from many threads at once.</summary>
internal interface ITextNumbering
{
    /// <summary>Adds the numbers of a text's first tokens, so many at most.</summary>
    void Number(ReadOnlyMemory<char> text, int most, List<int> destination);
}
