using System.Data;
using Microsoft.ML;
using Microsoft.ML.Data;
using Npgsql;

namespace Embedded.MLNet.Tests.Database;

/// <summary>Queries of a real PostgreSQL as rows.</summary>
public sealed class DatabaseLoaderTests : IClassFixture<PostgresServer>
{
    private const string Flowers = "select * from flowers order by id";

    private readonly MLContext _ml = new(seed: 1);
    private readonly PostgresServer _server;

    public DatabaseLoaderTests(PostgresServer server)
    {
        _server = server;
        if (server.Missing is null)
        {
            server.Execute("""
                create table if not exists flowers (id int primary key, length real, width double precision, name text, big bigint, small smallint,
                    fresh boolean, picked timestamp, sold timestamptz, lasts interval, kind int);
                insert into flowers values
                    (0, 1.5, 2.25, 'rose', 9007199254740993, -7, true, '2024-02-29 12:30:00', '2024-01-01 00:00:00+00', '1 hour 30 minutes', 0),
                    (1, null, null, null, null, null, null, null, null, null, null),
                    (2, -0.25, 1e300, 'lily "x"', -1, 32767, false, '2000-01-01', '1999-12-31 22:00:00+00', '-1 second', 3)
                on conflict do nothing
                """);
        }
    }

    [SkippableFact]
    public void Columns_of_every_type_are_read_by_name_and_nulls_are_missing()
    {
        IDataView view = Load(Flowers,
            new DatabaseLoader.Column { Name = "length", Type = DbType.Single },
            new DatabaseLoader.Column { Name = "width", Type = DbType.Double },
            new DatabaseLoader.Column { Name = "name", Type = DbType.String },
            new DatabaseLoader.Column { Name = "big", Type = DbType.Int64 },
            new DatabaseLoader.Column { Name = "small", Type = DbType.Int16 },
            new DatabaseLoader.Column { Name = "fresh", Type = DbType.Boolean },
            new DatabaseLoader.Column { Name = "picked", Type = DbType.DateTime },
            new DatabaseLoader.Column { Name = "sold", Type = DbType.DateTimeOffset },
            new DatabaseLoader.Column { Name = "lasts", Type = DbType.Time },
            new DatabaseLoader.Column("Unsigned", DbType.UInt64, [new DatabaseLoader.Range("id")]));
        Assert.Equal([1.5f, float.NaN, -0.25f], view.GetColumn<float>("length"));
        Assert.Equal([2.25, double.NaN, 1e300], view.GetColumn<double>("width"));
        Assert.Equal(["rose", "", "lily \"x\""], view.GetColumn<string>("name"));
        Assert.Equal([9007199254740993, 0, -1], view.GetColumn<long>("big"));
        Assert.Equal([-7, 0, short.MaxValue], view.GetColumn<short>("small"));
        Assert.Equal([true, false, false], view.GetColumn<bool>("fresh"));
        Assert.Equal([new DateTime(2024, 2, 29, 12, 30, 0), default, new DateTime(2000, 1, 1)], view.GetColumn<DateTime>("picked"));
        Assert.Equal([new DateTimeOffset(2024, 1, 1, 0, 0, 0, default), default, new DateTimeOffset(1999, 12, 31, 22, 0, 0, default)],
            view.GetColumn<DateTimeOffset>("sold"));
        Assert.Equal([TimeSpan.FromMinutes(90), default, TimeSpan.FromSeconds(-1)], view.GetColumn<TimeSpan>("lasts"));
        Assert.Equal([0UL, 1, 2], view.GetColumn<ulong>("Unsigned"));
        Assert.Null(view.GetRowCount());
    }

    [SkippableFact]
    public void Ranges_make_vectors_and_key_counts_make_keys()
    {
        IDataView view = Load("select 1::real, 2::real, null::real, kind, 'x' from flowers order by id",
            new DatabaseLoader.Column("F", DbType.Single, 0, 2),
            new DatabaseLoader.Column("One", DbType.Single, [new DatabaseLoader.Range(1, 1)]),
            new DatabaseLoader.Column("Two", DbType.Single, [new DatabaseLoader.Range(1), new DatabaseLoader.Range(0)]),
            new DatabaseLoader.Column("K", DbType.UInt32, [new DatabaseLoader.Range(3)], new KeyCount(3)),
            new DatabaseLoader.Column("B", DbType.Byte, [new DatabaseLoader.Range("kind")], new KeyCount()),
            new DatabaseLoader.Column("T", DbType.AnsiString, 4));
        Assert.Equal(["Vector<Single, 3>", "Vector<Single, 1>", "Vector<Single, 2>", "Key<UInt32, 0-2>", "Key<Byte, 0-254>", "String"],
            view.Schema.Select(column => column.Type.ToString()));
        Assert.All(view.GetColumn<float[]>("F"), row => Assert.Equal([1, 2, float.NaN], row));
        Assert.All(view.GetColumn<float[]>("Two"), row => Assert.Equal([2, 1], row));
        Assert.Equal([1U, 0, 0], view.GetColumn<uint>("K"));
        Assert.Equal(new byte[] { 1, 0, 4 }, view.GetColumn<byte>("B"));
    }

    [SkippableFact]
    public void Members_of_a_class_say_what_is_read()
    {
        Skip.If(_server.Missing is not null, _server.Missing);
        DatabaseLoader loader = _ml.Data.CreateDatabaseLoader<Flower>();
        Assert.Equal(["id: Int32", "Size: Vector<Double, 1>", "Kind: Key<UInt32, 0-3>", "Called: String", "Numbers: Vector<Int32, 2>"],
            loader.GetOutputSchema().Select(column => $"{column.Name}: {column.Type}"));
        IDataView view = loader.Load(Source("select id, kind, width, name, 10 as ten, 11 as eleven from flowers where id <> 1 order by id"));
        Flower[] rows = [.. _ml.Data.CreateEnumerable<Flower>(view, reuseRowObject: false)];
        Assert.Equal([0, 2], rows.Select(row => row.Id));
        Assert.Equal([[2.25], [1e300]], rows.Select(row => row.Size));
        Assert.Equal([1U, 4], rows.Select(row => row.Kind));
        Assert.Equal(["rose", "lily \"x\""], rows.Select(row => row.Name));
        Assert.Equal([10, 11], rows[0].Numbers);
    }

    [SkippableFact]
    public void Each_pass_runs_the_query_anew_and_cursors_stand_beside_one_another()
    {
        Skip.If(_server.Missing is not null, _server.Missing);
        _server.Execute("drop table if exists growing; create table growing as select i from generate_series(1, 5000) i");
        IDataView view = Load("select i from growing order by i", new DatabaseLoader.Column("I", DbType.Int32, 0));
        Assert.Equal(Enumerable.Range(1, 5000), view.GetColumn<int>("I"));
        _server.Execute("insert into growing values (5001)");
        Assert.Equal(Enumerable.Range(1, 5001), view.GetColumn<int>("I"));
        Assert.Equal(view.GetColumn<int>("I").Zip(view.GetColumn<int>("I"), (a, b) => a - b), Enumerable.Repeat(0, 5001));
        using (DataViewRowCursor cursor = view.GetRowCursor(view.Schema))
            Assert.True(cursor.MoveNext());
        // No cursor, read to its end or not, keeps a connection.
        IDataView connections = Load("select count(*) from pg_stat_activity where datname = 'postgres' and pid <> pg_backend_pid()",
            new DatabaseLoader.Column("N", DbType.Int64, 0));
        var deadline = DateTime.UtcNow.AddSeconds(20);
        while (connections.GetColumn<long>("N").Single() > 0)
            Assert.True(DateTime.UtcNow < deadline, "connections stay open");
    }

    [SkippableFact]
    public void A_pipeline_trains_on_the_rows_of_a_query()
    {
        IDataView view = Load("select (i % 10)::real, i::real / 500, i % 10 > 4 from generate_series(1, 500) i",
            new DatabaseLoader.Column("F", DbType.Single, 0, 1), new DatabaseLoader.Column("Label", DbType.Boolean, 2));
        IDataView scored = _ml.Transforms.NormalizeMinMax("F").Append(_ml.BinaryClassification.Trainers.LinearSvm(featureColumnName: "F")).Fit(view).Transform(view);
        Assert.InRange(_ml.BinaryClassification.EvaluateNonCalibrated(scored).Accuracy, 0.95, 1);
    }

    [SkippableFact]
    public void Mistakes_are_told_with_the_column_and_the_field()
    {
        var wrongType = new DatabaseLoader.Column("Wide", DbType.Single, [new DatabaseLoader.Range("name")]);
        InvalidCastException cast = Assert.Throws<InvalidCastException>(() => Load(Flowers, wrongType).GetColumn<float>("Wide").ToList());
        Assert.Contains("'Wide' holds Single; the query gives text in field 'name'", cast.Message, StringComparison.Ordinal);
        InvalidOperationException name = Assert.Throws<InvalidOperationException>(
            () => Load(Flowers, new DatabaseLoader.Column { Name = "nope" }).GetColumn<float>("nope").ToList());
        Assert.Contains("field 'nope'", name.Message, StringComparison.Ordinal);
        InvalidOperationException index = Assert.Throws<InvalidOperationException>(
            () => Load("select 1::real", new DatabaseLoader.Column("A", DbType.Single, 1)).GetColumn<float>("A").ToList());
        Assert.Contains("field 1; the query gives 1 fields", index.Message, StringComparison.Ordinal);
        Assert.Throws<PostgresException>(() => Load("select nonsense", new DatabaseLoader.Column("A", DbType.Single, 0)).GetColumn<float>("A").ToList());
        Assert.Throws<OverflowException>(() => Load("select -1", new DatabaseLoader.Column("A", DbType.UInt32, 0)).GetColumn<uint>("A").ToList());
    }

    [Fact]
    public void Columns_and_sources_are_checked_when_they_are_made()
    {
        Assert.Equal("Type", Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.CreateDatabaseLoader(new DatabaseLoader.Column("A", DbType.Xml, 0))).ParamName);
        Assert.Equal("Type", Assert.Throws<ArgumentOutOfRangeException>(
            () => _ml.Data.CreateDatabaseLoader(new DatabaseLoader.Column("A", DbType.Int32, [new DatabaseLoader.Range(0)], new KeyCount(3)))).ParamName);
        Assert.Equal("Columns", Assert.Throws<ArgumentOutOfRangeException>(() => _ml.Data.CreateDatabaseLoader()).ParamName);
        Assert.Throws<ArgumentNullException>(() => _ml.Data.CreateDatabaseLoader((DatabaseLoader.Options)null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DatabaseLoader.Range(2, 1));
        Assert.Throws<ArgumentNullException>(() => new DatabaseSource(null!, "", ""));
        Assert.Throws<ArgumentOutOfRangeException>(() => new DatabaseSource(NpgsqlFactory.Instance, "a", "b", -1));
        Assert.Equal(30, new DatabaseSource(NpgsqlFactory.Instance, "a", "b").CommandTimeoutInSeconds);
    }

    [Fact]
    public void A_loader_is_saved_with_a_model()
    {
        DatabaseLoader loader = _ml.Data.CreateDatabaseLoader<Flower>();
        IDataView empty = _ml.Data.LoadFromEnumerable(new List<Flower>());
        using var stream = new MemoryStream();
        _ml.Model.Save(_ml.Transforms.CopyColumns("Copy", "Size").Fit(empty), loader, stream);
        stream.Position = 0;
        Assert.Equal(["id", "Size", "Kind", "Called", "Numbers"], loader.GetOutputSchema().Select(column => column.Name));
        // Only loaders of files can be asked for.
        Assert.ThrowsAny<Exception>(() => _ml.Model.LoadWithDataLoader(stream, out _));
        stream.Position = 0;
        Assert.NotNull(_ml.Model.Load(stream, out _));
    }

    private DatabaseSource Source(string query) => new(NpgsqlFactory.Instance, _server.ConnectionString, query);

    private IDataView Load(string query, params DatabaseLoader.Column[] columns)
    {
        Skip.If(_server.Missing is not null, _server.Missing);
        return _ml.Data.CreateDatabaseLoader(columns).Load(Source(query));
    }

    private sealed class Flower
    {
        [ColumnName("id")]
        public int Id { get; set; }

        [LoadColumn(2), VectorType(1)]
        public double[] Size { get; set; } = [];

        [LoadColumn(1), KeyType(4)]
        public uint Kind { get; set; }

        [LoadColumnName("name"), ColumnName("Called")]
        public string Name { get; set; } = "";

        [LoadColumnName("ten", "eleven"), VectorType(2)]
        public int[] Numbers { get; set; } = [];
    }
}
