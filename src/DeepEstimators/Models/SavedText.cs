using DeepEstimators.Inputs;
using DeepEstimators.Inputs.Texts;
using DeepEstimators.Interop.Saving;
using DeepEstimators.Networks;
using Microsoft.ML.Data;

namespace DeepEstimators.Models;

/// <summary>A text column in a saved model: the vocabulary, one token a line, and the tokenizer's own files.</summary>
internal static class SavedText
{
    internal const string VocabularyEntry = "vocabulary.txt";

    internal static InputConfig Describe(TextColumn column) => new()
    {
        Column = column.Name,
        Type = TextDataViewType.Instance.ToString()!,
        Text = new TextConfig(column.Length, column.Vocabulary!.Names.Count, Describe(column.Settings.Tokenization)),
    };

    internal static void WriteEntries(ComponentWriter writer, TextColumn column)
    {
        writer.Write(VocabularyEntry, string.Join('\n', column.Vocabulary!.Names));
        var files = column.Settings.Tokenization.Files;
        for (var i = 0; i < files.Count; i++)
        {
            var file = files[i];
            writer.Write(FileEntry(i), stream => stream.Write(file.Content));
        }
    }

    internal static TextColumn Read(string name, TextConfig config, ComponentReader reader)
    {
        OptionCheck.InRange(config.Length, 1, DeepTextOptions.MostTokens, nameof(config.Length));
        var names = config.Vocabulary == 0 ? [] : reader.ReadText(VocabularyEntry).Split('\n');
        if (names.Length != config.Vocabulary || names.Contains(""))
            throw new InvalidDataException(
                $"The vocabulary of the saved model has {names.Length} tokens; expected {config.Vocabulary}.");
        var tokenization = Read(config.Tokenization, reader);
        // The limits of learning mean nothing to a vocabulary that is there.
        var settings = new TextSettings(tokenization, config.Length, names.Length + 1, 1);
        return TextColumn.Of(name, settings, config.Length, new TokenVocabulary(names));
    }

    private static TokenizationConfig Describe(Tokenization tokenization) => tokenization switch
    {
        WordTokenization => new TokenizationConfig(TokenizationType.Words),
        WordPieceTokenization pieces => new TokenizationConfig(TokenizationType.WordPiece, LowerCase: pieces.LowerCase),
        BpeTokenization pairs => new TokenizationConfig(TokenizationType.Bpe, ByteLevel: pairs.ByteLevel),
        TiktokenTokenization pairs => new TokenizationConfig(TokenizationType.Tiktoken, Encoding: pairs.Encoding),
        _ => throw new InvalidOperationException(tokenization.WhyNotSaved),
    };

    private static Tokenization Read(TokenizationConfig config, ComponentReader reader) => config switch
    {
        { Type: TokenizationType.Words } => new WordTokenization(),
        { Type: TokenizationType.WordPiece } => new WordPieceTokenization(File(reader, 0), config.LowerCase ?? true),
        { Type: TokenizationType.Bpe } => new BpeTokenization(File(reader, 0), File(reader, 1), config.ByteLevel ?? true),
        { Type: TokenizationType.Tiktoken, Encoding: { } encoding } => new TiktokenTokenization(File(reader, 0), encoding),
        _ => throw new InvalidDataException("config.json of the saved model tells of no tokenization."),
    };

    private static string FileEntry(int number) => FormattableString.Invariant($"tokenizer{number}.bin");

    private static TokenizationFile File(ComponentReader reader, int number) => new(reader.Read(FileEntry(number)));
}
