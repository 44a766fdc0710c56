using DeepEstimators.Interop;
using DeepEstimators.Networks;
using Microsoft.ML;
using Microsoft.ML.Data;

namespace DeepEstimators.Inputs;

/// <summary>The column that a network reads, and what one row of it is to the network.</summary>
/// <param name="Name">The column's name.</param>
internal abstract record FeatureColumn(string Name)
{
    /// <summary>What one row is to the network.</summary>
    internal abstract InputShape Shape { get; }

    /// <summary>The column's type as ML.NET names it.</summary>
    internal abstract DataViewType Type { get; }

    /// <summary>Why a model with such a column cannot be saved, with what to do; null when it can.</summary>
    internal virtual string? WhyNotSaved => null;

    /// <summary>Checks that the network can read a column of which only the shape is known.</summary>
    internal abstract void Check(SchemaShape schema, string parameterName);

    /// <summary>The names of all columns that are read.</summary>
    internal virtual IReadOnlyList<string> Names => [Name];

    /// <summary>What a fit tells the user of what was learned; empty before.</summary>
    internal virtual IReadOnlyList<string> Warnings => [];

    /// <summary>Finds in data to be scored the columns that the network was trained on.</summary>
    internal virtual IReadOnlyList<DataViewSchema.Column> Bind(DataViewSchema schema, string parameterName)
    {
        Check(SchemaShapes.Of(schema), parameterName);
        return [.. Names.Select(name => schema[name])];
    }

    /// <summary>Makes the reader of the columns that <see cref="Bind"/> found.</summary>
    internal abstract FeatureReader CreateReader(DataViewRow row, IReadOnlyList<DataViewSchema.Column> columns);

    /// <summary>Bytes that a row may take at most.</summary>
    internal virtual long MostRowBytes => CreateStore(0).RowBytes!.Value;

    /// <param name="capacity">Rows that there is room for at first.</param>
    /// <param name="rented">Whether its memory comes from the shared pool, for batches that follow one another.</param>
    internal abstract FeatureStore CreateStore(int capacity, bool rented = false);

    /// <summary>The column for a fit that goes on from a model of <paramref name="trained"/>; null: it does not.</summary>
    internal virtual FeatureColumn GoOnFrom(FeatureColumn? trained) => this;

    /// <summary>The column with what it learns of the rows that were read, such as a vocabulary; most learn nothing.</summary>
    /// <param name="rows">All rows that were read; they may be changed to what the result says.</param>
    /// <param name="training">Numbers of the rows to learn from; null: all.</param>
    internal virtual FeatureColumn Learn(FeatureStore rows, long[]? training) => this;
}
