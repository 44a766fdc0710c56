// Torch's global random state and its threads are shared by all tests of a process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
