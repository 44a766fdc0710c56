using System.Collections;
using System.Diagnostics.CodeAnalysis;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static ModuleDict<Module> ModuleDict(params (string, Module)[] modules) => ModuleDict<Module>(modules);

            public static ModuleDict<T> ModuleDict<T>(params (string, T)[] modules) where T : Module
            {
                var dict = new ModuleDict<T>();
                foreach (var module in modules) dict.Add(module);
                return dict;
            }
        }
    }
}

namespace TorchSharp.Modules
{
    public class ModuleDict<T> : nn.Module, IDictionary<string, T>, IList<(string, T)> where T : nn.Module
    {
        private readonly List<(string, T)> _list = [];

        public ModuleDict() : base(nameof(ModuleDict<T>)) { }

        public int Count => _list.Count;

        public bool IsReadOnly => false;

        public ICollection<string> Keys => _list.Select(pair => pair.Item1).ToList();

        public ICollection<T> Values => _list.Select(pair => pair.Item2).ToList();

        public T this[string key]
        {
            get => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no {key} here.");
            set
            {
                var at = _list.FindIndex(pair => pair.Item1 == key);
                if (at < 0) Add(key, value);
                else this[at] = (key, value);
            }
        }

        public (string, T) this[int index]
        {
            get => _list[index];
            set
            {
                _list[index] = value;
                Refresh();
            }
        }

        public IEnumerable<string> keys() => Keys;

        public IEnumerable<T> values() => Values;

        public IEnumerator<(string, T)> items() => _list.GetEnumerator();

        public IEnumerator<(string, T)> GetEnumerator() => _list.GetEnumerator();

        IEnumerator<KeyValuePair<string, T>> IEnumerable<KeyValuePair<string, T>>.GetEnumerator() =>
            _list.Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public bool ContainsKey(string key) => _list.Exists(pair => pair.Item1 == key);

        public bool Contains((string, T) item) => _list.Contains(item);

        public bool Contains(KeyValuePair<string, T> item) => Contains((item.Key, item.Value));

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out T value)
        {
            var at = _list.FindIndex(pair => pair.Item1 == key);
            value = at < 0 ? null : _list[at].Item2;
            return at >= 0;
        }

        public int IndexOf((string, T) item) => _list.IndexOf(item);

        public void Add(string key, T value)
        {
            register_module(key, value);
            _list.Add((key, value));
        }

        public void Add((string, T) item) => Add(item.Item1, item.Item2);

        public void Add(KeyValuePair<string, T> item) => Add(item.Key, item.Value);

        public void Insert(int index, (string, T) item)
        {
            _list.Insert(index, item);
            Refresh();
        }

        public bool Remove(string key) => Changed(_list.RemoveAll(pair => pair.Item1 == key) > 0);

        public bool Remove((string, T) item) => Changed(_list.Remove(item));

        public bool Remove(KeyValuePair<string, T> item) => Remove((item.Key, item.Value));

        public void RemoveAt(int index)
        {
            _list.RemoveAt(index);
            Refresh();
        }

        public void Clear()
        {
            _list.Clear();
            Refresh();
        }

        public void clear() => Clear();

        public void CopyTo((string, T)[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

        public void CopyTo(KeyValuePair<string, T>[] array, int arrayIndex)
        {
            foreach (var (key, value) in _list) array[arrayIndex++] = KeyValuePair.Create(key, value);
        }

        // The elements are registered as they are added.
        protected override void RegisterComponents() { }

        private bool Changed(bool changed)
        {
            if (changed) Refresh();
            return changed;
        }

        private void Refresh()
        {
            ClearModules();
            foreach (var (key, value) in _list) register_module(key, value);
        }
    }
}
