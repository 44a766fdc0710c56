namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static LRScheduler ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 0.0001,
                string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-08, bool verbose = false) =>
                new impl.ReduceLROnPlateau(optimizer, mode, factor, patience, threshold, threshold_mode, cooldown, min_lr, eps, verbose);

            public static partial class impl
            {
                // Lowers the rates when a metric has not improved for more than `patience` steps.
                public class ReduceLROnPlateau : LRScheduler
                {
                    private readonly bool _minimize;
                    private readonly bool _relative;
                    private readonly double _factor;
                    private readonly int _patience;
                    private readonly double _threshold;
                    private readonly int _cooldown;
                    private readonly double[] _lowest;
                    private readonly double _eps;
                    private double _best;
                    private int _bad;
                    private int _cooling;

                    public ReduceLROnPlateau(Optimizer optimizer, string mode = "min", double factor = 0.1, int patience = 10, double threshold = 0.0001,
                        string threshold_mode = "rel", int cooldown = 0, IList<double>? min_lr = null, double eps = 1e-08, bool verbose = false)
                        : base(optimizer, -1, verbose)
                    {
                        if (factor >= 1) throw new ArgumentOutOfRangeException(nameof(factor), factor, "The factor must be less than 1.");
                        if (mode is not ("min" or "max")) throw new ArgumentException($"The mode is min or max, not {mode}.", nameof(mode));
                        if (threshold_mode is not ("rel" or "abs")) throw new ArgumentException($"The threshold's mode is rel or abs, not {threshold_mode}.", nameof(threshold_mode));
                        if (min_lr is not null && min_lr.Count != 1 && min_lr.Count != Groups.Length)
                            throw new ArgumentException($"There are {Groups.Length} parameter groups and {min_lr.Count} lowest rates.", nameof(min_lr));
                        (_minimize, _relative, _factor, _patience) = (mode == "min", threshold_mode == "rel", factor, patience);
                        (_threshold, _cooldown, _eps) = (threshold, cooldown, eps);
                        _lowest = Groups.Select((_, i) => min_lr is null ? 0 : min_lr[min_lr.Count == 1 ? 0 : i]).ToArray();
                        _best = _minimize ? double.PositiveInfinity : double.NegativeInfinity;
                        _last_epoch = 0;
                    }

                    public override void step() => throw NoMetric();

                    public override void step(int? epoch) => throw NoMetric();

                    public override void step(double current, int? epoch = null)
                    {
                        _step_count++;
                        _last_epoch = epoch ?? _last_epoch + 1;
                        if (Improves(current)) (_best, _bad) = (current, 0);
                        else _bad++;
                        if (_cooling > 0)
                        {
                            _cooling--;
                            _bad = 0;
                        }
                        if (_bad > _patience)
                        {
                            Set(Groups.Select((group, i) => Lowered(group.LearningRate, _lowest[i])).ToArray());
                            _cooling = _cooldown;
                            _bad = 0;
                        }
                        else Set(Rates());
                    }

                    private double Lowered(double rate, double lowest)
                    {
                        var lowered = Math.Max(rate * _factor, lowest);
                        return rate - lowered > _eps ? lowered : rate;
                    }

                    private bool Improves(double current)
                    {
                        if (_minimize) return current < (_relative ? _best * (1 - _threshold) : _best - _threshold);
                        return current > (_relative ? _best * (1 + _threshold) : _best + _threshold);
                    }

                    private static InvalidOperationException NoMetric() => new("ReduceLROnPlateau steps on a metric: call step(value).");
                }
            }
        }
    }
}
