using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Transforms;

/// <summary>Random Fourier features (Rahimi and Recht, Random Features for Large-Scale Kernel Machines, 2007).</summary>
public sealed class ApproximatedKernelMappingEstimator : IEstimator<ApproximatedKernelTransformer>
{
    // Rows enough to tell the scale of the data, and what they may take together.
    private const int MaximumSample = 5000;
    private const long MaximumSampledValues = 1 << 22;

    private readonly IHost _host;
    private readonly (string outputColumnName, string inputColumnName) _column;
    private readonly int _rank;
    private readonly bool _useCosAndSinBases;
    private readonly KernelBase _generator;
    private readonly int? _seed;

    internal ApproximatedKernelMappingEstimator(IHostEnvironment env, string outputColumnName, string inputColumnName, int rank,
        bool useCosAndSinBases, KernelBase generator, int? seed)
    {
        Contracts.CheckValue(env, nameof(env));
        _host = env.Register(nameof(ApproximatedKernelMappingEstimator));
        _host.CheckNonWhiteSpace(outputColumnName, nameof(outputColumnName));
        _host.CheckUserArg(rank > 0, nameof(rank), "Must be positive");
        _column = (outputColumnName, inputColumnName);
        _rank = rank;
        _useCosAndSinBases = useCosAndSinBases;
        _generator = generator ?? new GaussianKernel();
        _seed = seed;
    }

    public ApproximatedKernelTransformer Fit(IDataView input)
    {
        _host.CheckValue(input, nameof(input));
        var column = SingleVectors.Find(_host, input.Schema, _column.inputColumnName);
        var random = _seed is int seed ? RandomUtils.Create(seed) : _host.Rand;
        var size = column.Type.GetVectorSize();
        var distance = AverageDistance(Sample(input, column, size, random));
        var frequencies = new float[checked(_rank * size)];
        for (var i = 0; i < frequencies.Length; i++)
            frequencies[i] = _generator.NextFrequency(random, distance);
        float[] shifts = null;
        if (!_useCosAndSinBases)
        {
            shifts = new float[_rank];
            for (var i = 0; i < _rank; i++)
                shifts[i] = (float)(2 * Math.PI * random.NextDouble());
        }
        return new ApproximatedKernelTransformer(_host, _column, new RandomFourierFeatures(size, frequencies, shifts));
    }

    public SchemaShape GetOutputSchema(SchemaShape inputSchema)
    {
        _host.CheckValue(inputSchema, nameof(inputSchema));
        SingleVectors.Find(_host, inputSchema, _column.inputColumnName);
        var columns = inputSchema.ToDictionary(column => column.Name);
        columns[_column.outputColumnName] = new SchemaShape.Column(_column.outputColumnName, SchemaShape.Column.VectorKind.Vector,
            NumberDataViewType.Single, false);
        return new SchemaShape(columns.Values);
    }

    // Each row as likely as any other (reservoir sampling). Rows with values that are not finite tell nothing.
    private static List<float[]> Sample(IDataView input, DataViewSchema.Column column, int size, Random random)
    {
        var capacity = (int)Math.Max(2, Math.Min(MaximumSample, MaximumSampledValues / size));
        var sample = new List<float[]>();
        using var cursor = input.GetRowCursor([column]);
        var getter = cursor.GetGetter<VBuffer<float>>(column);
        VBuffer<float> vector = default;
        for (var seen = 0; cursor.MoveNext(); seen++)
        {
            var place = seen < capacity ? seen : random.Next(seen + 1);
            if (place >= capacity)
                continue;
            getter(ref vector);
            var row = new float[size];
            vector.CopyTo(row);
            if (!Array.TrueForAll(row, float.IsFinite))
                seen--;
            else if (place == sample.Count)
                sample.Add(row);
            else
                sample[place] = row;
        }
        return sample;
    }

    // Over pairs of neighbours; 1 where there is no distance to tell from.
    private float AverageDistance(List<float[]> sample)
    {
        double sum = 0;
        for (var i = 1; i < sample.Count; i++)
            sum += _generator.Distance(sample[i - 1], sample[i]);
        var average = (float)(sum / Math.Max(1, sample.Count - 1));
        return float.IsFinite(average) && average > 0 ? average : 1;
    }
}
