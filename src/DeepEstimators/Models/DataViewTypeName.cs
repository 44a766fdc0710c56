using System.Text.Json;
using System.Text.Json.Serialization;
using DeepEstimators.Interop;
using Microsoft.ML.Data;

namespace DeepEstimators.Models;

/// <summary>ML.NET's own names of its types, and key values of those types as JSON.</summary>
internal static class DataViewTypeName
{
    private static readonly Dictionary<string, PrimitiveDataViewType> Types = new PrimitiveDataViewType[]
    {
        NumberDataViewType.SByte, NumberDataViewType.Byte, NumberDataViewType.Int16, NumberDataViewType.UInt16,
        NumberDataViewType.Int32, NumberDataViewType.UInt32, NumberDataViewType.Int64, NumberDataViewType.UInt64,
        NumberDataViewType.Single, NumberDataViewType.Double, TextDataViewType.Instance, BooleanDataViewType.Instance,
        DateTimeDataViewType.Instance, DateTimeOffsetDataViewType.Instance, TimeSpanDataViewType.Instance,
    }.ToDictionary(type => type.ToString()!, StringComparer.Ordinal);

    // A class may be NaN.
    private static readonly JsonSerializerOptions ValueOptions = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <exception cref="InvalidDataException">There is no such type of numbers.</exception>
    internal static NumberDataViewType Number(string name) => Types.GetValueOrDefault(name) as NumberDataViewType
        ?? throw new InvalidDataException($"config.json of the saved model names the number type '{name}', which is none.");

    internal static JsonElement[] Write(ClassValues values) =>
        values.Values.Select(value => JsonSerializer.SerializeToElement(value, value.GetType(), ValueOptions)).ToArray();

    /// <exception cref="InvalidDataException">The values are not of the type.</exception>
    internal static ClassValues Read(string typeName, JsonElement[] values)
    {
        if (!Types.TryGetValue(typeName, out var type))
            throw new InvalidDataException($"config.json of the saved model names the class type '{typeName}', which is none.");
        var raw = type is TextDataViewType ? typeof(string) : type.RawType;
        try
        {
            return ClassValues.Create(type, values.Select(value => value.Deserialize(raw, ValueOptions)
                ?? throw new InvalidDataException("A class in config.json of the saved model is null.")).ToArray());
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException(
                $"The classes in config.json of the saved model are not all of type {typeName}.", exception);
        }
    }
}
