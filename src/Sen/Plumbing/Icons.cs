using System.Collections.Frozen;

namespace Sen.Plumbing;

/// <summary>Our own line drawings on a 24-unit grid. They are written into the page: only those used, no further request, and they take the text's colour.</summary>
public static class Icons
{
    private static readonly FrozenDictionary<string, string> Drawings = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["menu"] = "<path d='M4 7h16M4 12h16M4 17h11'/>",
        ["close"] = "<path d='M6 6l12 12M18 6L6 18'/>",
        ["search"] = "<circle cx='10.5' cy='10.5' r='6'/><path d='M15 15l5.5 5.5'/>",
        ["text"] = "<path d='M3 18.5L8 6l5 12.5M4.8 14h6.4M14 18.5l3.2-8 3.3 8M15.2 15.8h4.1'/>",
        ["moon"] = "<path d='M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z'/>",
        ["sun"] = "<circle cx='12' cy='12' r='3.8'/><path d='M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6L7 7M17 17l1.4 1.4M18.4 5.6L17 7M7 17l-1.4 1.4'/>",
        ["globe"] = "<circle cx='12' cy='12' r='8.5'/><path d='M3.5 12h17M12 3.5c-5 5-5 12 0 17M12 3.5c5 5 5 12 0 17'/>",
        ["user"] = "<circle cx='12' cy='8' r='3.7'/><path d='M4.8 20c.8-4.2 3.7-6.2 7.2-6.2s6.4 2 7.2 6.2'/>",
        ["users"] = "<circle cx='9' cy='8.5' r='3.2'/><path d='M2.8 19.5c.6-3.8 3-5.6 6.2-5.6s5.6 1.8 6.2 5.6M15.5 5.6a3.1 3.1 0 0 1 0 5.9M17.5 14.2c2.2.6 3.4 2.4 3.7 5.3'/>",
        ["calendar"] = "<rect x='4' y='5.5' width='16' height='14.5' rx='2'/><path d='M4 10h16M8.5 3.5v4M15.5 3.5v4'/>",
        ["clock"] = "<circle cx='12' cy='12' r='8.3'/><path d='M12 7.2V12l3.3 2'/>",
        ["eye"] = "<path d='M2.8 12C5 8 8.2 6 12 6s7 2 9.2 6c-2.2 4-5.4 6-9.2 6s-7-2-9.2-6z'/><circle cx='12' cy='12' r='2.8'/>",
        ["speaker"] = "<path d='M4 10v4h3.5l5 4V6l-5 4zM16 9.2c1.3 1.7 1.3 3.9 0 5.6M18.6 7c2.6 3 2.6 7 0 10'/>",
        ["pause"] = "<path d='M8.5 6v12M15.5 6v12'/>",
        ["print"] = "<path d='M7.5 8.5V4h9v4.5M7.5 16.5H4.5v-8h15v8h-3M7.5 13.5h9V20h-9z'/>",
        ["share"] = "<path d='M12 15V4M8 7.5L12 4l4 3.5M7 11H5v9h14v-9h-2'/>",
        ["list"] = "<path d='M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01'/>",
        ["left"] = "<path d='M19.5 12h-15M10.5 6l-6 6 6 6'/>",
        ["right"] = "<path d='M4.5 12h15M13.5 6l6 6-6 6'/>",
        ["document"] = "<path d='M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 12.5h6.5M9 16h6.5'/>",
        ["sprout"] = "<path d='M12 20.5v-9M12 12c0-4-2.8-6.6-7.5-6.6C4.5 9.8 7.2 12 12 12zM12 14.5c0-3.2 2.4-5.6 7.5-5.6 0 4-2.7 5.6-7.5 5.6z'/>",
        ["star"] = "<path d='M12 3.8l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z'/>",
        ["home"] = "<path d='M4 11l8-7 8 7M6 9.5V20h4.5v-5.5h3V20H18V9.5'/>",
        ["check"] = "<path d='M5 12.5l4.5 4.5L19 7.5'/>",
        ["clipboard"] = "<path d='M8.5 5H6v15.5h12V5h-2.5M8.5 3.5h7v3.5h-7zM9 13.5l2.2 2.2 4-4'/>",
        ["scale"] = "<path d='M12 4v16M8 20h8M5 7.5h14M5 7.5L2.5 13.5c1.3 1.8 3.7 1.8 5 0zM19 7.5l-2.5 6c1.3 1.8 3.7 1.8 5 0z'/>",
        ["branch"] = "<circle cx='6' cy='5.5' r='2'/><circle cx='17.5' cy='11' r='2'/><circle cx='17.5' cy='18.5' r='2'/><path d='M6 7.5V16c0 1.7.8 2.5 2.5 2.5h7M6 11h9.5'/>",
        ["chart"] = "<path d='M4 20h16M7 16.5v-5M12 16.5v-10M17 16.5v-7'/>",
        ["mail"] = "<rect x='3.5' y='5.5' width='17' height='13' rx='1.5'/><path d='M4 7l8 6 8-6'/>",
        ["news"] = "<path d='M4 5h13v14.5H6A2 2 0 0 1 4 17.5zM17 9h3.5v8.5a2 2 0 0 1-2 2H17M7 9h7M7 12.5h7M7 16h4'/>",
        ["comment"] = "<path d='M4 5h16v11.5h-9L7 20v-3.5H4z'/>",
        ["phone"] = "<path d='M5 4h4l1.5 4.5-2.2 1.7c1 2.3 2.7 4 5 5l1.9-2.2L20 14.5v4c0 1-.7 1.7-1.7 1.6C10.5 19.5 4.5 13.5 3.6 5.7 3.5 4.7 4.1 4 5 4z'/>",
        ["pin"] = "<path d='M12 21c-4.5-4.6-6.7-8-6.7-11a6.7 6.7 0 0 1 13.4 0c0 3-2.2 6.4-6.7 11z'/><circle cx='12' cy='10' r='2.4'/>",
        ["bell"] = "<path d='M5.5 17c1.3-1.6 1.7-3.5 1.7-6.2a4.8 4.8 0 0 1 9.6 0c0 2.7.4 4.6 1.7 6.2zM10 20c1.2 1 2.8 1 4 0M12 4v2'/>",
        ["camera"] = "<path d='M4 8h4l1.5-2.5h5L16 8h4v11H4z'/><circle cx='12' cy='13.2' r='3.3'/>",
        ["plus"] = "<path d='M12 5v14M5 12h14'/>",
        ["minus"] = "<path d='M5 12h14'/>",
        ["warning"] = "<path d='M12 4.5L3 19.5h18zM12 10v4.5M12 17h.01'/>",
        ["info"] = "<circle cx='12' cy='12' r='8.5'/><path d='M12 11v5M12 8h.01'/>",
        ["saved"] = "<path d='M7 18.5a4.3 4.3 0 0 1-.5-8.5 5.8 5.8 0 0 1 11-.5 4.5 4.5 0 0 1-.5 9zM9 14l2.2 2.2 4-4.2'/>",
        ["download"] = "<path d='M12 4v11M7.5 11L12 15.5 16.5 11M5 19.5h14'/>",
        ["upload"] = "<path d='M12 15.5v-11M7.5 9L12 4.5 16.5 9M5 19.5h14'/>",
        ["edit"] = "<path d='M4.5 19.5l1-4.5L16 4.5l3.5 3.5L9 18.5zM13.5 7l3.5 3.5'/>",
        ["key"] = "<circle cx='8' cy='15.5' r='3.8'/><path d='M10.8 12.8L19.5 4M16 7.5l2.8 2.8'/>",
        ["more"] = "<path d='M5.5 12h.01M12 12h.01M18.5 12h.01' stroke-width='3'/>",
        ["history"] = "<path d='M4.5 5v4.5H9M4.8 9.5A8 8 0 1 1 4 13M12 8v4.5l3 1.8'/>",
        ["gear"] = "<circle cx='12' cy='12' r='3'/><path d='M12 3.5v3M12 17.5v3M3.5 12h3M17.5 12h3M6 6l2.1 2.1M15.9 15.9L18 18M18 6l-2.1 2.1M8.1 15.9L6 18'/>",
        ["leave"] = "<path d='M13.5 4.5h-8v15h8M10 12h10M16.5 8l4 4-4 4'/>",
        ["return"] = "<path d='M9 6L4.5 10.5 9 15M5 10.5h9a5 5 0 0 1 0 9h-3'/>",
        ["layers"] = "<path d='M12 4l8.5 4.5L12 13 3.5 8.5zM4 12.5l8 4.3 8-4.3M4 16.3l8 4.2 8-4.2'/>",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The drawing's shapes; an unknown name is a bug and says so.</summary>
    public static string Drawing(string name) => Drawings[name];

    public static IEnumerable<string> Names => Drawings.Keys;
}
