using Sen.Movement;
using Sen.Movement.Models;
using Xunit;

namespace Sen.Rules.Tests.Models;

public class EnteredForTests
{
    private static readonly DateOnly Today = new(2022, 9, 23);

    [Theory]
    [InlineData("Trưởng thôn", "Paper", "22/09/2022", null)]
    [InlineData("Trưởng thôn", "Telephone", "23/09/2022", null)]
    [InlineData(" ", "Paper", "22/09/2022", "ToldBy")]
    [InlineData("Trưởng thôn", "Thư", "22/09/2022", "How")]
    [InlineData("Trưởng thôn", "7", "22/09/2022", "How")]
    [InlineData("Trưởng thôn", "Paper", "24/09/2022", "On")]
    [InlineData("Trưởng thôn", "Paper", "hôm qua", "On")]
    public void Who_told_it_how_and_when_are_asked_for(string teller, string how, string on, string? wrong)
    {
        var read = EnteredFor.Read(Village.Farmers, new(Village.Commune, Village.Province), Village.Women, "Cán bộ", (teller, how, on), Today);

        if (wrong is null)
        {
            Assert.Equal((teller, how, "Cán bộ"), (read.Value.ToldBy, $"{read.Value.How}", read.Value.EnteredBy));
        }
        else
        {
            Assert.Equal([wrong], Assert.IsType<Refusal.Invalid>(read.Refusal).Fields.Keys);
        }
    }
}
