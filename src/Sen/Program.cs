using Sen.Cli;

return await Verbs.Run(args);

/// <summary>The entry point, named so that tests can host the real application.</summary>
public partial class Program;
