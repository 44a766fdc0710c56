using System.Diagnostics;
using System.Text.Json;

namespace Bench.Fuzz.Inputs;

/// <summary>What came of an input: a result, or an exception that says what is wrong with it or one that does not.</summary>
internal sealed record Outcome(string Name, bool IsDefect, string? Details)
{
    // What nobody throws to say that a file is damaged.
    private static readonly HashSet<string> _defects =
    [
        nameof(NullReferenceException), nameof(IndexOutOfRangeException), nameof(InvalidCastException), nameof(OverflowException),
        nameof(AccessViolationException), nameof(KeyNotFoundException), nameof(DivideByZeroException), nameof(ArrayTypeMismatchException),
        nameof(OutOfMemoryException), nameof(NotImplementedException), nameof(ObjectDisposedException), "MissingMethodException", "TypeLoadException",
    ];

    public const string Result = "result";
    public const string OutOfMemory = nameof(OutOfMemoryException);

    public static Outcome Of(Action use)
    {
        try
        {
            use();
            return new Outcome(Result, false, null);
        }
#pragma warning disable CA1031 // Every exception is an outcome here.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Of(exception);
        }
    }

    private static Outcome Of(Exception exception)
    {
        for (Exception? at = exception; at is not null; at = at.InnerException)
        {
            string name = at.GetType().Name;
            // Its reader has seen that the input is damaged; what it saw it by is beneath.
            if (at is FormatException or JsonException or InvalidDataException && !HasOutOfMemory(at))
                break;
            if (_defects.Contains(name) || (at is ArgumentException && IsThrownBySystem(at)))
                return new Outcome(name, true, Describe(exception, at));
        }
        return new Outcome(exception.GetType().Name, false, null);
    }

    private static bool HasOutOfMemory(Exception? exception) =>
        exception is not null && (exception is OutOfMemoryException || HasOutOfMemory(exception.InnerException));

    // An argument that our own code passed, not one that a caller did.
    private static bool IsThrownBySystem(Exception exception) =>
        new StackTrace(exception).GetFrame(0)?.GetMethod()?.DeclaringType?.Namespace?.StartsWith("System", StringComparison.Ordinal) == true;

    private static string Describe(Exception outer, Exception cause)
    {
        string[] frames = (cause.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries);
        string place = frames.FirstOrDefault(frame =>
            frame.StartsWith("at Microsoft.ML", StringComparison.Ordinal) || frame.StartsWith("at DeepEstimators", StringComparison.Ordinal)) ?? frames[0];
        int arguments = place.IndexOf('(', StringComparison.Ordinal);
        return $"{(arguments > 0 ? place[..arguments] : place)} ({outer.GetType().Name}): {cause.Message.ReplaceLineEndings(" ")}";
    }
}
