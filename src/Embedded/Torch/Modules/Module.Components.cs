using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        // What a module is made of, by name.
        public partial class Module
        {
            public virtual IEnumerable<(string name, Module module)> named_children()
            {
                var seen = new HashSet<Module>();
                foreach (var (childName, child) in _internal_submodules)
                    if (seen.Add(child)) yield return (childName, child);
            }

            public virtual IEnumerable<Module> children()
            {
                foreach (var (_, child) in named_children()) yield return child;
            }

            // The children first, then what is below each.
            public virtual IEnumerable<(string name, Module module)> named_modules()
            {
                foreach (var child in named_children()) yield return child;
                foreach (var (childName, child) in named_children())
                    foreach (var (below, module) in child.named_modules())
                        yield return ($"{childName}.{below}", module);
            }

            public virtual IEnumerable<Module> modules()
            {
                foreach (var (_, module) in named_modules()) yield return module;
            }

            public virtual IEnumerable<(string name, Modules.Parameter parameter)> named_parameters(bool recurse = true)
            {
                var seen = new HashSet<IntPtr>();
                foreach (var (own, parameter) in _named_parameters())
                    if (!parameter.IsInvalid && seen.Add(parameter.Handle)) yield return (own, parameter);
                if (!recurse) yield break;
                foreach (var (childName, child) in named_children())
                    foreach (var (below, parameter) in child.named_parameters())
                        if (!parameter.IsInvalid && seen.Add(parameter.Handle)) yield return ($"{childName}.{below}", parameter);
            }

            public virtual IEnumerable<Modules.Parameter> parameters(bool recurse = true)
            {
                foreach (var (_, parameter) in named_parameters(recurse)) yield return parameter;
            }

            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                var seen = new HashSet<IntPtr>();
                foreach (var (own, (buffer, persistent)) in _internal_buffers)
                    if ((persistent || include_nonpersistent) && !buffer.IsInvalid && seen.Add(buffer.Handle)) yield return (own, buffer);
                if (!recurse) yield break;
                foreach (var (childName, child) in named_children())
                    foreach (var (below, buffer) in child.named_buffers(true, include_nonpersistent))
                        if (seen.Add(buffer.Handle)) yield return ($"{childName}.{below}", buffer);
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                foreach (var (_, buffer) in named_buffers(recurse, include_nonpersistent)) yield return buffer;
            }

            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            public virtual Modules.Parameter get_parameter(string target)
            {
                if (_internal_params.TryGetValue(target, out var parameter)) return parameter;
                return Below(target) is var (child, rest) && child is not null ? child.get_parameter(rest) : null!;
            }

            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            public virtual Tensor get_buffer(string target)
            {
                if (_internal_buffers.TryGetValue(target, out var buffer)) return buffer.Item1;
                return Below(target) is var (child, rest) && child is not null ? child.get_buffer(rest) : null!;
            }

            protected virtual (string, Modules.Parameter)[] _named_parameters() => [.. (IEnumerable<(string, Modules.Parameter)>)_internal_params];

            protected virtual Modules.Parameter[] _parameters(bool recurse = true) => parameters(recurse).ToArray();

            protected virtual (string, Tensor)[] _named_buffers() => ((IEnumerable<(string, (Tensor, bool))>)_internal_buffers).Select(b => (b.Item1, b.Item2.Item1)).ToArray();

            // What a weight's setter of a built-in module does: the old tensor goes, the new one is the module's to keep.
            private protected void Own(ref Modules.Parameter? field, string component, Modules.Parameter? value)
            {
                if (ReferenceEquals(field, value)) return;
                field?.Dispose();
                field = (Modules.Parameter?)value?.DetachFromDisposeScope();
                ConditionallyRegisterParameter(component, field!);
            }

            private protected void Own(ref Tensor? field, string component, Tensor? value)
            {
                if (ReferenceEquals(field, value)) return;
                field?.Dispose();
                field = value?.DetachFromDisposeScope();
                ConditionallyRegisterBuffer(component, field!);
            }

            private (Module? Child, string Below) Below(string target)
            {
                var point = target.IndexOf('.');
                if (point < 0) return (null, target);
                var first = target[..point];
                foreach (var (childName, child) in named_children())
                    if (childName == first) return (child, target[(point + 1)..]);
                return (null, target);
            }
        }
    }
}
