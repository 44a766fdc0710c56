using Xunit.Abstractions;

namespace Embedded.MLNet.Tests;

/// <summary>Prints what is left out of each golden file, and finds names that leave out nothing.</summary>
public class OutOfScopeTests(ITestOutputHelper output)
{
    [SkippableFact]
    public void What_is_left_out_is_named_and_counted()
    {
        foreach (var file in OutOfScope.Names.GroupBy(name => name.File))
        {
            var entries = GoldenEntry.Of(file.Key).ToArray();
            output.WriteLine($"{file.Key}: {entries.Count(entry => OutOfScope.Contains(file.Key, entry))} of {entries.Length} entries are out of scope");
            foreach (var name in file)
            {
                var count = entries.Count(name.Covers);
                output.WriteLine($"  {count} in {name.Section} with {name.Part}: {name.Reason}");
                Assert.True(count > 0, $"{name} leaves out nothing");
            }
        }
    }
}
