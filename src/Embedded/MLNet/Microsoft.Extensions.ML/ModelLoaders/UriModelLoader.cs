using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.ML;

namespace Microsoft.Extensions.ML;

// A model at an address, asked for again after each period. The server says by the entity tag that nothing has changed; where it has no tags, equal bytes
// are no change. A failure leaves the model that there is.
internal sealed class UriModelLoader(IOptions<MLOptions> options, ILogger<UriModelLoader> logger, TimeProvider time = null) : ModelLoader, IDisposable
{
    private static readonly TimeSpan _timeout = TimeSpan.FromSeconds(100);

    private readonly ReplaceableModel _model = new();
    private readonly HttpClient _client = new() { Timeout = _timeout };
    private readonly CancellationTokenSource _stopping = new();
    private Uri _uri;
    private TimeSpan _period;
    private EntityTagHeaderValue _tag;
    private byte[] _hash;
    private ITimer _timer;

    // Loads the model before it returns. A period of zero or less asks once only.
    public void Start(Uri uri, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(uri);
        _uri = uri;
        _period = period;
        Task.Run(LoadIfChanged).GetAwaiter().GetResult();
        if (period > TimeSpan.Zero)
            _timer = (time ?? TimeProvider.System).CreateTimer(_ => Poll(), null, period, Timeout.InfiniteTimeSpan);
    }

    public override ITransformer GetModel() =>
        _model.Model ?? throw new InvalidOperationException("The loader has to be started before it has a model");

    public override IChangeToken GetReloadToken() => _model.Token;

    public void Dispose()
    {
        _stopping.Cancel();
        _timer?.Dispose();
        _client.Dispose();
    }

    private async void Poll()
    {
        try
        {
            if (await LoadIfChanged().ConfigureAwait(false))
                ModelLog.Reloaded(logger, _uri.OriginalString);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            if (!_stopping.IsCancellationRequested)
                ModelLog.Kept(logger, exception, _uri.OriginalString);
        }
        if (!_stopping.IsCancellationRequested)
            _timer.Change(_period, Timeout.InfiniteTimeSpan);
    }

    private async Task<bool> LoadIfChanged()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, _uri);
        if (_tag is not null)
            request.Headers.IfNoneMatch.Add(_tag);
        using var response = await _client.SendAsync(request, _stopping.Token).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.NotModified)
            return false;
        response.EnsureSuccessStatusCode();
        var content = await response.Content.ReadAsByteArrayAsync(_stopping.Token).ConfigureAwait(false);
        var hash = SHA256.HashData(content);
        if (_hash is not null && hash.AsSpan().SequenceEqual(_hash))
            return false;
        _model.Replace(options.Value.MLContext.Model.Load(new MemoryStream(content), out _));
        _tag = response.Headers.ETag;
        _hash = hash;
        return true;
    }
}
