using System.Text;
using Microsoft.ML.Model;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

// Where a component reads itself from: the counterpart of ModelSaveContext.
internal sealed partial class ModelLoadContext : IDisposable
{
    // Folders in folders: each is a component that is loaded while the one around it is.
    private const int MaximumDepth = 64;

    private readonly MemoryStream _buffer;

    public ModelLoadContext(RepositoryReader repository, string directory, byte[] content)
    {
        Contracts.CheckDecode(directory.Count(letter => letter == '/') < MaximumDepth, "The components of the model are nested too deep");
        Repository = repository;
        Directory = directory;
        _buffer = new MemoryStream(content, writable: false);
        Reader = new BinaryReader(_buffer, Encoding.UTF8);
        Header = ModelHeader.Read(Reader);
        Contracts.CheckDecode(content.Length == Header.TailOffset + sizeof(ulong), "The model file is cut");
        _buffer.Position = Header.TailOffset;
        ModelHeader.CheckTail(Reader);
        _buffer.Position = Header.StringsOffset;
        Contracts.CheckDecode(Header.StringCount <= content.Length - Header.StringsOffset, "The number of strings in the model is wrong");
        Strings = new string[Header.StringCount];
        try
        {
            for (var i = 0; i < Strings.Length; i++)
                Strings[i] = Reader.ReadString();
        }
        catch (EndOfStreamException exception)
        {
            throw Contracts.ExceptDecode(null, exception, "The strings of the model are cut");
        }
        _buffer.Position = Header.AssemblyNameOffset;
        LoaderAssemblyName = Header.AssemblyNameLength == 0
            ? null
            : Encoding.UTF8.GetString(Reader.ReadBytes(Header.AssemblyNameLength));
        _buffer.Position = Header.ModelOffset;
    }

    public RepositoryReader Repository { get; }

    public string Directory { get; }

    public BinaryReader Reader { get; }

    public string[] Strings { get; }

    public string LoaderAssemblyName { get; }

    public ModelHeader Header { get; }

    public void CheckAtModel() =>
        Contracts.Check(_buffer.Position == Header.ModelOffset, "The model has been read from before its beginning was checked");

    public void CheckAtModel(VersionInfo ver)
    {
        CheckAtModel();
        ModelHeader.CheckVersionInfo(Header, ver);
    }

    public void CheckVersionInfo(VersionInfo ver) => ModelHeader.CheckVersionInfo(Header, ver);

    // A number of items that take at least so many bytes each, and so cannot be more than the bytes that follow hold.
    public int ReadCount(int itemSize) => Reader.ReadCount(itemSize);

    public string LoadStringOrNull()
    {
        var id = Reader.ReadInt32();
        Contracts.CheckDecode(id >= -1 && id < Strings.Length, "Wrong number of a string in the model");
        return id < 0 ? null : Strings[id];
    }

    public string LoadString()
    {
        var text = LoadStringOrNull();
        Contracts.CheckDecode(text is not null, "A string is missing in the model");
        return text;
    }

    public string LoadNonEmptyString()
    {
        var text = LoadString();
        Contracts.CheckDecode(text.Length > 0, "A string is empty in the model");
        return text;
    }

    public bool TryLoadBinaryStream(string name, Action<BinaryReader> action)
    {
        if (Repository is null)
            return false;
        using var stream = Repository.OpenOrNull(ModelSaveContext.Join(Directory, name));
        if (stream is null)
            return false;
        using var reader = new BinaryReader(stream, Encoding.UTF8);
        action(reader);
        return true;
    }

    public bool TryLoadTextStream(string name, Action<TextReader> action) => TryLoadBinaryStream(name, reader =>
    {
        using var text = new StreamReader(reader.BaseStream, Encoding.UTF8);
        action(text);
    });

    public void Dispose() => Reader.Dispose();
}
