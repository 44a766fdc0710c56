using DeepEstimators.Inputs.Tables;
using DeepEstimators.Networks;
using Microsoft.ML.Data;

namespace DeepEstimators.Models;

/// <summary>The columns of a table in a saved model.</summary>
internal static class SavedTable
{
    internal static InputConfig Describe(TableColumns table)
    {
        var layout = table.Layout!;
        var columns = new List<TableColumnConfig>();
        int first = 0, category = 0;
        foreach (var source in table.Sources)
        {
            var config = new TableColumnConfig
            {
                Name = source.Name,
                Type = TypeName(source.Type),
                Size = source.IsVector ? source.Size : null,
            };
            if (source.IsCategory)
            {
                columns.Add(config with { Category = Category(source, table.Codes[category], layout.Categories[category]) });
                category++;
            }
            else
            {
                var start = first;
                columns.Add(config with
                {
                    Numbers = [.. table.NumberPlaces.Index()
                        .Where(place => place.Item >= start && place.Item < start + source.Size)
                        .Select(place => new TableNumberConfig(
                            layout.Numbers[place.Index].Name, place.Item - start, layout.Numbers[place.Index].HasMissing))],
                });
            }

            first += source.Size;
        }

        return new InputConfig
        {
            Column = table.Name,
            Type = TypeName(table.Type),
            Table = new TableConfig
            {
                Scaling = layout.Scaling,
                MissingNumbers = table.Settings.Imputation,
                Columns = [.. columns],
                Dropped = table.Dropped.Count == 0 ? null : table.Dropped.ToDictionary(place => place.Name, place => place.Reason),
            },
        };
    }

    /// <exception cref="InvalidDataException">The description is not possible.</exception>
    internal static TableColumns Read(TableConfig config)
    {
        var sources = new List<TableSource>();
        var numbers = new List<RowNumber>();
        var places = new List<int>();
        var categories = new List<RowCategory>();
        var codes = new List<CategoryCodes>();
        var first = 0;
        foreach (var column in config.Columns)
        {
            var source = Source(column);
            sources.Add(source);
            if (column.Category is { } category)
            {
                var known = CategoryCodes.Of(category.Texts ?? [], category.Keys ?? []);
                codes.Add(known);
                categories.Add(new RowCategory(column.Name, known.Count + 1, category.EmbeddingSize, category.HasUnknown));
            }

            foreach (var number in column.Numbers ?? [])
            {
                OptionCheck.InRange(number.Slot, 0, source.Size - 1, nameof(number.Slot));
                numbers.Add(new RowNumber(number.Name, number.HasMissing));
                places.Add(first + number.Slot);
            }

            first = checked(first + source.Size);
        }

        var layout = new RowLayout(numbers, categories, config.Scaling, config.MissingNumbers ?? NumberImputation.Mean);
        // The limits of learning mean nothing to what is learned already.
        var settings = new TableSettings(
            config.MissingNumbers, config.Scaling, 1, TableOptions.DefaultMaxCategories, TableOptions.DefaultMaxIndicators);
        return TableColumns.Of(
            settings, sources, codes, layout, places,
            [.. (config.Dropped ?? []).Select(place => new DroppedPlace(place.Key, place.Value))]);
    }

    private static TableCategoryConfig Category(TableSource source, CategoryCodes codes, RowCategory category) => source.Type is KeyDataViewType key
        ? new TableCategoryConfig(key.Count, null, [.. codes.Keys], category.EmbeddingSize, category.HasUnknown)
        : new TableCategoryConfig(null, [.. codes.Texts], null, category.EmbeddingSize, category.HasUnknown);

    private static TableSource Source(TableColumnConfig column)
    {
        if (column is { Category: null, Numbers: null } or { Category: not null, Numbers: not null })
            throw new InvalidDataException($"config.json of the saved model has a column '{column.Name}' that is no numbers and no category.");
        if (column.Category is { Texts: not null })
            return new TableSource(column.Name, TableSourceKind.Text, TextDataViewType.Instance, [column.Name]);
        if (column.Category is { KeyCount: { } count })
            return new TableSource(
                column.Name, TableSourceKind.Key, new KeyDataViewType(DataViewTypeName.Number(column.Type).RawType, count), [column.Name]);
        if (column.Category is not null)
            throw new InvalidDataException($"config.json of the saved model has no values of the category '{column.Name}'.");
        if (column.Type == BooleanDataViewType.Instance.ToString())
            return new TableSource(column.Name, TableSourceKind.Boolean, BooleanDataViewType.Instance, [column.Name]);
        var type = DataViewTypeName.Number(column.Type);
        if (column.Size is not { } size)
            return new TableSource(column.Name, TableSourceKind.Numbers, type, [column.Name]);
        OptionCheck.InRange(size, 1, Array.MaxLength, nameof(column.Size));
        return new TableSource(column.Name, TableSourceKind.Numbers, new VectorDataViewType(type, size), []);
    }

    private static string TypeName(DataViewType type) => type switch
    {
        VectorDataViewType vector => vector.ItemType.ToString()!,
        KeyDataViewType key => Type.GetTypeCode(key.RawType) switch
        {
            TypeCode.Byte => NumberDataViewType.Byte.ToString()!,
            TypeCode.UInt16 => NumberDataViewType.UInt16.ToString()!,
            TypeCode.UInt32 => NumberDataViewType.UInt32.ToString()!,
            _ => NumberDataViewType.UInt64.ToString()!,
        },
        _ => type.ToString()!,
    };
}
