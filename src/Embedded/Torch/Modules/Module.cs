using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module : IDisposable
        {
            protected string name;
            protected OrderedDict<string, (Tensor, bool)> _internal_buffers = new();
            protected OrderedDict<string, Modules.Parameter> _internal_params = new();
            protected OrderedDict<string, Module> _internal_submodules = new();

            private bool _componentsRegistered;
            private bool _training = true;

            protected Module(string name) => this.name = name;

            public virtual bool training => _training;

            public virtual string GetName() => name;

            public virtual void train(bool train = true)
            {
                _training = train;
                foreach (var (_, child) in named_children()) child.train(train);
            }

            public virtual void eval() => train(false);

            public virtual Module apply(Action<Module> fn)
            {
                foreach (var (_, child) in named_children()) child.apply(fn);
                fn(this);
                return this;
            }

            public virtual void zero_grad(bool set_to_none = true)
            {
                var all = parameters().ToArray();
                if (set_to_none) NativeMethods.Check(NativeMethods.et_optim_zero_grad(new TensorList(all)));
                else
                    foreach (var parameter in all) NativeMethods.Check(NativeMethods.et_nn_zero_gradient(parameter));
            }

            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                if (tensor is null || tensor.IsInvalid) throw new ArgumentNullException(nameof(tensor), "A null tensor cannot be a buffer.");
                if (_internal_buffers.ContainsKey(name)) throw new InvalidOperationException($"Tensor {name} is already registered.");
                _internal_buffers.Add(name, (tensor, persistent));
            }

            public virtual void register_parameter(string name, Modules.Parameter param)
            {
                if (param is null || param.IsInvalid)
                {
                    _internal_params.Remove(name);
                    return;
                }
                if (_internal_params.ContainsKey(name)) throw new InvalidOperationException($"Parameter {name} is already registered.");
                _internal_params.Add(name, param);
            }

            public virtual void register_module(string name, Module submodule)
            {
                if (submodule is null)
                {
                    _internal_submodules.Remove(name);
                    return;
                }
                ArgumentException.ThrowIfNullOrEmpty(name);
                if (name.Contains('.')) throw new ArgumentException($"A module's name cannot contain a point: {name}", nameof(name));
                if (_internal_submodules.ContainsKey(name)) throw new InvalidOperationException($"Sub-module {name} is already registered.");
                submodule.RegisterComponents();
                _internal_submodules.Add(name, submodule);
            }

            public void add_module(string name, Module module) => register_module(name, module);

            protected void ConditionallyRegisterParameter(string name, Tensor value)
            {
                _internal_params.Remove(name);
                if (value is null) return;
                _internal_params.Add(name, value as Modules.Parameter ?? new Modules.Parameter(value));
            }

            protected void ConditionallyRegisterBuffer(string name, Tensor value, bool persistent = true)
            {
                _internal_buffers.Remove(name);
                if (value is not null) _internal_buffers.Add(name, (value, persistent));
            }

            protected void ClearModules() => _internal_submodules.Clear();

            // Every field that holds a module, a parameter or a tensor becomes a component under the field's name.
            protected virtual void RegisterComponents()
            {
                if (_componentsRegistered) return;
                _componentsRegistered = true;
                foreach (var field in GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
                {
                    var component = field.GetCustomAttribute<ComponentNameAttribute>()?.Name ?? field.Name;
                    switch (field.GetValue(this))
                    {
                        case Module module when !_internal_submodules.ContainsKey(component):
                            register_module(component, module);
                            break;
                        case Modules.Parameter parameter when !_internal_params.ContainsKey(component):
                            register_parameter(component, parameter);
                            break;
                        case Modules.Parameter:
                            break;
                        case Tensor tensor when !_internal_buffers.ContainsKey(component):
                            register_buffer(component, tensor);
                            break;
                    }
                }
            }

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                if (!disposing) return;
                foreach (var (_, parameter) in _internal_params) parameter.Dispose();
                foreach (var (_, (buffer, _)) in _internal_buffers) buffer.Dispose();
                foreach (var (_, module) in _internal_submodules) module.Dispose();
                _internal_params.Clear();
                _internal_buffers.Clear();
                _internal_submodules.Clear();
            }
        }
    }
}
