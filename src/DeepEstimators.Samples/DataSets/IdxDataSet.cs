using System.Globalization;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Samples.DataSets;

/// <summary>Loads picture sets of the MNIST family.</summary>
public static class IdxDataSet
{
    /// <summary>Loads the four files of a set from a folder.</summary>
    public static DataSet Load(MLContext ml, string name, string folder)
    {
        (IDataView train, int trainRows, PictureShape shape) = LoadPart(ml, folder, "train");
        (IDataView test, int testRows, PictureShape testShape) = LoadPart(ml, folder, "t10k");
        if (testShape != shape)
            throw new UserException($"{folder}: the pictures to test on have another shape than those to learn from.");
        return new DataSet
        {
            Name = name,
            Statement = $"{trainRows:N0} pictures of {shape.Height}×{shape.Width} pixels and {testRows:N0} to test on, classes in 'Label'.",
            Task = PredictionTask.Multiclass,
            Label = "Label",
            Train = train,
            Test = test,
            Pictures = shape,
        };
    }

    private static (IDataView Rows, int Count, PictureShape Shape) LoadPart(MLContext ml, string folder, string part)
    {
        (int[] sizes, byte[] pixels) = IdxFile.ReadBytes(Path.Combine(folder, part + "-images-idx3-ubyte.gz"));
        (int[] labelSizes, byte[] labels) = IdxFile.ReadBytes(Path.Combine(folder, part + "-labels-idx1-ubyte.gz"));
        if (sizes.Length != 3 || labelSizes.Length != 1 || labelSizes[0] != sizes[0])
            throw new UserException($"{folder}: the {part} pictures and labels do not fit together.");
        int area = sizes[1] * sizes[2];
        var rows = new Picture[sizes[0]];
        for (int row = 0; row < rows.Length; row++)
        {
            float[] values = new float[area];
            for (int pixel = 0; pixel < area; pixel++)
                values[pixel] = pixels[(row * area) + pixel];
            rows[row] = new Picture { Pixels = values, Label = labels[row].ToString(CultureInfo.InvariantCulture) };
        }
        SchemaDefinition schema = SchemaDefinition.Create(typeof(Picture));
        schema[nameof(Picture.Pixels)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, area);
        return (ml.Data.LoadFromEnumerable(rows, schema), rows.Length, new PictureShape(sizes[1], sizes[2]));
    }

    private sealed class Picture
    {
        public float[] Pixels { get; set; } = [];

        public string Label { get; set; } = "";
    }
}
