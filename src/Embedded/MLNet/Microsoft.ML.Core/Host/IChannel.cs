namespace Microsoft.ML.Runtime;

public interface IPipe<TMessage> : IExceptionContext, IDisposable
{
    void Send(TMessage msg);
}

public interface IChannel : IPipe<ChannelMessage>
{
    void Trace(MessageSensitivity sensitivity, string fmt);

    void Trace(MessageSensitivity sensitivity, string fmt, params object[] args);

    void Error(MessageSensitivity sensitivity, string fmt);

    void Error(MessageSensitivity sensitivity, string fmt, params object[] args);

    void Warning(MessageSensitivity sensitivity, string fmt);

    void Warning(MessageSensitivity sensitivity, string fmt, params object[] args);

    void Info(MessageSensitivity sensitivity, string fmt);

    void Info(MessageSensitivity sensitivity, string fmt, params object[] args);
}

public enum ChannelMessageKind
{
    Trace = 0,
    Info = 1,
    Warning = 2,
    Error = 3,
}

[Flags]
public enum MessageSensitivity
{
    None = 0,
    UserData = 0x1,
    Schema = 0x2,
    Unknown = ~None,
    All = ~None,
}

public readonly struct ChannelMessage
{
    private readonly object[] _args;
    private readonly string _message;

    public readonly ChannelMessageKind Kind;
    public readonly MessageSensitivity Sensitivity;

    internal ChannelMessage(ChannelMessageKind kind, MessageSensitivity sensitivity, string message)
    {
        Kind = kind;
        Sensitivity = sensitivity;
        _message = message;
        _args = null;
    }

    internal ChannelMessage(ChannelMessageKind kind, MessageSensitivity sensitivity, string format, params object[] args)
    {
        Kind = kind;
        Sensitivity = sensitivity;
        _message = format;
        _args = args;
    }

    public string Message => _args is null ? _message : string.Format(_message, _args);
}

// The shorthand for messages that may hold anything.
internal static class ChannelExtensions
{
    public static void Trace(this IChannel channel, string message) => channel.Trace(MessageSensitivity.Unknown, message);

    public static void Trace(this IChannel channel, string format, params object[] args) =>
        channel.Trace(MessageSensitivity.Unknown, format, args);

    public static void Info(this IChannel channel, string message) => channel.Info(MessageSensitivity.Unknown, message);

    public static void Info(this IChannel channel, string format, params object[] args) =>
        channel.Info(MessageSensitivity.Unknown, format, args);

    public static void Warning(this IChannel channel, string message) => channel.Warning(MessageSensitivity.Unknown, message);

    public static void Warning(this IChannel channel, string format, params object[] args) =>
        channel.Warning(MessageSensitivity.Unknown, format, args);

    public static void Error(this IChannel channel, string message) => channel.Error(MessageSensitivity.Unknown, message);

    public static void Error(this IChannel channel, string format, params object[] args) =>
        channel.Error(MessageSensitivity.Unknown, format, args);
}
