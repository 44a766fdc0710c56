using System.Diagnostics;

namespace Microsoft.ML.Runtime;

// A channel tells when it is opened, and when it is closed and how long it was open.
internal sealed class Channel : IChannel
{
    private readonly HostEnvironment _root;
    private readonly HostEnvironmentBase _parent;
    private readonly string _name;
    private readonly long _start = Stopwatch.GetTimestamp();
    private bool _disposed;

    public Channel(HostEnvironment root, HostEnvironmentBase parent, string name)
    {
        (_root, _parent, _name) = (root, parent, name);
        Trace(MessageSensitivity.None, "Channel started");
    }

    public string ContextDescription => $"{_parent.FullName}; {_name}";

    public TException Process<TException>(TException ex)
        where TException : Exception
    {
        _parent.Process(ex);
        if (ex is not null)
            ex.Data["Phase"] = _name;
        return ex;
    }

    public void Send(ChannelMessage msg) => _root.Dispatch(_parent, _name, msg);

    public void Trace(MessageSensitivity sensitivity, string fmt) => Send(new(ChannelMessageKind.Trace, sensitivity, fmt));

    public void Trace(MessageSensitivity sensitivity, string fmt, params object[] args) =>
        Send(new(ChannelMessageKind.Trace, sensitivity, fmt, args));

    public void Error(MessageSensitivity sensitivity, string fmt) => Send(new(ChannelMessageKind.Error, sensitivity, fmt));

    public void Error(MessageSensitivity sensitivity, string fmt, params object[] args) =>
        Send(new(ChannelMessageKind.Error, sensitivity, fmt, args));

    public void Warning(MessageSensitivity sensitivity, string fmt) => Send(new(ChannelMessageKind.Warning, sensitivity, fmt));

    public void Warning(MessageSensitivity sensitivity, string fmt, params object[] args) =>
        Send(new(ChannelMessageKind.Warning, sensitivity, fmt, args));

    public void Info(MessageSensitivity sensitivity, string fmt) => Send(new(ChannelMessageKind.Info, sensitivity, fmt));

    public void Info(MessageSensitivity sensitivity, string fmt, params object[] args) =>
        Send(new(ChannelMessageKind.Info, sensitivity, fmt, args));

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Trace(MessageSensitivity.None, "Channel finished. Elapsed {0:c}.", Stopwatch.GetElapsedTime(_start));
        Trace(MessageSensitivity.None, "Channel disposed");
    }
}

// A pipe of messages that nobody listens to.
internal sealed class SilentPipe<TMessage>(HostEnvironmentBase parent) : IPipe<TMessage>
{
    public string ContextDescription => parent.ContextDescription;

    public TException Process<TException>(TException ex)
        where TException : Exception => parent.Process(ex);

    public void Send(TMessage msg)
    {
    }

    public void Dispose()
    {
    }
}

// Progress goes to the log as a trace message at each checkpoint.
internal sealed class ProgressChannel(HostEnvironmentBase parent, string name) : IProgressChannel
{
    private ProgressHeader _header;

    public IProgressChannel StartProgressChannel(string name) => new ProgressChannel(parent, name);

    public void SetHeader(ProgressHeader header, Action<IProgressEntry> fillAction) => _header = header;

    public void Checkpoint(params double?[] values)
    {
        Contracts.CheckValue(values, nameof(values));
        var labels = _header is null ? [] : _header.MetricNames.Concat(_header.UnitNames).ToArray();
        var parts = values.Select((value, i) => (value, label: i < labels.Length ? labels[i] : null))
            .Where(part => part.value.HasValue)
            .Select(part => part.label is null ? $"{part.value}" : $"{part.value} {part.label}");
        using var channel = parent.Start(name);
        channel.Trace(MessageSensitivity.None, string.Join(", ", parts));
    }

    public void Dispose()
    {
    }
}
