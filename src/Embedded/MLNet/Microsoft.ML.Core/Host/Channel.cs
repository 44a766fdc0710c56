namespace Microsoft.ML.Runtime;

internal sealed class Channel(HostEnvironment root, HostEnvironmentBase parent, string name) : IChannel
{
    public string ContextDescription => $"{parent.FullName}; {name}";

    public TException Process<TException>(TException ex)
        where TException : Exception
    {
        parent.Process(ex);
        if (ex is not null)
            ex.Data["Phase"] = name;
        return ex;
    }

    public void Send(ChannelMessage msg) => root.Dispatch(parent, name, msg);

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
