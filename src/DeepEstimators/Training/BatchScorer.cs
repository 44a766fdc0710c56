using DeepEstimators.Networks;
using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>
/// Scores batches with a trained module. Safe to use from many threads at once: the module is put into evaluation mode
/// once and only read from then on. Owns the module.
/// </summary>
public sealed class BatchScorer : IDisposable
{
    private readonly Device device;
    private readonly Dictionary<string, NamedLayer> layers = new(StringComparer.Ordinal);

    // Watching a layer changes the module, which passes on other threads read.
    private readonly ReaderWriterLockSlim moduleLock = new();

    /// <summary>Puts the module into evaluation mode and onto the device.</summary>
    /// <param name="module">The module; disposed with the scorer.</param>
    /// <param name="shape">What one row is.</param>
    /// <param name="device">Where to score; null: the CPU.</param>
    public BatchScorer(DeepModule module, InputShape shape, Device? device = null)
    {
        ArgumentNullException.ThrowIfNull(module);
        ArgumentNullException.ThrowIfNull(shape);
        this.device = device ?? torch.CPU;
        Module = module;
        Shape = shape;
        module.to(this.device);
        module.eval();
    }

    /// <summary>The module.</summary>
    public DeepModule Module { get; }

    /// <summary>What one row is.</summary>
    public InputShape Shape { get; }

    /// <summary>Length of the embedding that <see cref="Features(float[])"/> gives for each row.</summary>
    public int FeatureSize => Module.FeatureSize;

    /// <summary>The module's outputs, row after row.</summary>
    /// <param name="rows">Inputs, row after row, <see cref="Shape"/>.Size numbers each.</param>
    public float[] Score(float[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var batch = torch.tensor(rows, BatchShape(rows.Length));
        return Score(batch);
    }

    /// <summary>The module's outputs, row after row.</summary>
    /// <param name="rows">uint8 images, row after row, <see cref="Shape"/>.Size bytes each.</param>
    public float[] Score(byte[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var batch = torch.tensor(rows, BatchShape(rows.Length));
        return Score(batch);
    }

    /// <summary>The module's outputs, row after row.</summary>
    /// <param name="batch">A batch, as <see cref="InputKind"/> tells; uint8 images and shorter integers as tokens too.</param>
    public float[] Score(Tensor batch) => Run(batch, Module.call);

    /// <summary>The embedding of each row, row after row.</summary>
    /// <param name="rows">Inputs, row after row, <see cref="Shape"/>.Size numbers each.</param>
    public float[] Features(float[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var batch = torch.tensor(rows, BatchShape(rows.Length));
        return Features(batch);
    }

    /// <summary>The embedding of each row, row after row.</summary>
    /// <param name="rows">uint8 images, row after row, <see cref="Shape"/>.Size bytes each.</param>
    public float[] Features(byte[] rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var batch = torch.tensor(rows, BatchShape(rows.Length));
        return Features(batch);
    }

    /// <summary>The embedding of each row, row after row.</summary>
    /// <param name="batch">A batch, as <see cref="InputKind"/> tells; uint8 images and shorter integers as tokens too.</param>
    public float[] Features(Tensor batch) => Run(batch, Module.features);

    /// <summary>What a layer puts out for a row, without the dimension of the rows.</summary>
    /// <param name="layerName">The layer's name, as <c>named_modules</c> gives it.</param>
    /// <exception cref="ArgumentException">There is no such layer, or it does not put out one tensor of one entry a row.</exception>
    public IReadOnlyList<long> LayerShape(string layerName) => Layer(layerName).RowShape;

    /// <summary>What a layer puts out for each row, flat, row after row.</summary>
    /// <param name="rows">Inputs, row after row, <see cref="Shape"/>.Size numbers each.</param>
    /// <param name="layerName">The layer's name, as <c>named_modules</c> gives it.</param>
    /// <exception cref="ArgumentException">There is no such layer, or it does not put out one tensor of one entry a row.</exception>
    public float[] LayerOutputs(float[] rows, string layerName)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var batch = torch.tensor(rows, BatchShape(rows.Length));
        return Run(batch, Layer(layerName).Output);
    }

    /// <summary>What a layer puts out for each row, flat, row after row.</summary>
    /// <param name="rows">uint8 images, row after row, <see cref="Shape"/>.Size bytes each.</param>
    /// <param name="layerName">The layer's name, as <c>named_modules</c> gives it.</param>
    /// <exception cref="ArgumentException">There is no such layer, or it does not put out one tensor of one entry a row.</exception>
    public float[] LayerOutputs(byte[] rows, string layerName)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var batch = torch.tensor(rows, BatchShape(rows.Length));
        return Run(batch, Layer(layerName).Output);
    }

    /// <summary>What a layer puts out for each row, flat, row after row.</summary>
    /// <param name="batch">A batch, as <see cref="InputKind"/> tells; uint8 images and shorter integers as tokens too.</param>
    /// <param name="layerName">The layer's name, as <c>named_modules</c> gives it.</param>
    /// <exception cref="ArgumentException">There is no such layer, or it does not put out one tensor of one entry a row.</exception>
    public float[] LayerOutputs(Tensor batch, string layerName) => Run(batch, Layer(layerName).Output);

    /// <summary>Frees the module.</summary>
    public void Dispose()
    {
        Module.Dispose();
        moduleLock.Dispose();
    }

    private NamedLayer Layer(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        lock (layers)
        {
            if (layers.TryGetValue(name, out var known))
                return known;
            moduleLock.EnterWriteLock();
            try
            {
                return layers[name] = NamedLayer.Find(Module, name, Shape, device);
            }
            finally
            {
                moduleLock.ExitWriteLock();
            }
        }
    }

    private float[] Run(Tensor batch, Func<Tensor, Tensor> forward)
    {
        ArgumentNullException.ThrowIfNull(batch);
        if (batch.shape[0] == 0)
            return [];
        using var inference = inference_mode(true);
        using var scope = NewDisposeScope();
        moduleLock.EnterReadLock();
        try
        {
            return RowLengths.Run(InputBatch.ToFloat(batch.to(device)), Shape, forward).cpu().contiguous().data<float>().ToArray();
        }
        finally
        {
            moduleLock.ExitReadLock();
        }
    }

    private long[] BatchShape(int length)
    {
        if (length % Shape.Size != 0)
            throw new ArgumentException(
                $"{length} numbers are no whole rows: a row ({Shape}) has {Shape.Size}.", nameof(length));
        return Shape.ToBatchShape(length / Shape.Size);
    }
}
