namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public class HookableModule<TPreHook, TPostHook> : Module
        {
            protected Dictionary<string, Action<Module>> module_pre_hooks = new();
            protected Dictionary<string, Action<Module>> module_post_hooks = new();
            protected Dictionary<string, TPreHook> pre_hooks = new();
            protected Dictionary<string, TPostHook> post_hooks = new();

            private int _nextKey;

            protected HookableModule(string name) : base(name) { }

            public HookRemover register_forward_pre_hook(TPreHook hook) => Register(pre_hooks, hook);

            public HookRemover register_forward_hook(TPostHook hook) => Register(post_hooks, hook);

            public HookRemover register_forward_pre_hook(Action<Module> hook) => Register(module_pre_hooks, hook);

            public HookRemover register_forward_hook(Action<Module> hook) => Register(module_post_hooks, hook);

            // _nextKey stays zero in nearly every module: the one test that a call pays for hooks.
            private protected bool HasHooks => _nextKey != 0;

            private protected void RunBefore()
            {
                foreach (var hook in module_pre_hooks.Values.ToArray()) hook(this);
            }

            private protected void RunAfter()
            {
                foreach (var hook in module_post_hooks.Values.ToArray()) hook(this);
            }

            private HookRemover Register<THook>(Dictionary<string, THook> hooks, THook hook)
            {
                var key = (++_nextKey).ToString(System.Globalization.CultureInfo.InvariantCulture);
                hooks.Add(key, hook);
                return new HookRemover(this, key);
            }

            private void Remove(string key)
            {
                _ = pre_hooks.Remove(key) || post_hooks.Remove(key) || module_pre_hooks.Remove(key) || module_post_hooks.Remove(key);
            }

            public class HookRemover
            {
                private readonly HookableModule<TPreHook, TPostHook> _module;
                private readonly string _key;

                public HookRemover(HookableModule<TPreHook, TPostHook> module, string key) => (_module, _key) = (module, key);

                public void remove() => _module.Remove(_key);
            }
        }
    }
}
