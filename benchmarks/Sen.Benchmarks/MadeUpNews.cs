using System.Text;
using Sen.Movement.Text;

namespace Sen.Benchmarks;

/// <summary>
/// News nobody wrote: articles of about 300 syllables from 20,000 made-up words of two syllables, the frequent ones as frequent as in a language (Zipf).
/// The same number always gives the same article.
/// </summary>
internal sealed class MadeUpNews
{
    private const int WordCount = 20_000, SyllableCount = 6_500, WordsOfTitle = 6, WordsOfText = 150, WordsOfSentence = 15;

    private static readonly string[] Onsets = "b c ch d đ g gi h kh l m n ng nh ph qu r s t th tr v x".Split(' ');

    private static readonly string[] Rimes =
        "a ai am an ang anh ao ay ăn ăng âm ân âng ây e en eo ê ên ênh êu i ia iên iêt iêu im in inh o oa oan oi on ong ô ôi ôn ông ơ ơi ơn u ua ui un ung ươi ươn ương ưu ư ưng y uyên uyêt ôt ôc ac at ăt âp ât ich iêc oc ơp uc ươc ươt ưc".Split(' ');

    private static readonly string[] Tones = ["", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"];

    private readonly string[] _words;
    private readonly double[] _sums;

    public MadeUpNews()
    {
        var random = new Random(20_200_923);
        var syllables = (from onset in Onsets from rime in Rimes from tone in Tones select VietnameseText.ToneOld(VietnameseText.Nfc(onset + Marked(rime, tone)))).ToArray();
        random.Shuffle(syllables);
        _words = [.. Enumerable.Range(0, WordCount).Select(_ => $"{syllables[random.Next(SyllableCount)]} {syllables[random.Next(SyllableCount)]}")];
        _sums = new double[WordCount];
        var sum = 0.0;
        for (var i = 0; i < WordCount; i++)
        {
            _sums[i] = sum += 1.0 / (i + 8);
        }
    }

    /// <summary>The nth article.</summary>
    public (string Title, string Body) Article(int n)
    {
        var random = new Random(n);
        var body = new StringBuilder();
        for (var i = 0; i < WordsOfText; i += WordsOfSentence)
        {
            body.Append(Sentence(random, WordsOfSentence)).Append(". ");
        }

        return (Sentence(random, WordsOfTitle), body.ToString().TrimEnd());
    }

    /// <summary>
    /// The nth question of two syllables, from frequent to rare ones: by turns one made-up word as it stands in the texts, and a syllable of each of two
    /// words, which may stand anywhere. Every second is typed without marks.
    /// </summary>
    public string Question(int n)
    {
        var random = new Random(1_000_000 + n);
        var (one, other) = (AnyOf(random, WordCount), AnyOf(random, 2_000));
        var asked = n % 4 < 2 ? one : $"{one.Split(' ')[0]} {other.Split(' ')[1]}";
        return n % 2 == 0 ? asked : VietnameseText.Fold(asked);
    }

    // As likely among the first ten as among the next ninety.
    private string AnyOf(Random random, int words) => _words[(int)Math.Pow(words, random.NextDouble()) - 1];

    private string Sentence(Random random, int words)
    {
        var text = string.Join(' ', Enumerable.Range(0, words).Select(_ => Word(random)));
        return char.ToUpperInvariant(text[0]) + text[1..];
    }

    private string Word(Random random)
    {
        var at = Array.BinarySearch(_sums, random.NextDouble() * _sums[^1]);
        return _words[Math.Min(at < 0 ? ~at : at, WordCount - 1)];
    }

    // The tone on the letter that carries a hat or horn, else on the first of two vowels.
    private static string Marked(string rime, string tone)
    {
        var at = rime.LastIndexOfAny([.. "ăâêôơư"]);
        at = at < 0 ? rime.IndexOfAny([.. "aeiouy"]) : at;
        return rime[..(at + 1)] + tone + rime[(at + 1)..];
    }
}
