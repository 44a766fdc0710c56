using System.Diagnostics.CodeAnalysis;

namespace Microsoft.ML.Runtime;

internal static partial class Contracts
{
    public static void Check([DoesNotReturnIf(false)] bool condition)
    {
        if (!condition)
            throw Except();
    }

    public static void Check(this IExceptionContext context, [DoesNotReturnIf(false)] bool condition)
    {
        if (!condition)
            throw Except(context);
    }

    public static void Check([DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
            throw Except(message);
    }

    public static void Check(this IExceptionContext context, [DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
            throw Except(context, message);
    }

    public static void CheckUserArg([DoesNotReturnIf(false)] bool condition, string name, string message)
    {
        if (!condition)
            throw ExceptUserArg(name, message);
    }

    public static void CheckUserArg(this IExceptionContext context, [DoesNotReturnIf(false)] bool condition, string name)
    {
        if (!condition)
            throw ExceptUserArg(context, name);
    }

    public static void CheckUserArg(this IExceptionContext context, [DoesNotReturnIf(false)] bool condition, string name, string message)
    {
        if (!condition)
            throw ExceptUserArg(context, name, message);
    }

    public static void CheckParam([DoesNotReturnIf(false)] bool condition, string paramName)
    {
        if (!condition)
            throw ExceptParam(paramName);
    }

    public static void CheckParam(this IExceptionContext context, [DoesNotReturnIf(false)] bool condition, string paramName)
    {
        if (!condition)
            throw ExceptParam(context, paramName);
    }

    public static void CheckParam([DoesNotReturnIf(false)] bool condition, string paramName, string message)
    {
        if (!condition)
            throw ExceptParam(paramName, message);
    }

    public static void CheckParam(this IExceptionContext context, [DoesNotReturnIf(false)] bool condition, string paramName, string message)
    {
        if (!condition)
            throw ExceptParam(context, paramName, message);
    }

    public static void CheckValue<T>([NotNull] T value, string paramName) where T : class
    {
        if (value is null)
            throw ExceptValue(paramName);
    }

    public static void CheckValue<T>(this IExceptionContext context, [NotNull] T value, string paramName) where T : class
    {
        if (value is null)
            throw ExceptValue(context, paramName);
    }

    public static void CheckValue<T>(this IExceptionContext context, [NotNull] T value, string paramName, string message) where T : class
    {
        if (value is null)
            throw ExceptValue(context, paramName, message);
    }

    // Null is fine: the call says that somebody thought of it.
    public static void CheckValueOrNull<T>(T value) where T : class => _ = value;

    public static void CheckValueOrNull<T>(this IExceptionContext context, T value) where T : class => _ = (context, value);

    public static void CheckNonEmpty(string text, string paramName)
    {
        if (string.IsNullOrEmpty(text))
            throw ExceptParam(paramName, $"{paramName} cannot be null or empty");
    }

    public static void CheckNonEmpty(this IExceptionContext context, string text, string paramName)
    {
        if (string.IsNullOrEmpty(text))
            throw ExceptParam(context, paramName, $"{paramName} cannot be null or empty");
    }

    public static void CheckNonEmpty(this IExceptionContext context, string text, string paramName, string message)
    {
        if (string.IsNullOrEmpty(text))
            throw ExceptParam(context, paramName, message);
    }

    public static void CheckNonEmpty<T>(this IExceptionContext context, ICollection<T> items, string paramName)
    {
        if (items is null || items.Count == 0)
            throw ExceptParam(context, paramName, $"{paramName} cannot be null or empty");
    }

    public static void CheckNonEmpty<T>(this IExceptionContext context, ICollection<T> items, string paramName, string message)
    {
        if (items is null || items.Count == 0)
            throw ExceptParam(context, paramName, message);
    }

    public static void CheckNonWhiteSpace(string text, string paramName)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw ExceptParam(paramName, $"{paramName} cannot be null or white space");
    }

    public static void CheckNonWhiteSpace(this IExceptionContext context, string text, string paramName)
    {
        if (string.IsNullOrWhiteSpace(text))
            throw ExceptParam(context, paramName, $"{paramName} cannot be null or white space");
    }

    public static void CheckDecode([DoesNotReturnIf(false)] bool condition)
    {
        if (!condition)
            throw new FormatException();
    }

    public static void CheckDecode(this IExceptionContext context, [DoesNotReturnIf(false)] bool condition)
    {
        if (!condition)
            throw ExceptDecode(context);
    }

    public static void CheckDecode([DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
            throw ExceptDecode(message);
    }

    public static void CheckDecode(this IExceptionContext context, [DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
            throw ExceptDecode(context, message);
    }

    public static void CheckIO(this IExceptionContext context, [DoesNotReturnIf(false)] bool condition, string message)
    {
        if (!condition)
            throw ExceptIO(context, message);
    }
}
