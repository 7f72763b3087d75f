return await Sferum.Sandbox.StandaloneSandbox.RunAsync(args);
