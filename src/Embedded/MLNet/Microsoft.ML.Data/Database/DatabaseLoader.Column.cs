using System.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

public sealed partial class DatabaseLoader
{
    public sealed class Options
    {
        public Column[] Columns;

        public Options()
        {
        }
    }

    // Without a source, the field of the query that has the column's name.
    public sealed class Column
    {
        public string Name;
        public DbType Type = DbType.Single;
        public Range[] Source;
        public KeyCount KeyCount;

        public Column()
        {
        }

        public Column(string name, DbType dbType, int index)
            : this(name, dbType, [new Range(index)])
        {
        }

        public Column(string name, DbType dbType, int minIndex, int maxIndex)
            : this(name, dbType, [new Range(minIndex, maxIndex)])
        {
        }

        public Column(string name, DbType dbType, Range[] source, KeyCount keyCount = null)
        {
            Contracts.CheckValue(name, nameof(name));
            Contracts.CheckValue(source, nameof(source));
            Name = name;
            Type = dbType;
            Source = source;
            KeyCount = keyCount;
        }
    }

    // Fields of the query, by index from 0 or by name.
    public sealed class Range
    {
        public int Min;
        public int Max;
        public string Name;
        public bool ForceVector;

        public Range()
        {
        }

        public Range(int index)
        {
            Contracts.CheckParam(index >= 0, nameof(index), "Must be non-negative");
            Min = index;
            Max = index;
        }

        public Range(int min, int max)
        {
            Contracts.CheckParam(min >= 0, nameof(min), "Must be non-negative");
            Contracts.CheckParam(max >= min, nameof(max), "Must be greater than or equal to min");
            Min = min;
            Max = max;
            // A range that was asked for as one is a vector, also of a single field.
            ForceVector = true;
        }

        public Range(string name)
        {
            Contracts.CheckValue(name, nameof(name));
            Name = name;
        }
    }
}
