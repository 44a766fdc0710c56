using System.Collections;
using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

// What is known of a schema before there are data: names, kinds and annotations, no sizes and no values.
public sealed partial class SchemaShape : IReadOnlyList<SchemaShape.Column>
{
    private static readonly SchemaShape _empty = new([]);

    private readonly Column[] _columns;

    public SchemaShape(IEnumerable<Column> columns)
    {
        Contracts.CheckValue(columns, nameof(columns));
        _columns = columns.ToArray();
    }

    public int Count => _columns.Length;

    public Column this[int index] => _columns[index];

    public IEnumerator<Column> GetEnumerator() => ((IEnumerable<Column>)_columns).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal bool TryFindColumn(string name, out Column column)
    {
        Contracts.CheckValue(name, nameof(name));
        foreach (var candidate in _columns)
        {
            if (candidate.Name == name)
            {
                column = candidate;
                return true;
            }
        }
        column = default;
        return false;
    }

    // Hidden columns cannot be asked for by name and are left out.
    internal static SchemaShape Create(DataViewSchema schema)
    {
        Contracts.CheckValue(schema, nameof(schema));
        return new SchemaShape(schema.Where(column => !column.IsHidden).Select(ShapeOf));
    }

    private static Column ShapeOf(DataViewSchema.Column column)
    {
        GetColumnTypeShape(column.Type, out var kind, out var itemType, out var isKey);
        var annotations = column.Annotations.Schema.Select(annotation =>
        {
            GetColumnTypeShape(annotation.Type, out var annotationKind, out var annotationType, out var annotationIsKey);
            return new Column(annotation.Name, annotationKind, annotationType, annotationIsKey);
        });
        return new Column(column.Name, kind, itemType, isKey, new SchemaShape(annotations));
    }

    // The shape of a type: keys are shown by the number type that carries them.
    internal static void GetColumnTypeShape(DataViewType type, out Column.VectorKind vecKind, out DataViewType itemType, out bool isKey)
    {
        vecKind = type switch
        {
            VectorDataViewType { IsKnownSize: true } => Column.VectorKind.Vector,
            VectorDataViewType => Column.VectorKind.VariableVector,
            _ => Column.VectorKind.Scalar,
        };
        itemType = type.GetItemType();
        isKey = itemType is KeyDataViewType;
        if (isKey)
            itemType = NumberDataViewType.FromTypeOrNull(itemType.RawType);
    }
}
