using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            // Sets the groups' learning rates epoch by epoch. Making a scheduler makes its first step, to epoch 0.
            public abstract class LRScheduler
            {
                protected int _step_count;

                internal int _last_epoch = -1;
                private double[] _lastRates = [];

                protected LRScheduler() { }

                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    Optimizer = optimizer;
                    Groups = optimizer.ParamGroups.ToArray();
                    _last_epoch = last_epoch;
                    Verbose = verbose;
                    if (last_epoch == -1)
                        foreach (var group in Groups) Note(group);
                    BaseRates = Array.ConvertAll(Groups, group => group.InitialLearningRate);
                    _lastRates = Array.ConvertAll(Groups, group => group.LearningRate);
                }

                internal Optimizer? Optimizer { get; }

                private protected ILearningRateController[] Groups { get; } = [];

                private protected double[] BaseRates { get; } = [];

                private protected bool Verbose { get; }

                public IEnumerable<double> get_last_lr() => _lastRates;

                public virtual void step() => step(null);

                public virtual void step(int? epoch)
                {
                    _step_count++;
                    _last_epoch = epoch ?? _last_epoch + 1;
                    Set((epoch is null ? get_lr() : get_closed_form_lr()).ToArray());
                }

                public virtual void step(double current, int? epoch = null) => step(epoch);

                // From the rates that are set now, so that schedulers can be chained.
                protected virtual IEnumerable<double> get_lr() => Rates();

                // From the epoch alone, where there is such a form.
                protected virtual IEnumerable<double> get_closed_form_lr() => get_lr();

                private protected double[] Rates() => Array.ConvertAll(Groups, group => group.LearningRate);

                private protected double[] Scaled(double factor) => Array.ConvertAll(Groups, group => group.LearningRate * factor);

                private protected double[] FromBase(Func<double, double> rate) => Array.ConvertAll(BaseRates, lr => rate(lr));

                // Only the first scheduler of an optimizer finds the rate as it was given.
                private static void Note(ILearningRateController group)
                {
                    if (group is ParamGroup { Scheduled: true }) return;
                    group.InitialLearningRate = group.LearningRate;
                    if (group is ParamGroup own) own.Scheduled = true;
                }

                private protected void Set(double[] rates)
                {
                    for (var i = 0; i < Groups.Length; i++)
                    {
                        if (Verbose && rates[i] != Groups[i].LearningRate)
                            Console.WriteLine($"Adjusting the learning rate of group {i} to {rates[i]}");
                        Groups[i].LearningRate = rates[i];
                    }
                    _lastRates = rates;
                }

                // The step with which a scheduler starts.
                internal void Start() => step(null);
            }

            public static partial class impl
            {
            }
        }
    }
}
