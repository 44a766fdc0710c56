using System.Diagnostics;
using Npgsql;

namespace Embedded.MLNet.Tests.Database;

/// <summary>A PostgreSQL server of these tests' own, in a temporary folder and on a socket there; Missing says why there is none.</summary>
public sealed class PostgresServer : IDisposable
{
    // A server does not run as root; the package makes this user.
    private const string User = "postgres";

    private readonly string? _binaries = FindBinaries();
    private readonly string _folder = "";

    public PostgresServer()
    {
        if (_binaries is null)
        {
            Missing = "There is no PostgreSQL server (initdb and pg_ctl) on this machine";
            return;
        }
        // The path of a socket may have no more than about a hundred characters.
        _folder = Directory.CreateTempSubdirectory("pg").FullName;
        try
        {
            if (IsRoot)
                Call("chown", User, _folder);
            CallServer("initdb", "-D", Data, "-U", User, "-A", "trust", "--no-sync", "--no-locale", "-E", "UTF8");
            CallServer("pg_ctl", "start", "-D", Data, "-w", "-t", "60", "-l", Path.Combine(_folder, "log"),
                "-o", $"-k {_folder} -c listen_addresses='' -c fsync=off -c max_connections=20 -c shared_buffers=16MB");
        }
        catch (InvalidOperationException exception)
        {
            Missing = exception.Message;
        }
    }

    public string? Missing { get; }

    public string ConnectionString => $"Host={_folder};Username={User};Database=postgres;Pooling=false";

    private static bool IsRoot => Environment.UserName == "root";

    private string Data => Path.Combine(_folder, "data");

    public void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(ConnectionString);
        connection.Open();
        using NpgsqlCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The texts are those of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public void Dispose()
    {
        if (_folder.Length == 0)
            return;
        if (Missing is null)
            CallServer("pg_ctl", "stop", "-D", Data, "-m", "immediate", "-w");
        Directory.Delete(_folder, recursive: true);
    }

    // Debian keeps the server's programs out of the path, in a folder for each version.
    private static string? FindBinaries()
    {
        IEnumerable<string> folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        if (Directory.Exists("/usr/lib/postgresql"))
            folders = folders.Concat(Directory.GetDirectories("/usr/lib/postgresql").Order().Select(version => Path.Combine(version, "bin")));
        return folders.FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")));
    }

    private void CallServer(string program, params string[] arguments)
    {
        string path = Path.Combine(_binaries!, program);
        if (IsRoot)
            Call("runuser", ["-u", User, "--", path, .. arguments]);
        else
            Call(path, arguments);
    }

    // What the programs say goes to a file: the server keeps the output of the program that starts it open.
    private void Call(string program, params string[] arguments)
    {
        string log = Path.Combine(_folder, "calls");
        var start = new ProcessStartInfo("sh") { WorkingDirectory = _folder };
        foreach (string argument in new[] { "-c", "log=$1; shift; \"$@\" >>\"$log\" 2>&1 </dev/null", "sh", log, program }.Concat(arguments))
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        if (!process.WaitForExit(TimeSpan.FromSeconds(90)))
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{program} did not end");
        }
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed: {File.ReadAllText(log)}");
    }
}
