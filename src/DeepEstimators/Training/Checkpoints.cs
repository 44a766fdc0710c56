using System.Globalization;
using DeepEstimators.Networks;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>Saves a fit now and then, and finds where it can go on.</summary>
internal sealed class Checkpoints : IDisposable
{
    private const string IdentityName = "identity";
    private const string MachineName = "machine";
    private const string Damaged = ".damaged";

    private readonly CheckpointOptions options;
    private readonly SortedDictionary<string, string> identity;
    private readonly SortedDictionary<string, string> machine;
    private readonly Action<string> warn;
    private readonly CheckpointFolder folder;
    private long saved = -1;

    /// <exception cref="InvalidOperationException">Another fit is using the folder.</exception>
    internal Checkpoints(
        CheckpointOptions options, SortedDictionary<string, string> identity, Device device, Action<string> warn)
    {
        this.options = options;
        this.identity = identity;
        this.warn = warn;
        machine = new(StringComparer.Ordinal)
        {
            ["device"] = device.type.ToString(),
            ["threads"] = get_num_threads().ToString(CultureInfo.InvariantCulture),
        };
        folder = new CheckpointFolder(options.Folder);
    }

    /// <summary>The newest checkpoint that is whole; null to begin anew.</summary>
    /// <exception cref="InvalidOperationException">It is of another fit, or there is none and there must be.</exception>
    internal FitState? Find(Device device)
    {
        var found = folder.Newest();
        if (options.Resume == CheckpointResume.Never)
        {
            foreach (var (_, path) in found)
                File.Delete(path);
            return null;
        }

        foreach (var (steps, path) in found)
        {
            if (TryRead(path, device) is not { } state)
                continue;
            try
            {
                Check(path, state);
            }
            catch
            {
                state.Dispose();
                throw;
            }

            saved = steps;
            return state;
        }

        return options.Resume == CheckpointResume.Require
            ? throw new InvalidOperationException($"There is no checkpoint to go on from in '{folder.FullPath}'.")
            : null;
    }

    internal bool IsDue(long stepsDone) => options.EverySteps is { } steps && stepsDone % steps == 0;

    internal bool IsDue(int epoch, long stepsDone) =>
        (options.EveryEpochs is { } epochs && epoch % epochs == 0) || IsDue(stepsDone);

    /// <summary>Saves what <paramref name="fill"/> puts, unless that was done after the same step.</summary>
    /// <param name="stepsDone">Steps since the fit began.</param>
    /// <param name="bestSteps">After which step the best epoch ended; null before any.</param>
    /// <param name="fill">Puts all that the fit needs to go on.</param>
    internal void Save(long stepsDone, long? bestSteps, Action<FitState> fill)
    {
        if (stepsDone == saved)
            return;
        using var state = new FitState();
        state.Set(IdentityName, identity);
        state.Set(MachineName, machine);
        fill(state);
        try
        {
            CheckpointFile.Write(folder.PathOf(stepsDone), state);
            folder.Prune(options.Keep, bestSteps);
            saved = stepsDone;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The fit is worth more than its checkpoint.
            warn($"A checkpoint could not be written: {error.Message}");
        }
    }

    public void Dispose() => folder.Dispose();

    private FitState? TryRead(string path, Device device)
    {
        try
        {
            return CheckpointFile.Read(path, device);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            File.Move(path, path + Damaged, overwrite: true);
            warn($"The checkpoint '{path}' is damaged ({error.Message}); the one before is taken. It is now '{path + Damaged}'.");
            return null;
        }
    }

    private void Check(string path, FitState state)
    {
        if (FitIdentity.Difference(state.Get<SortedDictionary<string, string>>(IdentityName), identity) is { } difference)
            throw new InvalidOperationException(
                $"The checkpoint '{path}' is of another fit ({difference}). Give this fit a folder of its own, or set "
                + $"{nameof(CheckpointOptions.Resume)} to {nameof(CheckpointResume.Never)} to delete what is there.");
        if (FitIdentity.Difference(state.Get<SortedDictionary<string, string>>(MachineName), machine) is { } other)
            warn($"The fit goes on elsewhere than it began ({other}): its bits will not be those of an uninterrupted one.");
    }
}
