using System.Collections.Concurrent;

namespace Microsoft.ML.Runtime;

// What environments and hosts have in common: a name, a random stream, and channels that report to the root.
internal abstract class HostEnvironmentBase : IHostEnvironmentInternal, ICancelable
{
    private readonly object _registerLock = new();
    private readonly HostEnvironmentBase _parent;

    private protected HostEnvironmentBase(HostEnvironmentBase parent, string name, Random rand)
    {
        _parent = parent;
        ShortName = name;
        FullName = string.IsNullOrEmpty(parent?.FullName) ? name : $"{parent.FullName}; {name}";
        Rand = rand;
    }

    public Random Rand { get; }

    public string ShortName { get; }

    public string FullName { get; }

    public string ContextDescription => FullName;

    public ComponentCatalog ComponentCatalog => Root.Components;

    public int? Seed => Root.RootSeed;

    public string TempFilePath { get => Root.RootTempFilePath; set => Root.RootTempFilePath = value; }

    public bool FallbackToCpu { get => Root.RootFallbackToCpu; set => Root.RootFallbackToCpu = value; }

    public int? GpuDeviceId { get => Root.RootGpuDeviceId; set => Root.RootGpuDeviceId = value; }

    public bool IsCanceled => CancelCountAtStart != CancelCount;

    public int CancelCount => Root.RootCancelCount;

    private protected abstract HostEnvironment Root { get; }

    // How often the root had been cancelled when this, or the host that it stems from, was made.
    private protected abstract int CancelCountAtStart { get; }

    public void CancelExecution() => Root.CancelAll();

    // The streams of hosts come from their parent's, in the order of registration: the same calls give the same streams.
    public IHost Register(string name, int? seed = null, bool? verbose = null)
    {
        Contracts.CheckNonEmpty(name, nameof(name));
        lock (_registerLock)
        {
            var rand = seed.HasValue ? RandomUtils.Create(seed.Value) : RandomUtils.Create(Rand);
            return new Host(this, name, rand);
        }
    }

    public TException Process<TException>(TException ex)
        where TException : Exception
    {
        if (ex is not null)
        {
            ex.Data["Throwing component"] = ShortName;
            ex.Data["Parent component"] = _parent?.FullName;
        }
        return ex;
    }

    public IChannel Start(string name)
    {
        Contracts.CheckNonEmpty(name, nameof(name));
        return new Channel(Root, this, name);
    }

    public IPipe<TMessage> StartPipe<TMessage>(string name)
    {
        Contracts.CheckNonEmpty(name, nameof(name));
        if (typeof(TMessage) == typeof(ChannelMessage))
            return (IPipe<TMessage>)Start(name);
        return new SilentPipe<TMessage>(this);
    }

    public IProgressChannel StartProgressChannel(string name)
    {
        Contracts.CheckNonEmpty(name, nameof(name));
        return new ProgressChannel(this, name);
    }

    public bool TryAddOption<T>(string name, T value) => Root.Options.TryAdd(name, value);

    public void SetOption<T>(string name, T value) => Root.Options[name] = value;

    public bool TryGetOption<T>(string name, out T value)
    {
        if (Root.Options.TryGetValue(name, out var found) && found is T typed)
        {
            value = typed;
            return true;
        }
        value = default;
        return false;
    }

    public T GetOptionOrDefault<T>(string name) => TryGetOption<T>(name, out var value) ? value : default;

    public bool RemoveOption(string name) => Root.Options.TryRemove(name, out _);

    private sealed class Host : HostEnvironmentBase, IHost
    {
        public Host(HostEnvironmentBase parent, string name, Random rand)
            : base(parent, name, rand)
        {
            Root = parent.Root;
            CancelCountAtStart = parent.CancelCountAtStart;
        }

        private protected override HostEnvironment Root { get; }

        private protected override int CancelCountAtStart { get; }
    }
}

// The root environment behind an MLContext.
internal sealed class HostEnvironment : HostEnvironmentBase
{
    private readonly Action<HostEnvironmentBase, string, ChannelMessage> _listener;
    private int _cancelCount;

    // The listener gets each message with the host that sent it and the name of the channel.
    public HostEnvironment(int? seed, Action<HostEnvironmentBase, string, ChannelMessage> listener)
        : base(null, null, seed.HasValue ? RandomUtils.Create(seed.Value) : RandomUtils.Create())
    {
        RootSeed = seed;
        _listener = listener;
    }

    internal int? RootSeed { get; }

    internal string RootTempFilePath { get; set; } = Path.GetTempPath();

    internal bool RootFallbackToCpu { get; set; } = true;

    internal int? RootGpuDeviceId { get; set; }

    internal ComponentCatalog Components { get; } = new();

    internal ConcurrentDictionary<string, object> Options { get; } = new();

    private protected override HostEnvironment Root => this;

    private protected override int CancelCountAtStart => RootCancelCount;

    internal int RootCancelCount => Volatile.Read(ref _cancelCount);

    internal void CancelAll() => Interlocked.Increment(ref _cancelCount);

    internal void Dispatch(HostEnvironmentBase sender, string channel, ChannelMessage message) =>
        _listener?.Invoke(sender, channel, message);
}
