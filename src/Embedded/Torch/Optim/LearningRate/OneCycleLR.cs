namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static LRScheduler OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3,
                impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true,
                double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25,
                double final_div_factor = 10000, bool three_phase = false, int last_epoch = -1, bool verbose = false) =>
                new impl.OneCycleLR(optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum,
                    base_momentum, max_momentum, div_factor, final_div_factor, three_phase, last_epoch, verbose);

            public static LRScheduler OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3,
                impl.OneCycleLR.AnnealStrategy anneal_strategy = impl.OneCycleLR.AnnealStrategy.Cos, bool cycle_momentum = true,
                IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25,
                double final_div_factor = 10000, bool three_phase = false, int last_epoch = -1, bool verbose = false) =>
                new impl.OneCycleLR(optimizer, max_lr, total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum,
                    base_momentum, max_momentum, div_factor, final_div_factor, three_phase, last_epoch, verbose);

            public static partial class impl
            {
                // One cycle (Smith and Topin, 2017): up from max_lr / div_factor to max_lr, then down to max_lr / div_factor / final_div_factor.
                public class OneCycleLR : LRScheduler
                {
                    public enum AnnealStrategy
                    {
                        Cos = 0,
                        Linear = 1,
                    }

                    private readonly record struct Phase(double End, double[] FromRate, double[] ToRate, double[] FromMomentum, double[] ToMomentum);

                    private readonly Phase[] _phases;
                    private readonly int _totalSteps;
                    private readonly bool _cosine;
                    private readonly bool _cyclesMomentum;

                    public OneCycleLR(Optimizer optimizer, double max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3,
                        AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true,
                        double base_momentum = 0.85, double max_momentum = 0.95, double div_factor = 25,
                        double final_div_factor = 10000, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : this(optimizer, All(optimizer, max_lr), total_steps, epochs, steps_per_epoch, pct_start, anneal_strategy, cycle_momentum,
                            All(optimizer, base_momentum), All(optimizer, max_momentum), div_factor, final_div_factor, three_phase, last_epoch, verbose) { }

                    public OneCycleLR(Optimizer optimizer, IEnumerable<double> max_lr, int total_steps = -1, int epochs = -1, int steps_per_epoch = -1, double pct_start = 0.3,
                        AnnealStrategy anneal_strategy = AnnealStrategy.Cos, bool cycle_momentum = true,
                        IEnumerable<double>? base_momentum = null, IEnumerable<double>? max_momentum = null, double div_factor = 25,
                        double final_div_factor = 10000, bool three_phase = false, int last_epoch = -1, bool verbose = false)
                        : base(optimizer, last_epoch, verbose)
                    {
                        if (total_steps <= 0 && (epochs <= 0 || steps_per_epoch <= 0))
                            throw new ArgumentException("Give total_steps, or epochs and steps_per_epoch, over 0.", nameof(total_steps));
                        if (pct_start is < 0 or > 1) throw new ArgumentOutOfRangeException(nameof(pct_start), pct_start, "pct_start must be from 0 to 1.");
                        _totalSteps = total_steps > 0 ? total_steps : epochs * steps_per_epoch;
                        _cosine = anneal_strategy == AnnealStrategy.Cos;
                        _cyclesMomentum = cycle_momentum;
                        if (cycle_momentum && Groups.Any(group => group is not (IMomentum or IBetas)))
                            throw new ArgumentException("The optimizer has no momentum to cycle.", nameof(cycle_momentum));
                        var highest = PerGroup(max_lr, nameof(max_lr));
                        var initial = Array.ConvertAll(highest, lr => lr / div_factor);
                        var last = Array.ConvertAll(initial, lr => lr / final_div_factor);
                        var low = PerGroup(base_momentum ?? All(optimizer, 0.85), nameof(base_momentum));
                        var high = PerGroup(max_momentum ?? All(optimizer, 0.95), nameof(max_momentum));
                        var rise = pct_start * _totalSteps - 1;
                        _phases = three_phase
                            ? [new(rise, initial, highest, high, low), new(2 * pct_start * _totalSteps - 2, highest, initial, low, high), new(_totalSteps - 1, initial, last, high, high)]
                            : [new(rise, initial, highest, high, low), new(_totalSteps - 1, highest, last, low, high)];
                        if (last_epoch == -1)
                            for (var i = 0; i < Groups.Length; i++) Groups[i].InitialLearningRate = initial[i];
                        Start();
                    }

                    protected override IEnumerable<double> get_lr()
                    {
                        if (_last_epoch >= _totalSteps) throw new InvalidOperationException($"The cycle has {_totalSteps} steps; this is one more.");
                        var begin = 0.0;
                        var phase = _phases[0];
                        for (var i = 0; i < _phases.Length; i++)
                        {
                            phase = _phases[i];
                            if (_last_epoch <= phase.End || i == _phases.Length - 1) break;
                            begin = phase.End;
                        }
                        var done = (_last_epoch - begin) / (phase.End - begin);
                        var rates = new double[Groups.Length];
                        for (var i = 0; i < rates.Length; i++)
                        {
                            rates[i] = Between(phase.FromRate[i], phase.ToRate[i], done);
                            if (!_cyclesMomentum) continue;
                            var momentum = Between(phase.FromMomentum[i], phase.ToMomentum[i], done);
                            if (Groups[i] is IBetas betas) betas.Betas = (momentum, betas.Betas.Item2);
                            else ((IMomentum)Groups[i]).Momentum = momentum;
                        }
                        return rates;
                    }

                    private double Between(double start, double end, double done) =>
                        _cosine ? end + (start - end) / 2 * (1 + Math.Cos(Math.PI * done)) : start + (end - start) * done;

                    private double[] PerGroup(IEnumerable<double> values, string parameter)
                    {
                        var all = values.ToArray();
                        return all.Length == Groups.Length ? all : throw new ArgumentException($"There are {Groups.Length} parameter groups and {all.Length} values.", parameter);
                    }

                    private static double[] All(Optimizer optimizer, double value) => optimizer.ParamGroups.Select(_ => value).ToArray();
                }
            }
        }
    }
}
