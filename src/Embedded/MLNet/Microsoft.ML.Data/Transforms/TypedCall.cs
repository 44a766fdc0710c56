using System.Reflection;

namespace Microsoft.ML.Data;

// Calls a generic method for a type that only the schema knows. The method is given closed over any type: it is opened first.
internal static class TypedCall
{
    public static TResult Invoke<TResult>(Func<TResult> method, Type type, object target) =>
        (TResult)Invoke(method.Method, type, target);

    public static TResult Invoke<T1, TResult>(Func<T1, TResult> method, Type type, object target, T1 first) =>
        (TResult)Invoke(method.Method, type, target, first);

    public static TResult Invoke<T1, T2, TResult>(Func<T1, T2, TResult> method, Type type, object target, T1 first, T2 second) =>
        (TResult)Invoke(method.Method, type, target, first, second);

    public static TResult Invoke<T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> method, Type type, object target, T1 first, T2 second, T3 third) =>
        (TResult)Invoke(method.Method, type, target, first, second, third);

    // A method of two types, the first of which is known.
    public static TResult Invoke<TKnown, T1, T2, T3, TResult>(Func<T1, T2, T3, TResult> method, Type type, T1 first, T2 second, T3 third) =>
        (TResult)method.Method.GetGenericMethodDefinition().MakeGenericMethod(typeof(TKnown), type)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [first, second, third], null);

    private static object Invoke(MethodInfo method, Type type, object target, params object[] arguments) =>
        method.GetGenericMethodDefinition().MakeGenericMethod(type)
            .Invoke(target, BindingFlags.DoNotWrapExceptions, null, arguments, null);
}
