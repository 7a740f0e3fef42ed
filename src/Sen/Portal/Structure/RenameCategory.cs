using Microsoft.EntityFrameworkCore;
using Sen.Data;
using Sen.Data.Portal;
using Sen.Movement;
using Sen.Movement.People;
using Sen.Movement.Text;
using Sen.Plumbing;

namespace Sen.Portal;

/// <summary>
/// A category of articles is renamed, or merged into another (đổi tên, gộp chuyên mục): all its articles move in one act, working copies and the menu with
/// them, and the old address answers 301 for life. A renaming is taken back by renaming again.
/// </summary>
public static class RenameCategory
{
    /// <summary>Where the editor finds the categories.</summary>
    public const string Address = $"{ArticleDesk.Address}/chuyen-muc";

    /// <summary>Where two are merged.</summary>
    public const string Merging = $"{Address}/gop";

    /// <summary>A category with its articles: those readers see, and all.</summary>
    public sealed record Category(string Slug, string Name, int Public, int All);

    /// <summary>What is chosen and typed: a category and its new name, or a category and the one its articles go to.</summary>
    public sealed record Form(string Slug, string Name, string From, string Into, Guid Key)
    {
        /// <summary>The empty forms.</summary>
        public static Form Empty(Guid key) => new("", "", "", "", key);

        /// <summary>One of them as it was sent.</summary>
        public static Form Of(IFormCollection posted) =>
            new(posted["Slug"].ToString(), VietnameseText.Clean(posted["Name"].ToString()), posted["From"].ToString(), posted["Into"].ToString(), posted.ActKey());
    }

    /// <summary>Maps the slice.</summary>
    public static void Map(Routes routes)
    {
        routes.MapGet(Address, (HttpContext http, Visit visit, Frames frames, Handler handler, TimeProvider clock, CancellationToken ct) =>
            Page(http, visit, frames, handler, Form.Empty(Guid.CreateVersion7(clock.GetUtcNow())), null, ct)).Needs(Operation.RenameCategory);
        MapAct(routes, Address, (handler, form, visit, ct) => handler.Rename(form, visit.Actor, visit.Home, ct));
        MapAct(routes, Merging, (handler, form, visit, ct) => handler.Merge(form, visit.Actor, visit.Home, ct));
    }

    private static void MapAct(Routes routes, string address, Func<Handler, Form, Visit, CancellationToken, Task<Outcome<Receipt>>> act) =>
        routes.MapPost(address, async (IFormCollection posted, HttpContext http, Visit visit, Frames frames, Handler handler, CancellationToken ct) =>
        {
            var form = Form.Of(posted);
            var done = await act(handler, form, visit, ct);
            return done.Ok ? Results.Redirect($"{Address}?xong") : await Page(http, visit, frames, handler, form, done.Refusal, ct);
        }).Needs(Operation.RenameCategory);

    private static async Task<IResult> Page(HttpContext http, Visit visit, Frames frames, Handler handler, Form form, Refusal? refusal, CancellationToken ct)
    {
        var categories = await handler.Open(visit.Actor, visit.Home, ct);
        return !categories.Ok ? Answers.Refused(http, categories.Refusal) : await frames.Page<RenameCategoryView>(http, refusal, ct,
            (nameof(RenameCategoryView.Categories), categories.Value), (nameof(RenameCategoryView.Form), form), (nameof(RenameCategoryView.Refusal), refusal),
            (nameof(RenameCategoryView.Saved), refusal is null && http.Request.Query.ContainsKey("xong")));
    }

    /// <summary>Lists, renames and merges.</summary>
    public sealed class Handler(SenDb db, TimeProvider clock)
    {
        /// <summary>The categories by name, when this person may rename them.</summary>
        public async Task<Outcome<Category[]>> Open(Actor actor, Home home, CancellationToken ct) =>
            Access.Ask(actor, Operation.RenameCategory, Subject.Of(home.CommuneId)).Refusal is { } refusal ? refusal : await Categories(home, ct);

        /// <summary>Gives a category another name that no other has.</summary>
        public Task<Outcome<Receipt>> Rename(Form form, Actor actor, Home home, CancellationToken ct) =>
            Act(form, actor, home, categories => Renamed(form, categories), ct);

        /// <summary>Puts the articles of a category into another one.</summary>
        public Task<Outcome<Receipt>> Merge(Form form, Actor actor, Home home, CancellationToken ct) =>
            Act(form, actor, home, categories => Merged(form, categories), ct);

        private async Task<Outcome<Receipt>> Act(Form form, Actor actor, Home home, Func<Category[], Outcome<(Category Old, string Name)>> check, CancellationToken ct)
        {
            if (await db.Done(actor, Operation.RenameCategory, home.CommuneId, form.Key, ct) is { } before)
            {
                return before;
            }

            var permit = Access.Ask(actor, Operation.RenameCategory, Subject.Of(home.CommuneId));
            if (!permit.Ok)
            {
                return permit.Refusal;
            }

            var asked = check(await Categories(home, ct));
            if (!asked.Ok)
            {
                return asked.Refusal;
            }

            var ((old, name), now) = (asked.Value, clock.GetUtcNow());
            await MoveArticles(home, old, name, ct);
            var subject = await MoveAddress(home, old.Slug, VietnameseText.Slug(name), now, ct);
            await MoveMenu(home, old, name, ct);
            return await db.Commit(new Act(permit.Value, form.Key, "category", subject, now.UtcDateTime, home.CommuneId) { Reason = $"{old.Name} → {name}" }, ct);
        }

        private async Task<Category[]> Categories(Home home, CancellationToken ct)
        {
            var rows = await db.Articles.AsNoTracking().Where(row => row.CommuneId == home.CommuneId).GroupBy(row => row.CategorySlug)
                .Select(group => new Category(group.Key, group.Max(row => row.Category)!, group.Count(row => row.IsPublic), group.Count())).ToListAsync(ct);
            return [.. rows.OrderBy(row => SortKey.Of(row.Name), StringComparer.Ordinal)];
        }

        private static Outcome<(Category Old, string Name)> Renamed(Form form, Category[] categories)
        {
            var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
            var (old, slug) = (Chosen(categories, form.Slug, "Slug", wrong), VietnameseText.Slug(form.Name));
            if (!form.Name.Any(char.IsLetterOrDigit))
            {
                wrong["Name"] = ("Đề nghị ghi tên mới bằng chữ.", "Please write the new name in letters.");
            }
            else if (form.Name.Length > ArticleRules.LongestName)
            {
                wrong["Name"] = ($"Tên chuyên mục tối đa {ArticleRules.LongestName} ký tự; đang có {form.Name.Length}.", $"The name has at most {ArticleRules.LongestName} letters; this one has {form.Name.Length}.");
            }
            else if (old is not null && old.Name == form.Name)
            {
                wrong["Name"] = ("Chuyên mục đang mang tên này. Đề nghị ghi tên khác.", "That is its name already. Please write another one.");
            }
            else if (categories.FirstOrDefault(other => other.Slug == slug && other.Slug != form.Slug) is { } taken)
            {
                wrong["Name"] = ($"Đã có chuyên mục “{taken.Name}”. Muốn đưa bài sang đó, xin dùng phần “Gộp chuyên mục”.", $"There is a category “{taken.Name}” already. To put the articles there, please merge the two.");
            }

            return wrong.Count > 0 ? new Refusal.Invalid(wrong) : (old!, form.Name);
        }

        private static Outcome<(Category Old, string Name)> Merged(Form form, Category[] categories)
        {
            var wrong = new Dictionary<string, Wording>(StringComparer.Ordinal);
            var (old, into) = (Chosen(categories, form.From, "From", wrong), Chosen(categories, form.Into, "Into", wrong));
            if (old is not null && old == into)
            {
                wrong["Into"] = ("Đề nghị chọn một chuyên mục khác.", "Please choose another category.");
            }

            return wrong.Count > 0 ? new Refusal.Invalid(wrong) : (old!, into!.Name);
        }

        private static Category? Chosen(Category[] categories, string slug, string field, Dictionary<string, Wording> wrong)
        {
            var chosen = Array.Find(categories, one => one.Slug == slug);
            if (chosen is null)
            {
                wrong[field] = ("Đề nghị chọn một chuyên mục trong danh sách.", "Please choose a category of the list.");
            }

            return chosen;
        }

        // Readers' articles and working copies alike; kept versions stay as they were written.
        private async Task MoveArticles(Home home, Category old, string name, CancellationToken ct)
        {
            var slug = VietnameseText.Slug(name);
            foreach (var article in await db.Articles.Where(row => row.CommuneId == home.CommuneId && row.CategorySlug == old.Slug).ToListAsync(ct))
            {
                (article.Category, article.CategorySlug) = (name, slug);
            }

            var drafts = db.ArticleDrafts.Where(row => row.CommuneId == home.CommuneId);
            var typed = (await drafts.Select(row => row.Category).Distinct().ToListAsync(ct)).FindAll(category => VietnameseText.Slug(category) == old.Slug);
            foreach (var draft in await drafts.Where(row => typed.Contains(row.Category)).ToListAsync(ct))
            {
                draft.Category = name;
            }
        }

        // Whatever led to the old address leads to the new one at once; an address that is in use again leads nowhere else.
        private async Task<Guid> MoveAddress(Home home, string old, string slug, DateTimeOffset now, CancellationToken ct)
        {
            var id = Guid.CreateVersion7(now);
            if (old == slug)
            {
                return id;
            }

            var moved = await db.MovedCategories.Where(row => row.CommuneId == home.CommuneId && (row.SlugNow == old || row.Slug == old || row.Slug == slug)).ToListAsync(ct);
            foreach (var row in moved.Where(row => row.Slug != slug))
            {
                row.SlugNow = slug;
            }

            db.MovedCategories.RemoveRange(moved.Where(row => row.Slug == slug));
            if (moved.Find(row => row.Slug == old) is { } known)
            {
                return known.Id;
            }

            db.MovedCategories.Add(new() { Id = id, CommuneId = home.CommuneId, ProvinceId = home.ProvinceId, Slug = old, SlugNow = slug });
            return id;
        }

        private async Task MoveMenu(Home home, Category old, string name, CancellationToken ct)
        {
            if (await db.SiteParts.SingleOrDefaultAsync(row => row.CommuneId == home.CommuneId && row.Key == SiteParts.Menu, ct) is { } menu)
            {
                (menu.Live, menu.Draft, menu.Before) = (Lines(menu.Live, old, name), Lines(menu.Draft, old, name), Lines(menu.Before, old, name));
            }
        }

        // An entry that bears the category's name bears the new one; one that an editor worded otherwise keeps its words.
        private static string? Lines(string? text, Category old, string name) => text is null ? null : string.Join('\n', text.Split('\n').Select(line =>
            LinkLines.LinkOf(line) is { } link && link.Href == Addresses.Category(old.Slug)
                ? $"{(link.Text == old.Name && name.Length <= PartRules.LongestWords ? name : link.Text)} | {Addresses.Category(VietnameseText.Slug(name))}" : line).Distinct());
    }
}
