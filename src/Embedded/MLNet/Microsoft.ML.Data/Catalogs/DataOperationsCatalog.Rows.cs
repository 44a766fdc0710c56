using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

// Fewer rows, other orders, and rows kept in memory.
public sealed partial class DataOperationsCatalog
{
    public IDataView Cache(IDataView input, params string[] columnsToPrefetch)
    {
        _env.CheckValue(input, nameof(input));
        var prefetch = Array.ConvertAll(columnsToPrefetch ?? [], name => input.Schema.TryGetColumnIndex(name, out var index)
            ? index
            : throw _env.ExceptSchemaMismatch(nameof(columnsToPrefetch), "prefetch", name));
        _env.Register(CacheDataView.RegistrationName);
        return new CacheDataView(input, prefetch);
    }

    public IDataView TakeRows(IDataView input, long count)
    {
        _env.CheckValue(input, nameof(input));
        _env.CheckUserArg(count > 0, nameof(count), "Must be greater than zero.");
        return new SkipTakeDataView(input, skip: 0, take: count);
    }

    public IDataView SkipRows(IDataView input, long count)
    {
        _env.CheckValue(input, nameof(input));
        _env.CheckUserArg(count > 0, nameof(count), "Must be greater than zero.");
        return new SkipTakeDataView(input, skip: count, take: long.MaxValue);
    }

    public IDataView ShuffleRows(IDataView input, int? seed = null, int shufflePoolSize = 1000, bool shuffleSource = true)
    {
        _env.CheckValue(input, nameof(input));
        _env.CheckUserArg(shufflePoolSize > 0, nameof(shufflePoolSize), "Must be positive");
        var host = _env.Register("Shuffle");
        return new ShuffleDataView(input, seed ?? host.Rand.NextSigned(), shufflePoolSize, shuffleSource);
    }

    public IDataView BootstrapSample(IDataView input, int? seed = null, bool complement = false)
    {
        _env.CheckValue(input, nameof(input));
        var host = _env.Register("BootstrapSample");
        return new BootstrapView(input, (uint)(seed ?? host.Rand.NextSigned()), complement);
    }

    public IDataView FilterRowsByColumn(IDataView input, string columnName, double lowerBound = double.NegativeInfinity,
        double upperBound = double.PositiveInfinity)
    {
        _env.CheckValue(input, nameof(input));
        _env.CheckNonEmpty(columnName, nameof(columnName));
        _env.CheckParam(lowerBound < upperBound, nameof(upperBound), "Must be less than lowerBound");
        var type = input.Schema[columnName].Type;
        if (type is not NumberDataViewType)
            throw _env.ExceptSchemaMismatch(nameof(columnName), "filter", columnName, "number", type.ToString());
        _env.CheckUserArg(RowFilters.CanBeNumber(type), "Column", $"Column '{columnName}' does not have compatible type");
        return RowFilters.InRange(input, columnName, lowerBound, upperBound);
    }

    public IDataView FilterRowsByKeyColumnFraction(IDataView input, string columnName, double lowerBound = 0, double upperBound = 1)
    {
        _env.CheckValue(input, nameof(input));
        _env.CheckNonEmpty(columnName, nameof(columnName));
        _env.CheckParam(lowerBound is >= 0 and <= 1, nameof(lowerBound), "Must be in [0, 1]");
        _env.CheckParam(upperBound is >= 0 and <= 1, nameof(upperBound), "Must be in [0, 1]");
        _env.CheckParam(lowerBound <= upperBound, nameof(upperBound), "Must be greater than or equal to lowerBound");
        var type = input.Schema[columnName].Type;
        if (type is not KeyDataViewType)
            throw _env.ExceptSchemaMismatch(nameof(columnName), "filter", columnName, "KeyType", type.ToString());
        return RowFilters.InRange(input, columnName, lowerBound, upperBound);
    }

    public IDataView FilterRowsByMissingValues(IDataView input, params string[] columns)
    {
        _env.CheckValue(input, nameof(input));
        _env.CheckUserArg(columns is { Length: > 0 }, nameof(columns));
        return RowFilters.WithoutMissing(input, columns);
    }
}
