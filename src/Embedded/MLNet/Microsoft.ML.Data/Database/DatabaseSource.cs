using System.Data.Common;
using Microsoft.ML.Runtime;

namespace Microsoft.ML.Data;

// A query whose rows a DatabaseLoader reads.
public sealed class DatabaseSource
{
    // That of ADO.NET's own providers.
    private const int DefaultTimeoutInSeconds = 30;

    public DatabaseSource(DbProviderFactory providerFactory, string connectionString, string commandText)
        : this(providerFactory, connectionString, commandText, DefaultTimeoutInSeconds)
    {
    }

    public DatabaseSource(DbProviderFactory providerFactory, string connectionString, string commandText, int commandTimeoutInSeconds)
    {
        Contracts.CheckValue(providerFactory, nameof(providerFactory));
        Contracts.CheckValue(connectionString, nameof(connectionString));
        Contracts.CheckValue(commandText, nameof(commandText));
        Contracts.CheckUserArg(commandTimeoutInSeconds >= 0, nameof(commandTimeoutInSeconds), "Must be non-negative");
        ProviderFactory = providerFactory;
        ConnectionString = connectionString;
        CommandText = commandText;
        CommandTimeoutInSeconds = commandTimeoutInSeconds;
    }

    public int CommandTimeoutInSeconds { get; }

    public string ConnectionString { get; }

    public string CommandText { get; }

    public DbProviderFactory ProviderFactory { get; }
}
