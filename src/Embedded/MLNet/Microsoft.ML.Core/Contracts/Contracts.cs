namespace Microsoft.ML.Runtime;

// Checks and exceptions, with or without a context. The kind of check decides the type of the exception:
//   Check            InvalidOperationException
//   CheckValue       ArgumentNullException
//   CheckParam, CheckUserArg, CheckNonEmpty, CheckNonWhiteSpace   ArgumentOutOfRangeException
//   CheckDecode      FormatException
//   CheckIO          IOException
// The Except... forms make the same exceptions for the caller to throw.
internal static partial class Contracts
{
    private static TException Process<TException>(this TException exception, IExceptionContext context)
        where TException : Exception => context is null ? exception : context.Process(exception);

    public static Exception Except() => new InvalidOperationException();

    public static Exception Except(this IExceptionContext context) => new InvalidOperationException().Process(context);

    public static Exception Except(string message) => new InvalidOperationException(message);

    public static Exception Except(this IExceptionContext context, string message) =>
        new InvalidOperationException(message).Process(context);

    public static Exception Except(Exception inner, string message) => new InvalidOperationException(message, inner);

    public static Exception Except(this IExceptionContext context, Exception inner, string message) =>
        new InvalidOperationException(message, inner).Process(context);

    public static Exception ExceptParam(string paramName) => new ArgumentOutOfRangeException(paramName);

    public static Exception ExceptParam(this IExceptionContext context, string paramName) =>
        new ArgumentOutOfRangeException(paramName).Process(context);

    public static Exception ExceptParam(string paramName, string message) => new ArgumentOutOfRangeException(paramName, message);

    public static Exception ExceptParam(this IExceptionContext context, string paramName, string message) =>
        new ArgumentOutOfRangeException(paramName, message).Process(context);

    public static Exception ExceptUserArg(string name, string message) => new ArgumentOutOfRangeException(name, message);

    public static Exception ExceptUserArg(this IExceptionContext context, string name) =>
        new ArgumentOutOfRangeException(name).Process(context);

    public static Exception ExceptUserArg(this IExceptionContext context, string name, string message) =>
        new ArgumentOutOfRangeException(name, message).Process(context);

    public static Exception ExceptValue(string paramName) => new ArgumentNullException(paramName);

    public static Exception ExceptValue(this IExceptionContext context, string paramName) =>
        new ArgumentNullException(paramName).Process(context);

    public static Exception ExceptValue(this IExceptionContext context, string paramName, string message) =>
        new ArgumentNullException(paramName, message).Process(context);

    public static Exception ExceptDecode(string message) => new FormatException(message);

    public static Exception ExceptDecode(this IExceptionContext context) => new FormatException().Process(context);

    public static Exception ExceptDecode(this IExceptionContext context, string message) =>
        new FormatException(message).Process(context);

    public static Exception ExceptDecode(this IExceptionContext context, Exception inner, string message) =>
        new FormatException(message, inner).Process(context);

    public static Exception ExceptNotSupp(string message) => new NotSupportedException(message);

    public static Exception ExceptNotSupp(this IExceptionContext context, string message) =>
        new NotSupportedException(message).Process(context);

    public static Exception ExceptIO(this IExceptionContext context, string message) => new IOException(message).Process(context);

    public static Exception ExceptIO(this IExceptionContext context, Exception inner, string message) =>
        new IOException(message, inner).Process(context);

    // The column is missing.
    public static Exception ExceptSchemaMismatch(string paramName, string columnRole, string columnName) =>
        ExceptSchemaMismatch(null, paramName, columnRole, columnName);

    public static Exception ExceptSchemaMismatch(this IExceptionContext context, string paramName, string columnRole, string columnName) =>
        new ArgumentOutOfRangeException(paramName, $"Could not find {columnRole} column '{columnName}'").Process(context);

    // The column is there and of another type.
    public static Exception ExceptSchemaMismatch(string paramName, string columnRole, string columnName, string expectedType, string actualType) =>
        ExceptSchemaMismatch(null, paramName, columnRole, columnName, expectedType, actualType);

    public static Exception ExceptSchemaMismatch(this IExceptionContext context, string paramName, string columnRole,
        string columnName, string expectedType, string actualType) =>
        new ArgumentOutOfRangeException(paramName,
            $"Schema mismatch for {columnRole} column '{columnName}': expected {expectedType}, got {actualType}").Process(context);
}
