// The default random generator and the count of tensors are the process's: one test at a time.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
