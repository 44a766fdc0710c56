namespace DeepEstimators;

/// <summary>Where the rows of a fit lie.</summary>
public enum DataLoading
{
    /// <summary>In memory where they fit into <see cref="DeepOptions.MemoryLimit"/>, else streamed. The log tells which.</summary>
    Auto,

    /// <summary>In memory: read once, and moved to the device once.</summary>
    Memory,

    /// <summary>
    /// Read anew in each epoch, on a thread of its own, so that memory does not grow with the rows: mini-batches are drawn at random
    /// from a pool of <see cref="DeepOptions.ShufflePoolRows"/> rows. A first pass counts the rows and draws a random sample of 65,536
    /// (fewer where they take more than 256 MB), of which means, deviations, quantiles, categories and class weights are taken. Rows
    /// kept for validation are chosen by a hash of their number and read anew at the end of each epoch; with
    /// <see cref="TrainingOptions.CalibrateProbabilities"/> their outputs are all in memory at the end. The data must give the same rows
    /// in the same order each time. Not for texts and for sequences that differ in length.
    /// </summary>
    Stream,
}
