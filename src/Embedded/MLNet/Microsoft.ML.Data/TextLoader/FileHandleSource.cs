using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed class FileHandleSource : IMultiStreamSource
{
    private readonly IFileHandle _file;

    public FileHandleSource(IFileHandle file)
    {
        Contracts.CheckValue(file, nameof(file));
        Contracts.CheckParam(file.CanRead, nameof(file), "File handle must be readable");
        _file = file;
    }

    public int Count => 1;

    public string GetPathOrNull(int index)
    {
        CheckIndex(index);
        return null;
    }

    public Stream Open(int index)
    {
        CheckIndex(index);
        return _file.OpenReadStream();
    }

    public TextReader OpenTextReader(int index) => new StreamReader(Open(index));

    private static void CheckIndex(int index) => Contracts.CheckParam(index == 0, nameof(index));
}
