using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.FileProviders.Physical;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.ML;

namespace Microsoft.Extensions.ML;

// A model in a file. Where the file is watched, a change of it loads it again; a file that is no model (yet: it may be half written) leaves the
// model that there is.
internal sealed class FileModelLoader(IOptions<MLOptions> options, ILogger<FileModelLoader> logger) : ModelLoader, IDisposable
{
    private readonly ReplaceableModel _model = new();
    private readonly object _loading = new();
    private string _path;
    private PhysicalFileProvider _files;
    private IDisposable _watching;

    public void Start(string filePath, bool watchForChanges)
    {
        ArgumentException.ThrowIfNullOrEmpty(filePath);
        _path = Path.GetFullPath(filePath);
        if (!File.Exists(_path))
            throw new FileNotFoundException($"There is no model file '{filePath}'", filePath);
        if (watchForChanges)
        {
            // Watching begins before loading, so that no change is missed.
            _files = new PhysicalFileProvider(Path.GetDirectoryName(_path), ExclusionFilters.None);
            _watching = ChangeToken.OnChange(() => _files.Watch(Path.GetFileName(_path)), Reload);
        }
        lock (_loading)
            _model.Replace(Load());
    }

    public override ITransformer GetModel() =>
        _model.Model ?? throw new InvalidOperationException("The loader has to be started before it has a model");

    public override IChangeToken GetReloadToken() => _model.Token;

    public void Dispose()
    {
        _watching?.Dispose();
        _files?.Dispose();
    }

    private void Reload()
    {
        try
        {
            lock (_loading)
                _model.Replace(Load());
            ModelLog.Reloaded(logger, _path);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            ModelLog.Kept(logger, exception, _path);
        }
    }

    private ITransformer Load()
    {
        using var stream = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return options.Value.MLContext.Model.Load(stream, out _);
    }
}
