using Sen.Tests.Durability;
using Sen.Tests.Migrations;
using Xunit.MicrosoftTestingPlatform;

namespace Sen.Tests;

/// <summary>The test programme. Started by one of its own tests it is a child process that can be killed; by hand it keeps a state as a fixture.</summary>
internal static class Entry
{
    public static Task<int> Main(string[] args) => args switch
    {
        [Writer.Verb, .. var rest] => Writer.Run(rest),
        [KeptStates.Verb, var path] => KeptStates.Keep(path),
        _ => TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    };
}
