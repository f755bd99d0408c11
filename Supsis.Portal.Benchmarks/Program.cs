using Supsis.Portal.Benchmarks;
using Supsis.Portal.Benchmarks.Posting;
using Supsis.Portal.Benchmarks.Receiving;
using Supsis.Portal.Benchmarks.Subjects;
using Supsis.Portal.Benchmarks.Watching;

return args switch
{
    ["sink"] => await SinkProcess.RunAsync(),
    ["load"] => await LoadProcess.RunAsync(),
    ["relay", .. var fault] => await RelayProcess.RunAsync(fault),
    ["watch"] => await WatchProcess.RunAsync(),
    ["naive", .. var place] => await NaiveProcess.RunAsync(place),
    ["self-check"] => await SelfCheck.RunAsync(),
    _ => await BenchCommand.RunAsync(args),
};
