using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.ML;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.ML;
using ColorIn = Embedded.MLNet.Tests.PredictionPool.PoolModels.ColorIn;
using ColorOut = Embedded.MLNet.Tests.PredictionPool.PoolModels.ColorOut;

namespace Embedded.MLNet.Tests.PredictionPool;

/// <summary>Pools of prediction engines: models by name, engines reused, and models replaced while they serve.</summary>
public sealed class PredictionEnginePoolTests : IDisposable
{
    private readonly MLContext _ml = new(seed: 1);
    private readonly string _folder = Directory.CreateTempSubdirectory("pool").FullName;

    [Fact]
    public void Models_are_found_by_name_and_without_one()
    {
        using var services = new ServiceCollection()
            .AddPredictionEnginePool<ColorIn, ColorOut>().FromFile(Write("red.zip", "red", "green"), watchForChanges: false)
            .FromFile("blue", Write("blue.zip", "blue", "green", "red"), watchForChanges: false).Services.BuildServiceProvider();
        var pool = services.GetRequiredService<PredictionEnginePool<ColorIn, ColorOut>>();

        Assert.Equal(1u, pool.Predict(new ColorIn { Color = "red" }).Index);
        Assert.Equal(3u, pool.Predict("blue", new ColorIn { Color = "red" }).Index);
        Assert.Same(pool.GetModel("blue"), pool.GetModel("blue"));
        Assert.NotSame(pool.GetModel(), pool.GetModel("blue"));
        var missing = Assert.Throws<ArgumentException>(() => pool.Predict("none", new ColorIn()));
        Assert.Contains("'none'", missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Engines_are_reused_and_many_threads_predict_at_once()
    {
        using var services = new ServiceCollection().AddPredictionEnginePool<ColorIn, ColorOut>()
            .FromFile(Write("m.zip", "a", "b", "c"), watchForChanges: false).Services.BuildServiceProvider();
        var pool = services.GetRequiredService<PredictionEnginePool<ColorIn, ColorOut>>();

        var first = pool.GetPredictionEngine();
        var second = pool.GetPredictionEngine();
        Assert.NotSame(first, second);
        pool.ReturnPredictionEngine(first);
        Assert.Same(first, pool.GetPredictionEngine());

        string[] colors = ["a", "b", "c", "d"];
        var wrong = 0;
        Parallel.For(0, 2000, i =>
        {
            if (pool.Predict(new ColorIn { Color = colors[i % 4] }).Index != (i + 1) % 4)
                Interlocked.Increment(ref wrong);
        });
        Assert.Equal(0, wrong);
    }

    [Fact]
    public void A_pool_without_a_model_and_one_of_a_missing_file_say_so()
    {
        using var empty = new ServiceCollection().AddPredictionEnginePool<ColorIn, ColorOut>().Services.BuildServiceProvider();
        var pool = empty.GetRequiredService<PredictionEnginePool<ColorIn, ColorOut>>();
        Assert.Throws<ArgumentException>(() => pool.Predict(new ColorIn()));

        using var services = new ServiceCollection().AddPredictionEnginePool<ColorIn, ColorOut>()
            .FromFile("late", Path.Combine(_folder, "late.zip"), watchForChanges: false).Services.BuildServiceProvider();
        var late = services.GetRequiredService<PredictionEnginePool<ColorIn, ColorOut>>();
        Assert.Throws<FileNotFoundException>(() => late.Predict("late", new ColorIn()));
        Write("late.zip", "x");
        Assert.Equal(1u, late.Predict("late", new ColorIn { Color = "x" }).Index);
    }

    [Fact]
    public void A_new_model_of_the_loader_serves_the_next_call_and_old_engines_are_dropped()
    {
        var loader = new SettableLoader(PoolModels.Make(_ml, "red"));
        var services = new ServiceCollection();
        services.AddPredictionEnginePool<ColorIn, ColorOut>();
        services.Configure<PredictionEnginePoolOptions<ColorIn, ColorOut>>(options => options.ModelLoader = loader);
        using var provider = services.BuildServiceProvider();
        var pool = provider.GetRequiredService<PredictionEnginePool<ColorIn, ColorOut>>();
        var old = pool.GetPredictionEngine();
        Assert.Equal(1u, old.Predict(new ColorIn { Color = "red" }).Index);

        loader.Set(PoolModels.Make(_ml, "green", "red"));

        Assert.Equal(2u, pool.Predict(new ColorIn { Color = "red" }).Index);
        pool.ReturnPredictionEngine(old);
        for (var i = 0; i < 5; i++)
            Assert.NotSame(old, pool.GetPredictionEngine());
        Assert.Equal(1u, old.Predict(new ColorIn { Color = "red" }).Index);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_watched_file_is_loaded_again_when_it_is_written_or_replaced(bool replace)
    {
        var path = Write("watched.zip", "red");
        using var services = new ServiceCollection().AddPredictionEnginePool<ColorIn, ColorOut>().FromFile(path).Services.BuildServiceProvider();
        var loader = services.GetRequiredService<IOptionsFactory<PredictionEnginePoolOptions<ColorIn, ColorOut>>>().Create("").ModelLoader;
        Assert.Equal(1u, IndexOfRed(loader.GetModel()));
        var changed = new TaskCompletionSource();
        using var waiting = ChangeToken.OnChange(loader.GetReloadToken, () => changed.TrySetResult());

        var content = PoolModels.Save(_ml, "green", "red");
        if (replace)
        {
            var other = Path.Combine(_folder, "other.zip");
            await File.WriteAllBytesAsync(other, content);
            File.Move(other, path, overwrite: true);
        }
        else
        {
            await File.WriteAllBytesAsync(path, content);
        }

        await changed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(2u, IndexOfRed(loader.GetModel()));
    }

    [Fact]
    public async Task A_watched_file_that_is_no_model_leaves_the_model_that_there_is()
    {
        var path = Write("broken.zip", "red");
        using var services = new ServiceCollection().AddPredictionEnginePool<ColorIn, ColorOut>().FromFile(path).Services.BuildServiceProvider();
        var loader = services.GetRequiredService<IOptionsFactory<PredictionEnginePoolOptions<ColorIn, ColorOut>>>().Create("").ModelLoader;
        var model = loader.GetModel();
        var changed = new TaskCompletionSource();
        using var waiting = ChangeToken.OnChange(loader.GetReloadToken, () => changed.TrySetResult());

        await File.WriteAllTextAsync(path, "no model");
        Assert.Same(model, loader.GetModel());
        await File.WriteAllBytesAsync(path, PoolModels.Save(_ml, "green", "red"));

        await changed.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Equal(2u, IndexOfRed(loader.GetModel()));
    }

    [Fact]
    public void Messages_of_the_context_go_to_the_log_of_the_services()
    {
        using var services = new ServiceCollection().AddRequiredPredictionEnginePoolServices().Configure<MLOptions>(options => options.MLContext = _ml)
            .BuildServiceProvider();
        Assert.Same(_ml, services.GetRequiredService<IOptions<MLOptions>>().Value.MLContext);
        using var others = new ServiceCollection().AddRequiredPredictionEnginePoolServices().BuildServiceProvider();
        Assert.NotNull(others.GetRequiredService<IOptions<MLOptions>>().Value.MLContext);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Write(string name, params string[] colors)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, PoolModels.Save(_ml, colors));
        return path;
    }

    private uint IndexOfRed(ITransformer model) =>
        _ml.Model.CreatePredictionEngine<ColorIn, ColorOut>(model).Predict(new ColorIn { Color = "red" }).Index;

    private sealed class SettableLoader(ITransformer model) : ModelLoader
    {
        private ModelReloadToken _token = new();
        private ITransformer _model = model;

        public override IChangeToken GetReloadToken() => _token;

        public override ITransformer GetModel() => _model;

        public void Set(ITransformer model)
        {
            _model = model;
            var old = _token;
            _token = new ModelReloadToken();
            Assert.False(old.HasChanged);
            old.OnReload();
            Assert.True(old.HasChanged);
        }
    }
}
