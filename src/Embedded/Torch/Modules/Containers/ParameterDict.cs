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
            public static ParameterDict ParameterDict(params (string, Modules.Parameter)[] parameters)
            {
                var dict = new ParameterDict();
                foreach (var parameter in parameters) dict.Add(parameter);
                return dict;
            }
        }
    }
}

namespace TorchSharp.Modules
{
    public class ParameterDict : nn.Module, IDictionary<string, Parameter>, IList<(string, Parameter)>
    {
        private readonly List<(string, Parameter)> _list = [];

        public ParameterDict() : base(nameof(ParameterDict)) { }

        public int Count => _list.Count;

        public bool IsReadOnly => false;

        public ICollection<string> Keys => _list.Select(pair => pair.Item1).ToList();

        public ICollection<Parameter> Values => _list.Select(pair => pair.Item2).ToList();

        public Parameter this[string key]
        {
            get => TryGetValue(key, out var value) ? value : throw new KeyNotFoundException($"There is no {key} here.");
            set
            {
                var at = _list.FindIndex(pair => pair.Item1 == key);
                if (at < 0) Add(key, value);
                else this[at] = (key, value);
            }
        }

        public (string, Parameter) this[int index]
        {
            get => _list[index];
            set
            {
                _list[index] = value;
                Refresh();
            }
        }

        public IEnumerable<string> keys() => Keys;

        public IEnumerable<Parameter> values() => Values;

        public IEnumerator<(string, Parameter)> items() => _list.GetEnumerator();

        public IEnumerator<(string, Parameter)> GetEnumerator() => _list.GetEnumerator();

        IEnumerator<KeyValuePair<string, Parameter>> IEnumerable<KeyValuePair<string, Parameter>>.GetEnumerator() =>
            _list.Select(pair => KeyValuePair.Create(pair.Item1, pair.Item2)).GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

        public bool ContainsKey(string key) => _list.Exists(pair => pair.Item1 == key);

        public bool Contains((string, Parameter) item) => _list.Contains(item);

        public bool Contains(KeyValuePair<string, Parameter> item) => Contains((item.Key, item.Value));

        public bool TryGetValue(string key, [MaybeNullWhen(false)] out Parameter value)
        {
            var at = _list.FindIndex(pair => pair.Item1 == key);
            value = at < 0 ? null : _list[at].Item2;
            return at >= 0;
        }

        public int IndexOf((string, Parameter) item) => _list.IndexOf(item);

        public void Add(string key, Parameter value)
        {
            register_parameter(key, value);
            _list.Add((key, value));
        }

        public void Add((string, Parameter) item) => Add(item.Item1, item.Item2);

        public void Add(KeyValuePair<string, Parameter> item) => Add(item.Key, item.Value);

        public void Insert(int index, (string, Parameter) item)
        {
            _list.Insert(index, item);
            Refresh();
        }

        public bool Remove(string key) => Changed(_list.RemoveAll(pair => pair.Item1 == key) > 0);

        public bool Remove((string, Parameter) item) => Changed(_list.Remove(item));

        public bool Remove(KeyValuePair<string, Parameter> item) => Remove((item.Key, item.Value));

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

        public void CopyTo((string, Parameter)[] array, int arrayIndex) => _list.CopyTo(array, arrayIndex);

        public void CopyTo(KeyValuePair<string, Parameter>[] array, int arrayIndex)
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
            _internal_params.Clear();
            foreach (var (key, value) in _list) register_parameter(key, value);
        }
    }
}
