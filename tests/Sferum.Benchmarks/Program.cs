using Sferum.Benchmarks;

return await BenchmarkCommand.RunAsync(args, Console.Out);
