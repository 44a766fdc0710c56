using System.Text;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

// Where a component writes itself: its Writer is the entry "Model.key" of its folder in the repository, beside which it may write
// other streams and sub-models. It must call SetVersionInfo.
public sealed class ModelSaveContext : IDisposable
{
    internal const string ModelStreamName = "Model.key";

    private readonly MemoryStream _buffer = new();
    private readonly Dictionary<string, int> _strings = [];
    private ModelHeader _header;
    private string _loaderAssemblyName;
    private bool _hasVersion;

    internal ModelSaveContext(RepositoryWriter repository, string directory, string name = ModelStreamName)
    {
        Repository = repository;
        Directory = directory;
        Name = name;
        Writer = new BinaryWriter(_buffer, Encoding.UTF8);
        Writer.Write(new byte[ModelHeader.Size]);
    }

    internal RepositoryWriter Repository { get; }

    internal string Directory { get; }

    internal string Name { get; }

    internal BinaryWriter Writer { get; }

    internal bool InRepository => Repository is not null;

    internal void CheckAtModel() =>
        Contracts.Check(Writer.BaseStream.Position == ModelHeader.Size, "The model has been written to before its beginning was checked");

    internal void SetVersionInfo(VersionInfo version)
    {
        _hasVersion = true;
        _header.ModelSignature = version.ModelSignature;
        _header.ModelVersionWritten = version.VerWrittenCur;
        _header.ModelVersionReadable = version.VerReadableCur;
        _header.LoaderSignature = version.LoaderSignature;
        _header.LoaderSignatureAlt = version.LoaderSignatureAlt;
        _loaderAssemblyName = version.LoaderAssemblyName;
    }

    internal void SaveTextStream(string name, Action<TextWriter> action) => SaveBinaryStream(name, writer =>
    {
        using var text = new StreamWriter(writer.BaseStream, new UTF8Encoding(false), leaveOpen: true);
        action(text);
    });

    internal void SaveBinaryStream(string name, Action<BinaryWriter> action)
    {
        Contracts.Check(InRepository, "Can't save a text or binary stream when not in repository");
        Contracts.CheckNonEmpty(name, nameof(name));
        Repository.Write(Join(Directory, name), stream =>
        {
            using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
            action(writer);
        });
    }

    internal void SaveStringOrNull(string value) => Writer.Write(value is null ? -1 : IdOf(value));

    internal void SaveString(string value)
    {
        Contracts.CheckValue(value, nameof(value));
        Writer.Write(IdOf(value));
    }

    internal void SaveString(ReadOnlyMemory<char> value) => Writer.Write(IdOf(value.ToString()));

    internal void SaveNonEmptyString(string value)
    {
        Contracts.CheckParam(!string.IsNullOrEmpty(value), nameof(value), "The string must be non-empty");
        Writer.Write(IdOf(value));
    }

    internal void SaveNonEmptyString(ReadOnlyMemory<char> value) => SaveNonEmptyString(value.ToString());

    // Saves a component in the sub-folder of this name.
    internal void SaveModel<T>(T value, string name)
        where T : class
    {
        Contracts.CheckValue(value, nameof(value));
        Contracts.Check(InRepository, "Can't save a sub-model when not in repository");
        SaveModel(Repository, value, Join(Directory, name));
    }

    internal static void SaveModel<T>(RepositoryWriter repository, T value, string path)
        where T : class
    {
        Action<ModelSaveContext> save = value switch
        {
            ICanSaveModel model => model.Save,
            ICanSavePart part => part.SavePart,
            _ => throw Contracts.ExceptParam(nameof(value), $"{value.GetType().Name} cannot be saved"),
        };
        using var context = new ModelSaveContext(repository, path);
        save(context);
        context.Done();
    }

    // Writes what the action writes as a sub-model of its own header and strings.
    internal void SaveSubModel(string name, Action<ModelSaveContext> action)
    {
        Contracts.Check(InRepository, "Can't save a sub-model when not in repository");
        using var context = new ModelSaveContext(Repository, Join(Directory, name));
        action(context);
        context.Done();
    }

    internal void Done()
    {
        Contracts.Check(_hasVersion, "SetVersionInfo was not called");
        Writer.Flush();
        _header.ModelOffset = ModelHeader.Size;
        _header.ModelLength = _buffer.Length - ModelHeader.Size;
        _header.StringsOffset = _buffer.Length;
        _header.StringCount = _strings.Count;
        foreach (var text in _strings.OrderBy(pair => pair.Value).Select(pair => pair.Key))
            Writer.Write(text);
        Writer.Flush();
        _header.AssemblyNameOffset = _buffer.Length;
        if (_loaderAssemblyName is not null)
        {
            var name = Encoding.UTF8.GetBytes(_loaderAssemblyName);
            _header.AssemblyNameLength = name.Length;
            Writer.Write(name);
        }
        Writer.Flush();
        _header.TailOffset = _buffer.Length;
        ModelHeader.WriteTail(Writer);
        Writer.Flush();
        _buffer.Position = 0;
        _header.Write(Writer);
        Writer.Flush();
        Repository.Write(Join(Directory, Name), stream => _buffer.WriteTo(stream));
    }

    public void Dispose() => Writer.Dispose();

    internal static string Join(string directory, string name) => string.IsNullOrEmpty(directory) ? name : $"{directory}/{name}";

    private int IdOf(string value)
    {
        if (!_strings.TryGetValue(value, out var id))
            _strings.Add(value, id = _strings.Count);
        return id;
    }
}
