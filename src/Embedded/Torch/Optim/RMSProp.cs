using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static RMSProp RMSProp(IEnumerable<Parameter> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-08, double weight_decay = 0,
                double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);

            public static RMSProp RMSProp(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-08, double weight_decay = 0,
                double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters.Select(p => p.parameter), lr, alpha, eps, weight_decay, momentum, centered, maximize);

            public static RMSProp RMSProp(IEnumerable<Modules.RMSProp.ParamGroup> parameters, double lr = 0.01, double alpha = 0.99, double eps = 1e-08, double weight_decay = 0,
                double momentum = 0, bool centered = false, bool maximize = false) =>
                new(parameters, lr, alpha, eps, weight_decay, momentum, centered, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    public class RMSProp : OptimizerHelper, optim.IMomentum
    {
        public RMSProp(IEnumerable<Parameter> parameters, double lr = 0.001, double alpha = 0.99, double eps = 1e-08, double weight_decay = 0,
            double momentum = 0, bool centered = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters, Options = new Options() }], lr, alpha, eps, weight_decay, momentum, centered, maximize) { }

        public RMSProp(IEnumerable<ParamGroup> parameters, double lr = 0.001, double alpha = 0.99, double eps = 1e-08, double weight_decay = 0,
            double momentum = 0, bool centered = false, bool maximize = false)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(lr);
            ArgumentOutOfRangeException.ThrowIfNegative(alpha);
            ArgumentOutOfRangeException.ThrowIfNegative(eps);
            ArgumentOutOfRangeException.ThrowIfNegative(momentum);
            ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
            _defaults = new Options { LearningRate = lr, InitialLearningRate = lr, alpha = alpha, eps = eps, weight_decay = weight_decay, momentum = momentum, centered = centered, maximize = maximize };
            foreach (var group in parameters) add_param_group(group);
        }

        public double Momentum
        {
            get => _parameter_groups.Count == 1 ? ((ParamGroup)_parameter_groups[0]).Momentum : throw new InvalidOperationException("Each group has its own momentum.");
            set
            {
                foreach (var group in _parameter_groups) ((ParamGroup)group).Momentum = value;
            }
        }

        public override Tensor step(Func<Tensor>? closure = null) => _step<ParamGroup>(Step, closure);

        public override void add_param_group(Modules.ParamGroup param_group)
        {
            var own = (Options)_defaults;
            var options = (Options)(param_group.Options ??= new Options());
            Join(param_group, () =>
            {
                options.alpha ??= own.alpha;
                options.eps ??= own.eps;
                options.weight_decay ??= own.weight_decay;
                options.momentum ??= own.momentum;
                options.centered ??= own.centered;
                options.maximize ??= own.maximize;
            }, parameter => new State(parameter));
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            if (disposing) DisposeStates();
        }

        private void Step(ParamGroup group)
        {
            var options = group.Options;
            var states = States<State>(group);
            foreach (var state in states) state.Complete(options);
            var averages = options.centered == true ? Array.ConvertAll(states, state => state.grad_avg!) : [];
            var buffers = options.momentum > 0 ? Array.ConvertAll(states, state => state.momentum_buffer!) : [];
            NativeMethods.Check(NativeMethods.et_optim_rmsprop(group.TensorList, new(Array.ConvertAll(states, state => state.square_avg)),
                new(averages), new(buffers), group.LearningRate, options.alpha!.Value, options.eps!.Value, options.weight_decay!.Value,
                options.momentum!.Value, options.maximize!.Value));
            foreach (var state in states) state.step++;
        }

        public class ParamGroup : ParamGroup<Options>, optim.IMomentum
        {
            public ParamGroup() { }

            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double eps = 1e-08, double alpha = 0.99,
                double weight_decay = 0, double momentum = 0, bool centered = false)
                : base(parameters, new Options { LearningRate = lr, InitialLearningRate = lr, alpha = alpha, eps = eps, weight_decay = weight_decay, momentum = momentum, centered = centered }) { }

            public double Momentum
            {
                get => Options.momentum!.Value;
                set => Options.momentum = value;
            }
        }

        public class Options : OptimizerOptions
        {
            public double? alpha;
            public double? eps;
            public double? weight_decay;
            public double? momentum;
            public bool? centered;
            public bool? maximize;

            public Options() { }

            public override void LoadStateDict(OptimizerOptions source)
            {
                base.LoadStateDict(source);
                var from = (Options)source;
                alpha = from.alpha;
                eps = from.eps;
                weight_decay = from.weight_decay;
                momentum = from.momentum;
                centered = from.centered;
                maximize = from.maximize;
            }

            public override void LoadStateDict(BinaryReader reader)
            {
                base.LoadStateDict(reader);
                alpha = reader.ReadDouble();
                eps = reader.ReadDouble();
                weight_decay = reader.ReadDouble();
                momentum = reader.ReadDouble();
                centered = reader.ReadBoolean();
                maximize = reader.ReadBoolean();
            }

            public override void SaveStateDict(BinaryWriter writer)
            {
                base.SaveStateDict(writer);
                writer.Write(alpha!.Value);
                writer.Write(eps!.Value);
                writer.Write(weight_decay!.Value);
                writer.Write(momentum!.Value);
                writer.Write(centered!.Value);
                writer.Write(maximize!.Value);
            }
        }

        public sealed class State : OptimizerState, IDisposable
        {
            public long step;
            public Tensor square_avg = null!;
            public Tensor? momentum_buffer;
            public Tensor? grad_avg;

            public State(Parameter parameter) : base(parameter) { }

            public override void Initialize(OptimizerOptions options)
            {
                step = 0;
                square_avg = Zeros();
                Complete((Options)options);
            }

            // A momentum may be set after the start.
            internal void Complete(Options options)
            {
                if (options.momentum > 0) momentum_buffer ??= Zeros();
                if (options.centered == true) grad_avg ??= Zeros();
            }

            public override void LoadStateDict(OptimizerState source)
            {
                var from = (State)source;
                step = from.step;
                Take(ref square_avg!, from.square_avg);
                Take(ref momentum_buffer, from.momentum_buffer);
                Take(ref grad_avg, from.grad_avg);
            }

            public override void LoadStateDict(BinaryReader reader)
            {
                step = reader.ReadInt64();
                LoadConditionalStateTensor(reader, ref square_avg!, _parameter.device);
                LoadConditionalStateTensor(reader, ref momentum_buffer!, _parameter.device);
                LoadConditionalStateTensor(reader, ref grad_avg!, _parameter.device);
            }

            public override void SaveStateDict(BinaryWriter writer)
            {
                writer.Write(step);
                SaveConditionalStateTensor(writer, square_avg);
                SaveConditionalStateTensor(writer, momentum_buffer);
                SaveConditionalStateTensor(writer, grad_avg);
            }

            public override void to(Device device)
            {
                Move(ref square_avg!, device);
                Move(ref momentum_buffer, device);
                Move(ref grad_avg, device);
            }

            public void Dispose()
            {
                square_avg.Dispose();
                momentum_buffer?.Dispose();
                grad_avg?.Dispose();
            }
        }
    }
}
