using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// A file that is written at most once and then read.
public sealed class SimpleFileHandle : IFileHandle
{
    private readonly string _path;
    private readonly bool _autoDelete;
    private readonly List<Stream> _readers = [];
    private Stream _writer;
    private bool _needsWrite;
    private bool _disposed;

    public SimpleFileHandle(IExceptionContext ectx, string path, bool needsWrite, bool autoDelete)
    {
        Contracts.CheckValue(ectx, nameof(ectx));
        ectx.CheckNonEmpty(path, nameof(path));
        _path = path;
        _needsWrite = needsWrite;
        _autoDelete = autoDelete;
    }

    public bool CanWrite => !_disposed && _needsWrite;

    public bool CanRead => !_disposed && !_needsWrite;

    public Stream CreateWriteStream()
    {
        Contracts.Check(CanWrite, "The file was written already, or its handle is disposed");
        _needsWrite = false;
        return _writer = new FileStream(_path, FileMode.Create, FileAccess.Write, FileShare.Read);
    }

    public Stream OpenReadStream()
    {
        Contracts.Check(CanRead, "The file is not written yet, or its handle is disposed");
        _writer?.Dispose();
        var stream = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.Read);
        _readers.Add(stream);
        return stream;
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        _writer?.Dispose();
        foreach (var reader in _readers)
            reader.Dispose();
        if (_autoDelete)
            File.Delete(_path);
    }
}
