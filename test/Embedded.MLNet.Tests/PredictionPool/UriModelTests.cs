using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.ML;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.ML;
using ColorIn = Embedded.MLNet.Tests.PredictionPool.PoolModels.ColorIn;
using ColorOut = Embedded.MLNet.Tests.PredictionPool.PoolModels.ColorOut;

namespace Embedded.MLNet.Tests.PredictionPool;

/// <summary>Models that a server on this machine gives out.</summary>
public sealed class UriModelTests : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly ModelServer _server;

    public UriModelTests()
    {
        _server = new ModelServer(PoolModels.Save(_ml, "red"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_new_model_is_loaded_and_an_unchanged_one_is_not(bool hasTags)
    {
        _server.HasTags = hasTags;
        using var services = new ServiceCollection().AddPredictionEnginePool<ColorIn, ColorOut>()
            .FromUri(_server.Address, TimeSpan.FromMilliseconds(20)).Services.BuildServiceProvider();
        var loader = services.GetRequiredService<IOptionsFactory<PredictionEnginePoolOptions<ColorIn, ColorOut>>>().Create("").ModelLoader;
        var model = loader.GetModel();
        Assert.Equal(1u, IndexOfRed(model));
        var token = loader.GetReloadToken();

        await _server.Requests(3).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Same(model, loader.GetModel());
        Assert.False(token.HasChanged);
        Assert.Equal(hasTags, _server.NotModifiedCount > 0);

        var changed = new TaskCompletionSource();
        using var waiting = token.RegisterChangeCallback(_ => changed.TrySetResult(), null);
        _server.Content = PoolModels.Save(_ml, "green", "red");
        await changed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(2u, IndexOfRed(loader.GetModel()));
    }

    [Fact]
    public async Task A_failing_server_leaves_the_model_that_there_is()
    {
        using var services = new ServiceCollection().AddPredictionEnginePool<ColorIn, ColorOut>()
            .FromUri("named", _server.Address, TimeSpan.FromMilliseconds(20)).Services.BuildServiceProvider();
        var pool = services.GetRequiredService<PredictionEnginePool<ColorIn, ColorOut>>();
        Assert.Equal(1u, pool.Predict("named", new ColorIn { Color = "red" }).Index);

        _server.Fails = true;
        await _server.Requests(3).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(1u, pool.Predict("named", new ColorIn { Color = "red" }).Index);
    }

    [Fact]
    public void A_server_that_fails_at_first_is_an_error()
    {
        _server.Fails = true;
        using var services = new ServiceCollection().AddPredictionEnginePool<ColorIn, ColorOut>().FromUri("named", new Uri(_server.Address))
            .Services.BuildServiceProvider();
        var pool = services.GetRequiredService<PredictionEnginePool<ColorIn, ColorOut>>();
        Assert.Throws<HttpRequestException>(() => pool.Predict("named", new ColorIn()));
    }

    public void Dispose() => _server.Dispose();

    private uint IndexOfRed(ITransformer model) =>
        _ml.Model.CreatePredictionEngine<ColorIn, ColorOut>(model).Predict(new ColorIn { Color = "red" }).Index;

    private sealed class ModelServer : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly object _waiting = new();
        private byte[] _content;
        private TaskCompletionSource _requests = new();
        private int _awaited;

        public ModelServer(byte[] content)
        {
            _content = content;
            var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/model.zip/";
            probe.Stop();
            _listener.Prefixes.Add(Address);
            _listener.Start();
            _ = Task.Run(Serve);
        }

        public string Address { get; }

        public bool HasTags { get; set; } = true;

        public bool Fails { get; set; }

        public int NotModifiedCount { get; private set; }

        public byte[] Content { get => Volatile.Read(ref _content); set => Volatile.Write(ref _content, value); }

        /// <summary>Ends when so many more requests have been answered.</summary>
        public Task Requests(int count)
        {
            lock (_waiting)
            {
                _awaited = count;
                _requests = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                return _requests.Task;
            }
        }

        public void Dispose() => _listener.Close();

        private async Task Serve()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext context;
                try
                {
                    context = await _listener.GetContextAsync();
                }
                catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
                Answer(context);
                lock (_waiting)
                {
                    if (--_awaited <= 0)
                        _requests.TrySetResult();
                }
            }
        }

        private void Answer(HttpListenerContext context)
        {
            using var response = context.Response;
            var content = Content;
            var tag = $"\"{content.Length}-{content.Sum(value => (long)value)}\"";
            if (Fails)
            {
                response.StatusCode = (int)HttpStatusCode.InternalServerError;
                return;
            }
            if (HasTags)
            {
                response.Headers["ETag"] = tag;
                if (context.Request.Headers["If-None-Match"] == tag)
                {
                    NotModifiedCount++;
                    response.StatusCode = (int)HttpStatusCode.NotModified;
                    return;
                }
            }
            response.OutputStream.Write(content);
        }
    }
}
