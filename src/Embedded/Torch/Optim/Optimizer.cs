using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public interface ILearningRateController
        {
            double LearningRate { get; set; }

            double InitialLearningRate { get; set; }
        }

        public interface IMomentum
        {
            double Momentum { get; set; }
        }

        public interface IBetas
        {
            (double, double) Betas { get; set; }
        }

        public abstract partial class Optimizer : IDisposable
        {
            protected IList<ParamGroup> _parameter_groups = [];

            // There is no native optimizer behind this one: the handle is not read.
            protected Optimizer(IntPtr handle) { }

            public virtual IEnumerable<ILearningRateController> ParamGroups => _parameter_groups;

            public virtual IEnumerable<Parameter> parameters() => _parameter_groups.SelectMany(group => group.Parameters);

            public virtual void add_param_group(ParamGroup param_group) => _parameter_groups.Add(param_group);

            public virtual void zero_grad()
            {
                foreach (var group in _parameter_groups)
                    NativeMethods.Check(NativeMethods.et_optim_zero_grad(group.TensorList));
            }

            public virtual Tensor step(Func<Tensor>? closure = null) => closure?.Invoke()!;

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing) { }

            public class StateDictionary
            {
                internal StateDictionary() { }

                public List<OptimizerOptions> Options { get; } = [];

                public List<OptimizerState> State { get; } = [];

                // For each group, where the states of its parameters are in State.
                public List<List<int>> StateIndexRef { get; } = [];
            }
        }
    }
}
