using Sen.Plumbing;

namespace Sen.Demo;

/// <summary>Drawings that stand in for photographs the demonstration does not have, by the model's address; each says that it is a drawing.</summary>
public static class DemoDrawings
{
    private static readonly Dictionary<string, Picture> Drawings = new(StringComparer.Ordinal)
    {
        ["trong-sen-ket-hop-nuoi-ca"] = new("/img/lotus-pond.svg", "Hình vẽ: ao sen đang nở hoa, mặt nước có lá sen, xa xa là đồng lúa.", 1200, 675, Drawn: true),
        ["thap-sang-duong-que"] = new("/img/road-lights.svg", "Hình vẽ: đường làng sáng đèn lúc chập tối.", 800, 450, Drawn: true),
        ["thu-gom-rac-thai"] = new("/img/rubbish-collection.svg", "Hình vẽ: ba thùng rác phân loại trước sân nhà.", 800, 450, Drawn: true),
        ["tieng-loa-an-ninh"] = new("/img/loudspeaker.svg", "Hình vẽ: loa truyền thanh trên cột giữa xóm.", 800, 450, Drawn: true),
    };

    /// <summary>The drawing of a model, or null.</summary>
    public static Picture? Of(string slug) => Drawings.GetValueOrDefault(slug);
}
