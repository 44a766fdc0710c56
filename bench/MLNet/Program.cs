using System.CommandLine;
using Bench.MLNet;
using Bench.MLNet.Learners;
using Bench.MLNet.TextLoading;
using Bench.MLNet.Tokenize;

// How fast the embedded ML.NET is. Each sub-command measures one part of it.
var root = new RootCommand("Speed of the embedded ML.NET") { LearnersCommand.Create(), ScoringCommand.Create(), TokenizeCommand.Create(), LoadCommand.Create() };
return root.Parse(args).Invoke();
