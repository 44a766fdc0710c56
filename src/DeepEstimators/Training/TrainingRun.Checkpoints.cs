using TorchSharp;
using static TorchSharp.torch;

namespace DeepEstimators.Training;

/// <summary>What of a fit is saved, and how it goes on from there.</summary>
internal sealed partial class TrainingRun
{
    private FitPlace Resume(ITrainingRows training, IHeldRows? held, WarmUpAndDecay schedule)
    {
        if (options.Checkpoints is not { } wanted)
            return FitPlace.StartOf(1);
        var identity = FitIdentity.Of(module, objective, options, training, held);
        checkpoints = new Checkpoints(wanted, identity, device, observers.Warned);
        using var state = checkpoints.Find(device);
        return state is null ? FitPlace.StartOf(1) : Load(state, schedule);
    }

    private void Save(FitPlace place, int stepsPerEpoch, WarmUpAndDecay schedule)
    {
        // A sum that is not finite is a step that will be found out; what was before it is saved.
        if (!double.IsFinite(place.LossSum))
            return;
        long? best = this.best.Epoch > 0 ? FitPlace.StartOf(this.best.Epoch + 1).StepsDone(stepsPerEpoch) : null;
        using var scope = NewDisposeScope();
        checkpoints?.Save(place.StepsDone(stepsPerEpoch), best, state =>
        {
            state.Set("place", place);
            state.Set("history", history);
            state.Set("steps", steps);
            state.Set("elapsed", reporter.Elapsed);
            state.Set("micro-batch rows", microBatches.WereHalved ? microBatches.Rows : 0);
            state.Set("frozen", parameters!.HasFrozen);
            state.Set("gradients", parameters.Trained.Select(parameter => parameter.Value.grad is not null).ToArray());
            foreach (var (name, value) in module.state_dict())
                state.Put("module." + name, value);
            optimizer.Save(state, "optimizer");
            schedule.Save(state);
            averages?.Save(state);
            epochAverage?.Save(state);
            this.best.Save(state);
            good.Save(state, "good");
            guard.Save(state);
        });
    }

    private FitPlace Load(FitState state, WarmUpAndDecay schedule)
    {
        using var noGrad = no_grad();
        var place = state.Get<FitPlace>("place");
        if (parameters!.HasFrozen && !state.Get<bool>("frozen"))
            optimizer.Add(parameters.Unfreeze(options.UnfreezeEpoch!.Value));
        using var scope = NewDisposeScope();
        foreach (var (name, value) in module.state_dict())
            value.copy_(state.Take("module." + name));
        microBatches.GoOn(state.Get<int>("micro-batch rows"));
        // An optimizer tells a gradient of zero, which a step can begin with, from none.
        var gradients = state.Get<bool[]>("gradients");
        for (var i = 0; i < gradients.Length; i++)
        {
            if (gradients[i])
                parameters.Trained[i].Value.grad = zeros_like(parameters.Trained[i].Value);
        }

        optimizer.Load(state, "optimizer");
        schedule.Load(state);
        averages?.Load(state);
        epochAverage?.Load(state);
        best.Load(state);
        good.Load(state, "good");
        guard.Load(state);
        history.AddRange(state.Get<List<EpochSummary>>("history"));
        steps.AddRange(state.Get<List<StepSummary>>("steps"));
        reporter.GoOn(state.Get<TimeSpan>("elapsed"), history.LastOrDefault());
        return place;
    }
}
