using Sen.Movement;
using Sen.Plumbing;

namespace Sen.Demo;

/// <summary>Drawings that stand in for photographs the demonstration does not have, by the model's address; each says that it is a drawing.</summary>
public static class DemoDrawings
{
    private static readonly Dictionary<string, (string Src, Wording Shows, int Width, int Height)> Drawings = new(StringComparer.Ordinal)
    {
        ["trong-sen-ket-hop-nuoi-ca"] = ("/img/lotus-pond.svg", ("Hình vẽ: ao sen đang nở hoa, mặt nước có lá sen, xa xa là đồng lúa.", "Drawing: a lotus pond in bloom, leaves on the water, rice fields far away."), 1200, 675),
        ["thap-sang-duong-que"] = ("/img/road-lights.svg", ("Hình vẽ: đường làng sáng đèn lúc chập tối.", "Drawing: a village road lit up at dusk."), 800, 450),
        ["thu-gom-rac-thai"] = ("/img/rubbish-collection.svg", ("Hình vẽ: ba thùng rác phân loại trước sân nhà.", "Drawing: three bins for sorted rubbish in front of a house."), 800, 450),
        ["tieng-loa-an-ninh"] = ("/img/loudspeaker.svg", ("Hình vẽ: loa truyền thanh trên cột giữa xóm.", "Drawing: a loudspeaker on a pole in the hamlet."), 800, 450),
    };

    /// <summary>The drawing of a model, or null.</summary>
    public static Picture? Of(Words words, string slug) =>
        Drawings.TryGetValue(slug, out var one) ? new(one.Src, words.In(one.Shows), one.Width, one.Height, Drawn: true) : null;
}
