using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class optim
        {
            public static AdamW AdamW(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08, double weight_decay = 0,
                bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            public static AdamW AdamW(IEnumerable<(string name, Parameter parameter)> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08, double weight_decay = 0,
                bool amsgrad = false, bool maximize = false) =>
                new(parameters.Select(p => p.parameter), lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);

            public static AdamW AdamW(IEnumerable<Modules.AdamW.ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08, double weight_decay = 0,
                bool amsgrad = false, bool maximize = false) =>
                new(parameters, lr, beta1, beta2, eps, weight_decay, amsgrad, maximize);
        }
    }
}

namespace TorchSharp.Modules
{
    public class AdamW : OptimizerHelper, optim.IBetas
    {
        public AdamW(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08, double weight_decay = 0,
            bool amsgrad = false, bool maximize = false)
            : this([new ParamGroup { Parameters = parameters, Options = new Options() }], lr, beta1, beta2, eps, weight_decay, amsgrad, maximize) { }

        public AdamW(IEnumerable<ParamGroup> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08, double weight_decay = 0,
            bool amsgrad = false, bool maximize = false)
        {
            AdamStep.Validate(lr, beta1, beta2, eps, weight_decay);
            _defaults = new Options
            {
                LearningRate = lr, InitialLearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay,
                amsgrad = amsgrad, maximize = maximize,
            };
            foreach (var group in parameters) add_param_group(group);
        }

        public (double, double) Betas
        {
            get => _parameter_groups.Count == 1 ? ((ParamGroup)_parameter_groups[0]).Betas : throw new InvalidOperationException("Each group has its own betas.");
            set
            {
                foreach (var group in _parameter_groups) ((ParamGroup)group).Betas = value;
            }
        }

        public override Tensor step(Func<Tensor>? closure = null) => _step<ParamGroup>(Step, closure);

        public override void add_param_group(Modules.ParamGroup param_group)
        {
            var own = (Options)_defaults;
            var options = (Options)(param_group.Options ??= new Options());
            Join(param_group, () =>
            {
                options.beta1 ??= own.beta1;
                options.beta2 ??= own.beta2;
                options.eps ??= own.eps;
                options.weight_decay ??= own.weight_decay;
                options.amsgrad ??= own.amsgrad;
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
            var count = states.Length;
            var averages = new Tensor[count];
            var squares = new Tensor[count];
            var tops = options.amsgrad == true ? new Tensor[count] : [];
            Span<long> steps = count <= 512 ? stackalloc long[count] : new long[count];
            for (var i = 0; i < count; i++)
            {
                var state = states[i];
                averages[i] = state.exp_avg;
                squares[i] = state.exp_avg_sq;
                steps[i] = state.step;
                if (tops.Length > 0) tops[i] = state.max_exp_avg_sq!;
            }
            NativeMethods.Check(NativeMethods.et_optim_adam(group.TensorList, new(averages), new(squares), new(tops), steps,
                group.LearningRate, options.beta1!.Value, options.beta2!.Value, options.eps!.Value, options.weight_decay!.Value,
                options.maximize!.Value, decoupled: true));
            for (var i = 0; i < count; i++) states[i].step = steps[i];
        }

        public class ParamGroup : ParamGroup<Options>, optim.IBetas
        {
            public ParamGroup() { }

            public ParamGroup(IEnumerable<Parameter> parameters, Options options) : base(parameters, options) { }

            public ParamGroup(IEnumerable<Parameter> parameters, double lr = 0.001, double beta1 = 0.9, double beta2 = 0.999, double eps = 1e-08, double weight_decay = 0,
                bool amsgrad = false, bool maximize = false)
                : base(parameters, new Options
                {
                    LearningRate = lr, InitialLearningRate = lr, beta1 = beta1, beta2 = beta2, eps = eps, weight_decay = weight_decay,
                    amsgrad = amsgrad, maximize = maximize,
                }) { }

            public (double, double) Betas
            {
                get => (Options.beta1!.Value, Options.beta2!.Value);
                set => (Options.beta1, Options.beta2) = value;
            }
        }

        public class Options : OptimizerOptions
        {
            public double? beta1;
            public double? beta2;
            public double? eps;
            public double? weight_decay;
            public bool? amsgrad;
            public bool? maximize;

            public Options() { }

            public override void LoadStateDict(OptimizerOptions source)
            {
                base.LoadStateDict(source);
                var from = (Options)source;
                (beta1, beta2, eps, weight_decay) = (from.beta1, from.beta2, from.eps, from.weight_decay);
                (amsgrad, maximize) = (from.amsgrad, from.maximize);
            }

            public override void LoadStateDict(BinaryReader reader)
            {
                base.LoadStateDict(reader);
                (beta1, beta2) = (reader.ReadDouble(), reader.ReadDouble());
                (eps, weight_decay) = (reader.ReadDouble(), reader.ReadDouble());
                (amsgrad, maximize) = (reader.ReadBoolean(), reader.ReadBoolean());
            }

            public override void SaveStateDict(BinaryWriter writer)
            {
                base.SaveStateDict(writer);
                writer.Write(beta1!.Value);
                writer.Write(beta2!.Value);
                writer.Write(eps!.Value);
                writer.Write(weight_decay!.Value);
                writer.Write(amsgrad!.Value);
                writer.Write(maximize!.Value);
            }
        }

        public sealed class State : OptimizerState, IDisposable
        {
            public long step;
            public Tensor exp_avg = null!;
            public Tensor exp_avg_sq = null!;
            public Tensor? max_exp_avg_sq;

            public State(Parameter parameter) : base(parameter) { }

            public override void Initialize(OptimizerOptions options)
            {
                step = 0;
                exp_avg = Zeros();
                exp_avg_sq = Zeros();
                if (((Options)options).amsgrad == true) max_exp_avg_sq = Zeros();
            }

            public override void LoadStateDict(OptimizerState source)
            {
                var from = (State)source;
                step = from.step;
                Take(ref exp_avg!, from.exp_avg);
                Take(ref exp_avg_sq!, from.exp_avg_sq);
                Take(ref max_exp_avg_sq, from.max_exp_avg_sq);
            }

            public override void LoadStateDict(BinaryReader reader)
            {
                step = reader.ReadInt64();
                LoadConditionalStateTensor(reader, ref exp_avg!, _parameter.device);
                LoadConditionalStateTensor(reader, ref exp_avg_sq!, _parameter.device);
                LoadConditionalStateTensor(reader, ref max_exp_avg_sq!, _parameter.device);
            }

            public override void SaveStateDict(BinaryWriter writer)
            {
                writer.Write(step);
                SaveConditionalStateTensor(writer, exp_avg);
                SaveConditionalStateTensor(writer, exp_avg_sq);
                SaveConditionalStateTensor(writer, max_exp_avg_sq);
            }

            public override void to(Device device)
            {
                Move(ref exp_avg!, device);
                Move(ref exp_avg_sq!, device);
                Move(ref max_exp_avg_sq, device);
            }

            public void Dispose()
            {
                exp_avg.Dispose();
                exp_avg_sq.Dispose();
                max_exp_avg_sq?.Dispose();
            }
        }
    }
}
