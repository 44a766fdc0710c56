using System.Numerics;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>What is done with a column of numbers whose type is known only when the data is there.</summary>
internal interface INumberTypeVisitor<TResult>
{
    TResult Visit<T>() where T : unmanaged, INumberBase<T>;
}

/// <summary>The types of numbers that a column can hold.</summary>
internal static class NumberTypes
{
    /// <summary>Visits the column's type: of a vector that of its items.</summary>
    /// <exception cref="InvalidOperationException">The column holds no numbers.</exception>
    internal static TResult Visit<TResult>(DataViewSchema.Column column, INumberTypeVisitor<TResult> visitor) =>
        Visit(column, column.Type is VectorDataViewType vector ? vector.ItemType : column.Type, visitor);

    /// <summary>Visits the type of a column that holds one number a row.</summary>
    /// <exception cref="InvalidOperationException">The column holds something else.</exception>
    internal static TResult VisitScalar<TResult>(DataViewSchema.Column column, INumberTypeVisitor<TResult> visitor) =>
        Visit(column, column.Type, visitor);

    private static TResult Visit<TResult>(DataViewSchema.Column column, DataViewType type, INumberTypeVisitor<TResult> visitor) =>
        Type.GetTypeCode(type.RawType) switch
        {
            TypeCode.Single => visitor.Visit<float>(),
            TypeCode.Double => visitor.Visit<double>(),
            TypeCode.Byte => visitor.Visit<byte>(),
            TypeCode.SByte => visitor.Visit<sbyte>(),
            TypeCode.Int16 => visitor.Visit<short>(),
            TypeCode.UInt16 => visitor.Visit<ushort>(),
            TypeCode.Int32 => visitor.Visit<int>(),
            TypeCode.UInt32 => visitor.Visit<uint>(),
            TypeCode.Int64 => visitor.Visit<long>(),
            TypeCode.UInt64 => visitor.Visit<ulong>(),
            _ => throw new InvalidOperationException($"Column '{column.Name}' of type {column.Type} holds no numbers."),
        };
}
