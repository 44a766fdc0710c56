using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static SGD SGD(IEnumerable<Parameter> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0,
                bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            public static SGD SGD(IEnumerable<(string name, Parameter parameter)> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0,
                bool nesterov = false, bool maximize = false) =>
                new(parameters.Select(p => p.parameter), learningRate, momentum, dampening, weight_decay, nesterov, maximize);

            public static SGD SGD(IEnumerable<Modules.SGD.ParamGroup> parameters, double learningRate, double momentum = 0, double dampening = 0, double weight_decay = 0,
                bool nesterov = false, bool maximize = false) =>
                new(parameters, learningRate, momentum, dampening, weight_decay, nesterov, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    public class SGD : OptimizerHelper, optim.IMomentum
    {
        public SGD(IEnumerable<Parameter> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0,
            bool nesterov = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters, Options = new Options() }], lr, momentum, dampening, weight_decay, nesterov, maximize) { }

        public SGD(IEnumerable<ParamGroup> parameters, double lr, double momentum = 0, double dampening = 0, double weight_decay = 0,
            bool nesterov = false, bool maximize = false)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(lr);
            ArgumentOutOfRangeException.ThrowIfNegative(momentum);
            ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
            if (nesterov && (momentum == 0 || dampening != 0)) throw new ArgumentException("Nesterov's momentum takes a momentum and no dampening.", nameof(nesterov));
            _defaults = new Options { LearningRate = lr, InitialLearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize };
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
                options.momentum ??= own.momentum;
                options.dampening ??= own.dampening;
                options.weight_decay ??= own.weight_decay;
                options.nesterov ??= own.nesterov;
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
            var momentum = options.momentum!.Value;
            var states = momentum != 0 ? States<State>(group) : [];
            var buffers = new Tensor[states.Length];
            Span<NativeBool> started = states.Length <= 512 ? stackalloc NativeBool[states.Length] : new NativeBool[states.Length];
            for (var i = 0; i < states.Length; i++)
            {
                buffers[i] = states[i].Buffer();
                started[i] = states[i].Started;
            }
            NativeMethods.Check(NativeMethods.et_optim_sgd(group.TensorList, new(buffers), started, group.LearningRate, momentum,
                options.dampening!.Value, options.weight_decay!.Value, options.nesterov!.Value, options.maximize!.Value));
            for (var i = 0; i < states.Length; i++) states[i].Started = started[i];
        }

        public class ParamGroup : ParamGroup<Options>, optim.IMomentum
        {
            public ParamGroup() { }

            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double momentum = 0, double dampening = 0, double weight_decay = 0,
                bool nesterov = false, bool maximize = false)
                : base(parameters, new Options { LearningRate = lr, InitialLearningRate = lr, momentum = momentum, dampening = dampening, weight_decay = weight_decay, nesterov = nesterov, maximize = maximize }) { }

            public double Momentum
            {
                get => Options.momentum!.Value;
                set => Options.momentum = value;
            }
        }

        public class Options : OptimizerOptions
        {
            public double? momentum;
            public double? dampening;
            public double? weight_decay;
            public bool? nesterov;
            public bool? maximize;

            public Options() { }

            public override void LoadStateDict(OptimizerOptions source)
            {
                base.LoadStateDict(source);
                var from = (Options)source;
                momentum = from.momentum;
                dampening = from.dampening;
                weight_decay = from.weight_decay;
                nesterov = from.nesterov;
                maximize = from.maximize;
            }

            public override void LoadStateDict(BinaryReader reader)
            {
                base.LoadStateDict(reader);
                momentum = reader.ReadDouble();
                dampening = reader.ReadDouble();
                weight_decay = reader.ReadDouble();
                nesterov = reader.ReadBoolean();
                maximize = reader.ReadBoolean();
            }

            public override void SaveStateDict(BinaryWriter writer)
            {
                base.SaveStateDict(writer);
                writer.Write(momentum!.Value);
                writer.Write(dampening!.Value);
                writer.Write(weight_decay!.Value);
                writer.Write(nesterov!.Value);
                writer.Write(maximize!.Value);
            }
        }

        public sealed class State : OptimizerState, IDisposable
        {
            public Tensor? momentum_buffer;

            public State(Parameter parameter) : base(parameter) { }

            // Whether a gradient is in the buffer already.
            internal bool Started { get; set; }

            internal Tensor Buffer() => momentum_buffer ??= Zeros();

            public override void Initialize(OptimizerOptions options)
            {
                momentum_buffer?.Dispose();
                momentum_buffer = null;
                Started = false;
            }

            public override void LoadStateDict(OptimizerState source)
            {
                var from = (State)source;
                Take(ref momentum_buffer, from.momentum_buffer);
                Started = from.Started;
            }

            public override void LoadStateDict(BinaryReader reader)
            {
                LoadConditionalStateTensor(reader, ref momentum_buffer!, _parameter.device);
                Started = momentum_buffer is not null;
            }

            public override void SaveStateDict(BinaryWriter writer) => SaveConditionalStateTensor(writer, Started ? momentum_buffer : null);

            public override void to(Device device) => Move(ref momentum_buffer, device);

            public void Dispose() => momentum_buffer?.Dispose();
        }
    }
}
