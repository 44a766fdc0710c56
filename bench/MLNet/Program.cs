using System.CommandLine;
using Bench.MLNet;
using Bench.MLNet.Learners;

// How fast the embedded ML.NET is. Each sub-command measures one part of it.
var root = new RootCommand("Speed of the embedded ML.NET") { LearnersCommand.Create(), ScoringCommand.Create() };
return root.Parse(args).Invoke();
