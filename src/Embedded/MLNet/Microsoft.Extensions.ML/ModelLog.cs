using Microsoft.Extensions.Logging;

namespace Microsoft.Extensions.ML;

// What the pool says in the services' log.
internal static partial class ModelLog
{
    [LoggerMessage(Message = "{Message}")]
    public static partial void Forward(ILogger logger, LogLevel level, string message);

    [LoggerMessage(Level = LogLevel.Information, Message = "The model of '{Origin}' was loaded again")]
    public static partial void Reloaded(ILogger logger, string origin);

    [LoggerMessage(Level = LogLevel.Warning, Message = "'{Origin}' cannot be loaded: the model that there is stays")]
    public static partial void Kept(ILogger logger, Exception exception, string origin);
}
