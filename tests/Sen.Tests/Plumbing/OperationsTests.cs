using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Sen.Movement.People;
using Sen.Plumbing;
using Sen.Testing;
using Xunit;

namespace Sen.Tests.Plumbing;

public class OperationsTests
{
    [Fact]
    public void A_route_without_a_declared_operation_stops_the_start_and_is_named()
    {
        var app = WebApplication.CreateSlimBuilder().Build();
        app.MapGet("/khai-bao", () => Results.Ok()).Needs(Operation.ReadPortal);
        Operations.RefuseUndeclared(app);
        app.MapGet("/cua-ngo", () => Results.Ok());

        var refused = Assert.Throws<InvalidOperationException>(() => Operations.RefuseUndeclared(app));

        Assert.Contains("/cua-ngo", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("/khai-bao", refused.Message, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Every_route_of_the_application_declares_an_operation_somebody_may_do(Engine engine)
    {
        await using var sen = await SenHost.Start(engine);

        var routes = sen.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToList();

        Assert.True(routes.Count > 20);
        // A handler whose parameters nobody can bind would only tell at its first request.
        Assert.All(routes, route => Assert.NotNull(route.Metadata.GetMetadata<Delegate>() is { } handler
            ? RequestDelegateFactory.Create(handler, new() { ServiceProvider = sen.Services }).RequestDelegate
            : route.RequestDelegate));
        Assert.All(routes, route =>
        {
            var declared = route.Metadata.GetMetadata<DeclaredOperation>();
            Assert.NotNull(declared);
            Assert.Contains(Access.Table, row => row.Operation == declared.Operation);
        });
    }
}
