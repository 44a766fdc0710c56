using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.ML;

namespace Embedded.MLNet.Tests;

/// <summary>Makes the trainers that calls in golden files write: <c>Regression.Trainers.Sdca("Target", maximumNumberOfIterations: 50)</c>.</summary>
/// <remarks>Arguments are numbers, texts, Booleans, options with such members, and binary trainers.</remarks>
internal sealed partial class GoldenTrainerCall
{
    private readonly MLContext _ml;
    private readonly string _text;
    private int _at;

    private GoldenTrainerCall(MLContext ml, string text)
    {
        _ml = ml;
        _text = text;
    }

    /// <param name="text">The call; what the file says of columns after their names (<c>"Class": String</c>), and what follows the trainer, does not count.</param>
    public static IEstimator<ITransformer> Create(MLContext ml, string text)
    {
        try
        {
            return (IEstimator<ITransformer>)new GoldenTrainerCall(ml, WithoutColumnTypes().Replace(text, "$1")).Trainer("BinaryClassification");
        }
        catch (TargetInvocationException exception)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(exception.InnerException!).Throw();
            throw;
        }
    }

    // [Task.Trainers.]Name(arguments)
    private object Trainer(string task)
    {
        var name = Take(Name());
        if (TryTake(".Trainers."))
        {
            task = name;
            name = Take(Name());
        }
        var catalog = typeof(MLContext).GetProperty(task)!.GetValue(_ml)!;
        var trainers = catalog.GetType().GetProperty("Trainers")!.GetValue(catalog)!;
        return name == "OneVersusAll" && Regex.IsMatch(_text[_at..], @"^\(\w+\)\(") ? OneVersusAll(trainers) : Invoke(trainers, name, Arguments());
    }

    // OneVersusAll(Name)(arguments): the features are the binary trainer's.
    private object OneVersusAll(object trainers)
    {
        _at++;
        var inner = Take(Name());
        _at++;
        var arguments = Arguments();
        var innerArguments = arguments.Where(argument => argument.Name == "featureColumnName").ToList();
        var outer = arguments.Except(innerArguments).Prepend((null, Invoke(_ml.BinaryClassification.Trainers, inner, innerArguments))).ToList();
        return Invoke(trainers, "OneVersusAll", outer);
    }

    private List<(string? Name, object? Value)> Arguments()
    {
        var arguments = new List<(string?, object?)>();
        Assert.True(TryTake("("), _text);
        while (!TryTake(")"))
        {
            var named = Argument().Match(_text, _at);
            var name = named.Success ? named.Groups[1].Value : null;
            _at += named.Success ? named.Length : 0;
            arguments.Add((name, Value()));
            TryTake(", ");
        }
        return arguments;
    }

    private object? Value()
    {
        if (TryTake("null"))
            return null;
        if (TryTake("new Options { "))
        {
            var members = new Hashtable();
            while (!TryTake(" }"))
            {
                var member = Take(Name());
                Assert.True(TryTake(" = "), _text);
                members[member] = Value();
                TryTake(", ");
            }
            return members;
        }
        if (Quoted().Match(_text, _at) is { Success: true } quoted)
        {
            _at += quoted.Length;
            return quoted.Groups[1].Value;
        }
        if (Literal().Match(_text, _at) is { Success: true } literal)
        {
            _at += literal.Length;
            return literal.Value is "true" or "false" ? literal.Value == "true" : double.Parse(literal.Value, CultureInfo.InvariantCulture);
        }
        return Trainer("BinaryClassification");
    }

    // By the extension method that has these arguments.
    private static object Invoke(object trainers, string name, List<(string? Name, object? Value)> arguments)
    {
        var methods = new[] { typeof(StandardTrainersCatalog), typeof(KMeansClusteringExtensions), typeof(TreeExtensions) }
            .SelectMany(type => type.GetMethods()).Where(method => method.Name == name && method.GetParameters()[0].ParameterType == trainers.GetType());
        var takesOptions = arguments is [(_, Hashtable)];
        var method = methods.Single(method => (method.GetParameters()[1].Name == "options") == takesOptions);
        if (method.IsGenericMethodDefinition)
            method = method.MakeGenericMethod(ModelOf(arguments[0].Value));
        var parameters = method.GetParameters();
        var values = Array.ConvertAll(parameters, parameter => parameter.HasDefaultValue ? parameter.DefaultValue : null);
        values[0] = trainers;
        for (var i = 0; i < arguments.Count; i++)
        {
            var at = arguments[i].Name is { } given ? Array.FindIndex(parameters, parameter => parameter.Name == given) : i + 1;
            values[at] = Convert(arguments[i].Value, parameters[at].ParameterType);
        }
        return method.Invoke(null, values)!;
    }

    // Of a binary trainer: the type that OneVersusAll infers.
    private static Type ModelOf(object? trainer) => trainer is null
        ? typeof(Microsoft.ML.Trainers.LinearBinaryModelParameters)
        : trainer.GetType().GetInterfaces().First(type => type.Name.StartsWith("ITrainerEstimator", StringComparison.Ordinal)).GetGenericArguments()[1];

    private static object? Convert(object? value, Type type)
    {
        if (value is Hashtable members)
        {
            var options = Activator.CreateInstance(type)!;
            foreach (DictionaryEntry member in members)
            {
                var field = type.GetField((string)member.Key)!;
                field.SetValue(options, Convert(member.Value, field.FieldType));
            }
            return options;
        }
        // A number that has no digits is a text in the files.
        if (value is string text && type == typeof(double))
            return double.Parse(text, CultureInfo.InvariantCulture);
        return value is double number ? System.Convert.ChangeType(number, Nullable.GetUnderlyingType(type) ?? type, CultureInfo.InvariantCulture) : value;
    }

    private string Take(Regex pattern)
    {
        var match = pattern.Match(_text, _at);
        Assert.True(match.Success, $"{_text} at {_at}");
        _at += match.Length;
        return match.Value;
    }

    private bool TryTake(string text)
    {
        if (!_text.AsSpan(_at).StartsWith(text, StringComparison.Ordinal))
            return false;
        _at += text.Length;
        return true;
    }

    [GeneratedRegex(@"(""\w+""): [A-Z]\w*(<[^>]*>)?")]
    private static partial Regex WithoutColumnTypes();

    [GeneratedRegex(@"\G\w+")]
    private static partial Regex Name();

    [GeneratedRegex(@"\G(\w+): ")]
    private static partial Regex Argument();

    [GeneratedRegex(@"\G""([^""]*)""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\G(true|false|-?[0-9.]+)")]
    private static partial Regex Literal();
}
