using System.Numerics.Tensors;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms.Text;

// The n-grams of characters and those of words, each brought to a norm of 1: a block of slots each, where both are there.
internal sealed class TextFeatures
{
    private readonly NgramVocabulary _characters;
    private readonly NgramVocabulary _words;
    private readonly WordVocabulary _vocabulary;
    private readonly TextFeaturizingEstimator.NormFunction _norm;

    // Null for what is not asked for.
    public TextFeatures(NgramVocabulary characters, NgramVocabulary words, WordVocabulary vocabulary, TextFeaturizingEstimator.NormFunction norm)
    {
        _characters = characters;
        _words = words;
        _vocabulary = vocabulary;
        _norm = norm;
    }

    public bool IsEmpty => _characters is null && _words is null;

    private int CharacterSlots => _characters?.Count ?? 0;

    private int SlotCount => CharacterSlots + (_words?.Count ?? 0);

    private bool HasBoth => _characters is not null && _words is not null;

    public static TextFeatures Load(BinaryReader reader)
    {
        var norm = (TextFeaturizingEstimator.NormFunction)reader.ReadByte();
        Contracts.CheckDecode(Enum.IsDefined(norm), "The model has an unknown norm");
        var characters = reader.ReadBoolean() ? NgramVocabulary.Load(reader) : null;
        if (!reader.ReadBoolean())
            return new TextFeatures(characters, null, null, norm);
        var words = NgramVocabulary.Load(reader);
        return new TextFeatures(characters, words, WordVocabulary.Load(reader), norm);
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write((byte)_norm);
        writer.Write(_characters is not null);
        _characters?.Save(writer);
        writer.Write(_words is not null);
        _words?.Save(writer);
        _vocabulary?.Save(writer);
    }

    public DataViewSchema.DetachedColumn MakeColumn(string name)
    {
        var builder = new DataViewSchema.Annotations.Builder();
        // The order is that of a concatenation, or of a normalization alone.
        if (HasBoth && _norm != TextFeaturizingEstimator.NormFunction.None)
            builder.AddBoolean(AnnotationUtils.Kinds.IsNormalized, true);
        if (SlotCount > 0)
            builder.AddSlotNames(SlotCount, FillSlotNames);
        if (!HasBoth && _norm != TextFeaturizingEstimator.NormFunction.None)
            builder.AddBoolean(AnnotationUtils.Kinds.IsNormalized, true);
        return new DataViewSchema.DetachedColumn(name, new VectorDataViewType(NumberDataViewType.Single, SlotCount), builder.ToAnnotations());
    }

    public ValueGetter<VBuffer<float>> MakeGetter(PreparedTexts texts)
    {
        var characters = new SlotCounts();
        var words = new SlotCounts();
        return (ref VBuffer<float> value) =>
        {
            texts.Read();
            if (_characters is not null)
            {
                _characters.Weigh(texts.CharacterKeys(), characters);
                ScaleToOne(characters);
            }
            if (_words is not null)
            {
                _words.Weigh(texts.WordKeys(_vocabulary, learn: false), words);
                ScaleToOne(words);
            }
            SlotCounts.Concatenate(ref value, (characters, CharacterSlots), (words, SlotCount - CharacterSlots));
        };
    }

    private void ScaleToOne(SlotCounts counts)
    {
        LpNormNormalizingEstimatorBase.NormFunction function;
        switch (_norm)
        {
            case TextFeaturizingEstimator.NormFunction.L1:
                function = LpNormNormalizingEstimatorBase.NormFunction.L1;
                break;
            case TextFeaturizingEstimator.NormFunction.L2:
                function = LpNormNormalizingEstimatorBase.NormFunction.L2;
                break;
            case TextFeaturizingEstimator.NormFunction.Infinity:
                function = LpNormNormalizingEstimatorBase.NormFunction.Infinity;
                break;
            default:
                return;
        }
        var norm = LpNormNormalizingTransformer.NormOf(function, counts.Values, counts.Values.Length);
        if (norm > 0)
            TensorPrimitives.Multiply(counts.Values, 1 / norm, counts.Values);
    }

    private void FillSlotNames(ref VBuffer<ReadOnlyMemory<char>> value)
    {
        var editor = VBufferEditor.Create(ref value, SlotCount);
        _characters?.FillNames(editor.Values[..CharacterSlots], CharacterTokens.KeyValues, HasBoth ? "Char." : "");
        _words?.FillNames(editor.Values[CharacterSlots..], _vocabulary.KeyValues, HasBoth ? "Word." : "");
        value = editor.Commit();
    }
}
