namespace Torch.Benchmarks;

// Trains a network for a number of steps and says how long it took.
internal interface IRunner : IDisposable
{
    string Name { get; }

    (double Seconds, double Loss) Run(string net, int threads, int steps);
}
