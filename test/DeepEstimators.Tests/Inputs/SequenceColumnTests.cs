using DeepEstimators.Inputs;
using DeepEstimators.Networks;
using DeepEstimators.Training;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Tests.Inputs;

public sealed class SequenceColumnTests
{
    private static readonly LoadingSettings InMemory = new(DataLoading.Memory, MemoryLimit: 0, PoolRows: 2);

    private readonly MLContext ml = new(seed: 1);

    [Fact]
    public void Vectors_of_unknown_size_are_packed_with_their_length_first()
    {
        using var rows = Read([[1, 2, 3, 4], [5, 6]], channels: 2);
        Assert.Equal(InputShape.Sequence(2, 2, isVariable: true), rows.Features.Shape);
        Assert.Equal([2f, 1, 2, 3, 4, 1, 5, 6, 0, 0], rows.Data.Inputs.data<float>().ToArray());
        Assert.Equal([2, 1], rows.Data.Lengths);
    }

    [Fact]
    public void Of_long_sequences_the_last_steps_are_read()
    {
        using var rows = Read([[1, 2, 3, 4, 5, 6], [7, 8]], channels: 2, maxLength: 2);
        Assert.Equal([2f, 3, 4, 5, 6, 1, 7, 8, 0, 0], rows.Data.Inputs.data<float>().ToArray());
    }

    [Fact]
    public void Other_numbers_are_converted()
    {
        var data = ml.Data.LoadFromEnumerable(new[] { new Bytes { X = [1, 255] }, new Bytes { X = [3] } });
        var column = new SequenceColumnChoice(null, 10).Choose(data.Schema, "X", "input");
        using var rows = TrainingRows.Read(data, column, "Label", null, Objective.BinaryClassification, null, InMemory);
        Assert.Equal([2f, 1, 255, 1, 3, 0], rows.Data.Inputs.data<float>().ToArray());
    }

    [Theory]
    [InlineData(null, 1, 6, 1)]
    [InlineData(2, 3, 3, 2)]
    public void A_vector_of_known_size_has_the_steps_that_its_channels_leave(int? channels, int unused, int steps, int numbers)
    {
        Assert.True(unused > 0);
        var shape = new SequenceShapeChoice(channels).Choose("X", new VectorDataViewType(NumberDataViewType.Single, 6), "input");
        Assert.Equal(InputShape.Sequence(steps, numbers), shape);
    }

    [Fact]
    public void Two_dimensions_are_steps_and_channels()
    {
        var type = new VectorDataViewType(NumberDataViewType.Single, 3, 2);
        Assert.Equal(InputShape.Sequence(3, 2), new SequenceShapeChoice(null).Choose("X", type, "input"));
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => new SequenceShapeChoice(4).Choose("X", type, "input"));
        Assert.Contains("Column 'X' has 6 numbers a row, which are no whole steps of 4 channels.", error.Message);
    }

    [Fact]
    public void Bad_rows_are_refused_by_column_and_row()
    {
        Refused([[1, 2], []], "Column 'X' has no values in row 1.");
        Refused([[1, 2], [1, 2, 3]], "Column 'X' has 3 values in row 1, which are no whole steps of 2 channels.");
        Refused([[1, float.NaN]], "Column 'X' has a missing value (NaN) in slot 1 of row 0.");

        void Refused(float[][] values, string message) => Assert.Contains(
            message, Assert.Throws<InvalidOperationException>(() => Read(values, channels: 2)).Message);
    }

    private TrainingRows Read(float[][] values, int channels, int maxLength = 100)
    {
        var data = ml.Data.LoadFromEnumerable(values.Select((value, row) => new Floats { Label = row % 2 == 0, X = value }));
        var column = new SequenceColumnChoice(channels, maxLength).Choose(data.Schema, "X", "input");
        return TrainingRows.Read(data, column, "Label", null, Objective.BinaryClassification, null, InMemory);
    }

    private sealed class Floats
    {
        public bool Label { get; set; }

        public float[] X { get; set; } = [];
    }

    private sealed class Bytes
    {
        public bool Label { get; set; }

        public byte[] X { get; set; } = [];
    }
}
