using System.Threading.Tasks;

namespace Microsoft.ML.Trainers.FastTree;

/// <summary>An objective whose derivatives are taken anew at the scores of the trees so far.</summary>
internal abstract class BoostingObjective : TreeObjective
{
    // Derivatives are sampled by runs of rows of this length.
    private const int SampledRun = 100;
    private const int RowsPerTask = 8192;

    private readonly ParallelOptions _threads;
    private readonly Random _random;

    protected BoostingObjective(int rowCount, BoostingSettings settings, ParallelOptions threads)
        : base(rowCount)
    {
        Settings = settings;
        _threads = threads;
        _random = new Random(settings.Seed);
    }

    protected BoostingSettings Settings { get; }

    public override void Update(double[] scores)
    {
        int rate = Settings.DerivativesSampleRate;
        int sampled = _random.Next(rate);
        if (rate == 1)
        {
            int tasks = (scores.Length + RowsPerTask - 1) / RowsPerTask;
            Parallel.For(0, tasks, _threads, task =>
                Update(scores, task * RowsPerTask, Math.Min(scores.Length, (task + 1) * RowsPerTask)));
            return;
        }
        for (int run = sampled; run * SampledRun < scores.Length; run += rate)
            Update(scores, run * SampledRun, Math.Min(scores.Length, (run + 1) * SampledRun));
    }

    protected abstract void Update(double[] scores, int begin, int end);
}
