using Xunit;

// Half of the time of these tests is waiting, for retries and for files: more of them run at the same time than there are cores.
[assembly: CollectionBehavior(MaxParallelThreads = 4)]
