using Sen.Movement.Models;
using Sen.Plumbing;
using Sen.Registration;
using Sen.Testing;
using Sen.Tests.Progress;
using Xunit;

namespace Sen.Tests.Registration;

public class ListModelsTests
{
    [Theory, EachDatabase]
    public async Task Filters_live_in_the_address_and_find_names_with_or_without_marks(Engine engine)
    {
        await using var walk = await Walk.Start(engine);

        var page = await walk.Page(Walk.Officer, $"{DeskAddresses.Models}?nam=2022&buoc=Underway&q=rac+thai");
        var none = await walk.Page(Walk.Officer, $"{DeskAddresses.Models}?nam=2020&buoc=Registered");

        Assert.Equal(["Thu gom rác thải"], page.QuerySelectorAll("tbody th a").Select(link => link.TextContent));
        Assert.Equal("rac thai", page.QuerySelector("#q")?.GetAttribute("value"));
        Assert.Equal(("2022", "Underway"), (page.QuerySelector("#nam option[selected]")?.GetAttribute("value"), page.QuerySelector("#buoc option[selected]")?.GetAttribute("value")));
        Assert.Contains("Không có mô hình nào theo: Chờ thẩm định, năm 2020.", none.QuerySelector(".empty")?.TextContent, StringComparison.Ordinal);
        Assert.NotNull(none.QuerySelector($".empty a[href='{DeskAddresses.Models}']"));
    }

    [Theory, EachDatabase]
    public async Task A_registrar_sees_the_own_organisations_models_and_the_officer_all_but_drafts(Engine engine)
    {
        await using var walk = await Walk.Start(engine);

        var women = await walk.Page(Walk.Women, $"{DeskAddresses.Models}?nam=2020");
        var officer = await walk.Page(Walk.Officer, $"{DeskAddresses.Models}?q=vuon+rau");
        var farmers = await walk.Page(Walk.Farmers, $"{DeskAddresses.Models}?q=vuon+rau");

        Assert.Equal(["5 không 3 sạch", "Chi hội phụ nữ kiểu mẫu", "Thu gom rác thải"], women.QuerySelectorAll("tbody th a").Select(link => link.TextContent));
        Assert.Empty(officer.QuerySelectorAll("tbody th a"));
        Assert.Equal(["Vườn rau sạch của chi hội"], farmers.QuerySelectorAll("tbody th a").Select(link => link.TextContent));
    }

    [Theory, EachDatabase]
    public async Task Twenty_stand_on_a_page_and_every_one_on_exactly_one(Engine engine)
    {
        await using var database = await engine.Fresh();
        var commune = await TestCommune.Of(database);
        for (var i = 0; i < 45; i++)
        {
            await commune.Registration(Stage.Registered);
        }

        await using var db = commune.Open();
        var list = new ListModels.Handler(db, commune.Clock);
        var all = new ListModels.Filter(2022, null, null, null, "");
        var pages = new List<ListModels.Sheet>();
        for (var page = 1; page <= 3; page++)
        {
            pages.Add(await list.Handle(all, page, commune.Head, TestCommune.Ct));
        }

        Assert.Equal([20, 20, 5], pages.Select(page => page.Lines.Count));
        Assert.Equal(45, pages.SelectMany(page => page.Lines).Select(line => line.Id).Distinct().Count());
        Assert.Equal([$"{DeskAddresses.Models}?nam=2022", $"{DeskAddresses.Models}?nam=2022&trang=2", $"{DeskAddresses.Models}?nam=2022&trang=3"], pages[0].Pager.Hrefs);
        Assert.Equal(3, (await list.Handle(all, 99, commune.Head, TestCommune.Ct)).Pager.Current);
    }
}
