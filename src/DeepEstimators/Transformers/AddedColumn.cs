using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Transformers;

/// <summary>Makes a column's value of the numbers that the scorer gave for a row.</summary>
internal delegate void OutputReader<TValue>(ReadOnlySpan<float> outputs, ref TValue value);

/// <summary>The numbers that the scorer gave for the row that somebody stands on.</summary>
internal interface IRowOutputs
{
    ReadOnlySpan<float> Outputs { get; }
}

/// <summary>A column that a transformer adds.</summary>
internal abstract class AddedColumn(string name, DataViewType type, DataViewSchema.Annotations? annotations)
{
    internal DataViewSchema.DetachedColumn Column { get; } = new(name, type, annotations);

    /// <summary>A getter of the row's value, or null when the column is of another type.</summary>
    internal abstract ValueGetter<TValue>? Getter<TValue>(IRowOutputs row);

    internal static AddedColumn Create<T>(
        string name, DataViewType type, DataViewSchema.Annotations? annotations, OutputReader<T> read) =>
        new Typed<T>(name, type, annotations, read);

    /// <summary>A vector column of all the numbers.</summary>
    internal static AddedColumn CreateVector(string name, int size, DataViewSchema.Annotations? annotations) =>
        CreateVector(name, [size], annotations);

    /// <summary>A vector column of all the numbers, which have more dimensions than one.</summary>
    internal static AddedColumn CreateVector(string name, int[] dimensions, DataViewSchema.Annotations? annotations) =>
        Create(
            name,
            new VectorDataViewType(NumberDataViewType.Single, dimensions),
            annotations,
            (ReadOnlySpan<float> outputs, ref VBuffer<float> value) =>
            {
                var editor = VBufferEditor.Create(ref value, outputs.Length);
                outputs.CopyTo(editor.Values);
                value = editor.Commit();
            });

    private sealed class Typed<T>(
        string name, DataViewType type, DataViewSchema.Annotations? annotations, OutputReader<T> read)
        : AddedColumn(name, type, annotations)
    {
        internal override ValueGetter<TValue>? Getter<TValue>(IRowOutputs row)
        {
            ValueGetter<T> getter = (ref T value) => read(row.Outputs, ref value);
            return getter as ValueGetter<TValue>;
        }
    }
}
