namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static LRScheduler LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new impl.LinearLR(optimizer, start_factor, end_factor, total_iters, last_epoch, verbose);

            public static partial class impl
            {
                public class LinearLR : LRScheduler
                {
                    private readonly double _start;
                    private readonly double _end;
                    private readonly int _totalIters;

                    public LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        if (start_factor is <= 0 or > 1) throw new ArgumentOutOfRangeException(nameof(start_factor), start_factor, "The factor must be over 0 and at most 1.");
                        if (end_factor is < 0 or > 1) throw new ArgumentOutOfRangeException(nameof(end_factor), end_factor, "The factor must be from 0 to 1.");
                        _start = start_factor;
                        _end = end_factor;
                        _totalIters = total_iters;
                        Start();
                    }

                    protected override IEnumerable<double> get_lr() => _last_epoch == 0
                        ? Scaled(_start)
                        : _last_epoch > _totalIters ? Rates() : Scaled(Factor(_last_epoch) / Factor(_last_epoch - 1));

                    protected override IEnumerable<double> get_closed_form_lr() => FromBase(lr => lr * Factor(_last_epoch));

                    private double Factor(int epoch) => _start + (_end - _start) * Math.Min(epoch, _totalIters) / _totalIters;
                }
            }
        }
    }
}
