using System.Collections.Frozen;

namespace Sen.Movement.Text;

/// <summary>
/// Unicode composition (NFC) and decomposition (NFD) of Latin letters, as a table of our own. The framework's own
/// <c>Normalize</c> asks ICU and silently does nothing when the machine runs without it, so stored keys would differ
/// from machine to machine. Letters of other scripts pass unchanged. Source: Unicode Standard Annex 15, UnicodeData.txt.
/// </summary>
internal static class LatinMarks
{
    /// <summary>For each combining mark, pairs of «letter, letter with the mark».</summary>
    private static readonly (char Mark, string Pairs)[] Table =
    [
        ('\u0300', "AÀEÈIÌOÒUÙaàeèiìoòuùÜǛüǜNǸnǹĒḔēḕŌṐōṑWẀwẁÂẦâầĂẰăằÊỀêềÔỒôồƠỜơờƯỪưừYỲyỳ"),
        ('\u0301', "AÁEÉIÍOÓUÚYÝaáeéiíoóuúyýCĆcćLĹlĺNŃnńRŔrŕSŚsśZŹzźÜǗüǘGǴgǵÅǺåǻÆǼæǽØǾøǿÇḈçḉĒḖēḗÏḮïḯKḰkḱMḾmḿÕṌõṍŌṒōṓPṔpṕŨṸũṹWẂwẃÂẤâấĂẮăắÊẾêếÔỐôốƠỚơớƯỨưứ"),
        ('\u0302', "AÂEÊIÎOÔUÛaâeêiîoôuûCĈcĉGĜgĝHĤhĥJĴjĵSŜsŝWŴwŵYŶyŷZẐzẑẠẬạậẸỆẹệỌỘọộ"),
        ('\u0303', "AÃNÑOÕaãnñoõIĨiĩUŨuũVṼvṽÂẪâẫĂẴăẵEẼeẽÊỄêễÔỖôỗƠỠơỡƯỮưữYỸyỹ"),
        ('\u0304', "AĀaāEĒeēIĪiīOŌoōUŪuūÜǕüǖÄǞäǟȦǠȧǡÆǢæǣǪǬǫǭÖȪöȫÕȬõȭȮȰȯȱYȲyȳGḠgḡḶḸḷḹṚṜṛṝ"),
        ('\u0306', "AĂaăEĔeĕGĞgğIĬiĭOŎoŏUŬuŭȨḜȩḝẠẶạặ"),
        ('\u0307', "CĊcċEĖeėGĠgġIİZŻzżAȦaȧOȮoȯBḂbḃDḊdḋFḞfḟHḢhḣMṀmṁNṄnṅPṖpṗRṘrṙSṠsṡŚṤśṥŠṦšṧṢṨṣṩTṪtṫWẆwẇXẊxẋYẎyẏſẛ"),
        ('\u0308', "AÄEËIÏOÖUÜaäeëiïoöuüyÿYŸHḦhḧÕṎõṏŪṺūṻWẄwẅXẌxẍtẗ"),
        ('\u0309', "AẢaảÂẨâẩĂẲăẳEẺeẻÊỂêểIỈiỉOỎoỏÔỔôổƠỞơởUỦuủƯỬưửYỶyỷ"),
        ('\u030A', "AÅaåUŮuůwẘyẙ"),
        ('\u030B', "OŐoőUŰuű"),
        ('\u030C', "CČcčDĎdďEĚeěLĽlľNŇnňRŘrřSŠsšTŤtťZŽzžAǍaǎIǏiǐOǑoǒUǓuǔÜǙüǚGǦgǧKǨkǩƷǮʒǯjǰHȞhȟ"),
        ('\u030F', "AȀaȁEȄeȅIȈiȉOȌoȍRȐrȑUȔuȕ"),
        ('\u0311', "AȂaȃEȆeȇIȊiȋOȎoȏRȒrȓUȖuȗ"),
        ('\u031B', "OƠoơUƯuư"),
        ('\u0323', "BḄbḅDḌdḍHḤhḥKḲkḳLḶlḷMṂmṃNṆnṇRṚrṛSṢsṣTṬtṭVṾvṿWẈwẉZẒzẓAẠaạEẸeẹIỊiịOỌoọƠỢơợUỤuụƯỰưựYỴyỵ"),
        ('\u0324', "UṲuṳ"),
        ('\u0325', "AḀaḁ"),
        ('\u0326', "SȘsșTȚtț"),
        ('\u0327', "CÇcçGĢgģKĶkķLĻlļNŅnņRŖrŗSŞsşTŢtţEȨeȩDḐdḑHḨhḩ"),
        ('\u0328', "AĄaąEĘeęIĮiįUŲuųOǪoǫ"),
        ('\u032D', "DḒdḓEḘeḙLḼlḽNṊnṋTṰtṱUṶuṷ"),
        ('\u032E', "HḪhḫ"),
        ('\u0330', "EḚeḛIḬiḭUṴuṵ"),
        ('\u0331', "BḆbḇDḎdḏKḴkḵLḺlḻNṈnṉRṞrṟTṮtṯZẔzẕhẖ"),
    ];

    /// <summary>Code points Unicode replaces by others in both forms; U+0340 and U+0341 are old Vietnamese tone marks.</summary>
    private static readonly FrozenDictionary<char, string> Replaced = new Dictionary<char, string>
    {
        ['\u0340'] = "\u0300",
        ['\u0341'] = "\u0301",
        ['\u0343'] = "\u0313",
        ['\u0344'] = "\u0308\u0301",
        ['\u212A'] = "K",
        ['\u212B'] = "A\u030A",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<(char Letter, char Mark), char> Composed =
        Pairs().ToFrozenDictionary(pair => (pair.Letter, pair.Mark), pair => pair.Whole);

    private static readonly FrozenDictionary<char, string> Apart =
        Pairs().ToFrozenDictionary(pair => pair.Whole, pair => $"{pair.Letter}{pair.Mark}");

    internal static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\u036F') && !text.AsSpan().ContainsAny('\u212A', '\u212B'))
        {
            return text;
        }

        var result = new List<char>(text.Length);
        var starter = -1;
        var last = 0;
        foreach (var c in Decompose(text))
        {
            var order = Order(c);
            // a mark joins its letter unless a mark of the same or a higher order stands between them
            if (starter >= 0 && (last == 0 || last < order) && Composed.TryGetValue((result[starter], c), out var whole))
            {
                result[starter] = whole;
                continue;
            }

            starter = order == 0 ? result.Count : starter;
            last = order;
            result.Add(c);
        }

        return new string([.. result]);
    }

    internal static string Decompose(string text)
    {
        var result = new List<char>(text.Length * 2);
        foreach (var c in text)
        {
            Open(c, result);
        }

        Arrange(result);
        return new string([.. result]);
    }

    private static void Open(char c, List<char> result)
    {
        if (Apart.TryGetValue(c, out var parts) || Replaced.TryGetValue(c, out parts))
        {
            foreach (var part in parts)
            {
                Open(part, result);
            }

            return;
        }

        result.Add(c);
    }

    /// <summary>Puts marks that follow one another in canonical order; marks of equal order keep theirs.</summary>
    private static void Arrange(List<char> text)
    {
        for (var i = 1; i < text.Count; i++)
        {
            var (mark, order) = (text[i], Order(text[i]));
            var at = i;
            while (order > 0 && at > 0 && Order(text[at - 1]) > order)
            {
                text[at] = text[--at];
            }

            text[at] = mark;
        }
    }

    /// <summary>The canonical combining class; 0 for everything that is not a mark of the Latin block.</summary>
    private static int Order(char c) => c switch
    {
        < '\u0300' or > '\u036F' or '\u034F' => 0,
        >= '\u0334' and <= '\u0338' => 1,
        '\u0321' or '\u0322' or '\u0327' or '\u0328' => 202,
        '\u031B' => 216,
        (>= '\u0316' and <= '\u0319') or (>= '\u031C' and <= '\u0333') or (>= '\u0339' and <= '\u033C') => 220,
        '\u0347' or '\u0348' or '\u0349' or '\u034D' or '\u034E' => 220,
        (>= '\u0353' and <= '\u0356') or '\u0359' or '\u035A' => 220,
        '\u0315' or '\u031A' or '\u0358' => 232,
        '\u035C' or '\u035F' or '\u0362' => 233,
        '\u035D' or '\u035E' or '\u0360' or '\u0361' => 234,
        '\u0345' => 240,
        _ => 230,
    };

    private static IEnumerable<(char Letter, char Mark, char Whole)> Pairs() =>
        Table.SelectMany(row => row.Pairs.Chunk(2).Select(pair => (pair[0], row.Mark, pair[1])));
}
