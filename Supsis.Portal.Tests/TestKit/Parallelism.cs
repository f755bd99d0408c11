// Many tests wait: for a process that starts, a receiver that hangs, a browser. One more at a time than a small machine has cores keeps it busy meanwhile.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
