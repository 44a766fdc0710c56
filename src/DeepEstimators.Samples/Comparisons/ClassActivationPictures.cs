using DeepEstimators.Explanations;
using DeepEstimators.Networks;
using DeepEstimators.Samples.DataSets;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Samples.Comparisons;

/// <summary>
/// Where the convolutional networks of a comparison see the class of a picture: a Grad-CAM map over one picture of each class, made as
/// soon as a network is fitted on the first fold, before it is disposed of.
/// </summary>
internal sealed class ClassActivationPictures(DataSet data)
{
    private const int MostClasses = 10;

    private readonly List<ReportPicture> _pictures = [];
    private IReadOnlyList<Example>? _examples;

    /// <summary>The pictures so far, candidate after candidate.</summary>
    public IReadOnlyList<ReportPicture> Pictures => _pictures;

    /// <summary>The pipeline, watched where it is a network on pictures and is fitted for the first time.</summary>
    public IEstimator<ITransformer> Watch(string candidate, IEstimator<ITransformer> pipeline, ComparisonFold fold) =>
        data.Pictures is null || fold is not { Repeat: 0, Fold: 0 } ? pipeline : pipeline.WithOnFitDelegate(fitted => Draw(candidate, fitted));

    private void Draw(string candidate, ITransformer fitted)
    {
        if (fitted is not DeepPredictionTransformer { Model: { Network: SmallCnnNetwork or ResNetNetwork } model })
            return;
        _examples ??= Examples();
        foreach (Example example in _examples)
        {
            FeatureMaps map = model.GradCam(example.Pixels, example.Class);
            using MLImage picture = map.Over(model.InputShape, example.Pixels);
            _pictures.Add(ToPicture($"{candidate}: where it sees {example.Name} (row {example.Row})", picture));
        }
    }

    // The first picture of each class.
    private List<Example> Examples()
    {
        IDataView rows = data.Test ?? data.Train;
        var names = default(VBuffer<ReadOnlyMemory<char>>);
        rows.Schema[data.Label].GetKeyValues(ref names);
        string[] classes = [.. names.DenseValues().Select(name => name.ToString())];
        var found = new SortedDictionary<uint, Example>();
        long row = 0;
        foreach ((uint key, float[] pixels) in rows.GetColumn<uint>(data.Label).Zip(rows.GetColumn<float[]>(DataSet.PixelColumn)))
        {
            if (key > 0)
                found.TryAdd(key, new Example(row, (int)key - 1, classes[key - 1], pixels));
            if (found.Count == Math.Min(classes.Length, MostClasses))
                break;
            row++;
        }
        return [.. found.Values];
    }

    private static ReportPicture ToPicture(string caption, MLImage image)
    {
        int area = image.Width * image.Height;
        byte[] bytes = image.GetBGRPixels;
        var pixels = new float[3 * area];
        for (int place = 0; place < area; place++)
        {
            for (int channel = 0; channel < 3; channel++)
                pixels[(channel * area) + place] = bytes[(3 * place) + 2 - channel] / 255f;
        }
        return new ReportPicture(caption, 3, image.Height, image.Width, pixels);
    }

    private sealed record Example(long Row, int Class, string Name, float[] Pixels);
}
