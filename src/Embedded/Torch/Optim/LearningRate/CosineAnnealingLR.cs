namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) =>
                new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch, verbose);

            public static partial class impl
            {
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _period;
                    private readonly double _lowest;

                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        _period = T_max;
                        _lowest = eta_min;
                        Start();
                    }

                    protected override IEnumerable<double> get_lr() => Annealed();

                    protected override IEnumerable<double> get_closed_form_lr() => FromBase(lr => _lowest + (lr - _lowest) * (1 + Math.Cos(Math.PI * _last_epoch / _period)) / 2);

                    private double[] Annealed()
                    {
                        if (_last_epoch == 0) return Rates();
                        // Where a rise begins, the ratio below would divide by zero.
                        if ((_last_epoch - 1 - _period) % (2 * _period) == 0)
                            return Groups.Zip(BaseRates, (group, lr) => group.LearningRate + (lr - _lowest) * (1 - Math.Cos(Math.PI / _period)) / 2).ToArray();
                        var ratio = (1 + Math.Cos(Math.PI * _last_epoch / _period)) / (1 + Math.Cos(Math.PI * (_last_epoch - 1) / _period));
                        return Array.ConvertAll(Groups, group => _lowest + (group.LearningRate - _lowest) * ratio);
                    }
                }
            }
        }
    }
}
