// The editor of articles: what people know from Word, for the few things an article can hold. It writes into a hidden field of the form, which the
// server reads as it reads anything that comes from outside; without it a plain text field does the same.
import { Editor, Mark, Node, mergeAttributes } from "@tiptap/core";
import StarterKit from "@tiptap/starter-kit";
import { TableKit } from "@tiptap/extension-table";

const field = document.querySelector("textarea[data-rich]");
const plain = field && document.getElementById(field.dataset.rich);

const Figure = Node.create({
  name: "figure",
  group: "block",
  content: "inline*",
  isolating: true,
  draggable: true,
  addAttributes: () => ({
    media: {
      default: null,
      parseHTML: (element) => element.getAttribute("data-media"),
      renderHTML: (attributes) => ({ "data-media": attributes.media }),
    },
  }),
  parseHTML: () => [{ tag: "figure[data-media]", contentElement: "figcaption" }],
  renderHTML: ({ node, HTMLAttributes }) => {
    const drawn = /^[0-]+$/.test(node.attrs.media ?? "");
    return ["figure", mergeAttributes(HTMLAttributes),
      ...(drawn ? [] : [["img", { src: `/tep/${node.attrs.media}/vua.jpg`, alt: "" }]]), ["figcaption", 0]];
  },
});

// What an article can hold beside the usual. An editor that did not know these would lose them with the first letter somebody types.
const Raised = Mark.create({ name: "raised", excludes: "raised lowered", parseHTML: () => [{ tag: "sup" }], renderHTML: () => ["sup", 0] });
const Lowered = Mark.create({ name: "lowered", excludes: "raised lowered", parseHTML: () => [{ tag: "sub" }], renderHTML: () => ["sub", 0] });

// A table here is rows and nothing else, so its caption is a line of its own above it while it is edited, and goes back into the table when it is written.
const Caption = Node.create({
  name: "caption",
  group: "block",
  content: "inline*",
  parseHTML: () => [{ tag: "p[data-caption]", priority: 60 }],
  renderHTML: () => ["p", { "data-caption": "" }, 0],
});

function captionsOut(page) {
  page.querySelectorAll("table > caption").forEach((caption) => {
    const line = page.createElement("p");
    line.dataset.caption = "";
    line.append(...caption.childNodes);
    caption.parentElement.before(line);
    caption.remove();
  });
  return page.body.innerHTML;
}

const opened = (html) => captionsOut(new DOMParser().parseFromString(html, "text/html"));
const written = (html) => html.replace(/<p data-caption="">((?:(?!<\/p>).)*)<\/p>(<table[^>]*>)/gs, "$2<caption>$1</caption>");

// Word pastes lists as paragraphs that only look like items; their depth is in a style, their sign in a part that is to be ignored.
// Styles and handlers are renamed before anything reads the paste: the page's content policy would complain of each of them.
function wordLists(html) {
  const tame = html.replace(/<[^>]*>/g, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style=").replace(/\son\w+\s*=/gi, " data-was="));
  const page = new DOMParser().parseFromString(tame, "text/html");
  page.querySelectorAll("style, script, img, link, meta").forEach((element) => element.remove());
  const levels = [];
  for (const line of [...page.querySelectorAll("p[data-style*='mso-list']")]) {
    const depth = Number(/level(\d)/.exec(line.getAttribute("data-style"))?.[1] ?? 1);
    const sign = line.querySelector("[data-style*='mso-list:Ignore'], [data-style*='mso-list: Ignore']");
    const ordered = /^[0-9a-z]{1,3}[.)]/i.test(sign?.textContent.trim() ?? "");
    sign?.remove();
    if (line.previousElementSibling !== levels[0]?.list) {
      levels.length = 0;
    }

    while (levels.length > depth) {
      levels.pop();
    }

    while (levels.length < depth) {
      const list = page.createElement(ordered ? "ol" : "ul");
      const above = levels.at(-1);
      if (above) {
        (above.list.lastElementChild ?? above.list.appendChild(page.createElement("li"))).append(list);
      } else {
        line.before(list);
      }

      levels.push({ list });
    }

    const item = page.createElement("li");
    item.append(...line.childNodes);
    levels.at(-1).list.append(item);
    line.remove();
  }

  return captionsOut(page);
}

function buttons(editor, words) {
  const [bold, italic, heading, small, list, numbers, quote, link, address, unlink, table, addRow, dropRow, addColumn, dropColumn, head, dropTable, undo, redo, tools] = words;
  const ask = () => {
    const href = window.prompt(address, editor.getAttributes("link").href ?? "https://");
    return href && /^(https?:|mailto:|tel:|\/(?!\/))/i.test(href.trim()) ? editor.chain().focus().extendMarkRange("link").setLink({ href: href.trim() }).run() : false;
  };
  const all = [
    [bold, () => editor.chain().focus().toggleBold().run(), "bold"],
    [italic, () => editor.chain().focus().toggleItalic().run(), "italic"],
    [heading, () => editor.chain().focus().toggleHeading({ level: 2 }).run(), "heading", { level: 2 }],
    [small, () => editor.chain().focus().toggleHeading({ level: 3 }).run(), "heading", { level: 3 }],
    [list, () => editor.chain().focus().toggleBulletList().run(), "bulletList"],
    [numbers, () => editor.chain().focus().toggleOrderedList().run(), "orderedList"],
    [quote, () => editor.chain().focus().toggleBlockquote().run(), "blockquote"],
    [link, ask, "link"],
    [unlink, () => editor.chain().focus().unsetLink().run(), null, null, "link"],
    [table, () => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()],
    [addRow, () => editor.chain().focus().addRowAfter().run(), null, null, "table"],
    [dropRow, () => editor.chain().focus().deleteRow().run(), null, null, "table"],
    [addColumn, () => editor.chain().focus().addColumnAfter().run(), null, null, "table"],
    [dropColumn, () => editor.chain().focus().deleteColumn().run(), null, null, "table"],
    [head, () => editor.chain().focus().toggleHeaderRow().run(), null, null, "table"],
    [dropTable, () => editor.chain().focus().deleteTable().run(), null, null, "table"],
    [undo, () => editor.chain().focus().undo().run()],
    [redo, () => editor.chain().focus().redo().run()],
  ];
  const bar = Object.assign(document.createElement("div"), { className: "editor-tools" });
  bar.setAttribute("role", "toolbar");
  bar.setAttribute("aria-label", tools);
  const shown = all.map(([name, act, mark, attributes, within]) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: name });
    button.addEventListener("click", act);
    bar.append(button);
    return () => {
      button.hidden = Boolean(within) && !editor.isActive(within);
      if (mark) {
        button.setAttribute("aria-pressed", String(editor.isActive(mark, attributes ?? {})));
      }
    };
  });
  return { bar, refresh: () => shown.forEach((show) => show()) };
}

function pictures(editor, form) {
  const told = form?.querySelector("[data-told]");
  form?.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    button.disabled = true;
    try {
      const answer = await fetch(form.action, { method: "POST", headers: { Accept: "application/json" }, body: new FormData(form) });
      const said = await answer.json();
      if (answer.ok) {
        editor.chain().focus().insertContent({ type: "figure", attrs: { media: said.media }, content: said.caption ? [{ type: "text", text: said.caption }] : [] }).run();
        form.reset();
        form.elements.key.value = said.key;
        form.closest("details")?.removeAttribute("open");
      }

      told.textContent = answer.ok ? "" : said.title;
    } catch {
      // The form keeps its file and its key: pressed again, the same picture comes back, also when it had arrived.
      told.textContent = form.dataset.picture;
    }

    button.disabled = false;
  });
}

// Tab goes to the next cell of a table and moves an item of a list in; Escape before it leaves the editor, so that a keyboard is never caught.
function leaving() {
  let asked = false;
  return (view, event) => {
    const leaves = asked && event.key === "Tab";
    asked = event.key === "Escape" || (asked && event.key === "Shift");
    return leaves;
  };
}

if (field && plain) {
  const words = field.dataset.words.split("|");
  const place = Object.assign(document.createElement("div"), { className: "editor" });
  const way = Object.assign(document.createElement("p"), { className: "hint", id: "editor-leave", textContent: words.at(-1) });
  const editor = new Editor({
    element: place,
    injectCSS: false,
    content: opened(field.value),
    extensions: [
      StarterKit.configure({
        heading: { levels: [2, 3] }, code: false, codeBlock: false, strike: false, underline: false, horizontalRule: false,
        link: { openOnClick: false, autolink: false, protocols: ["http", "https", "mailto", "tel"], HTMLAttributes: { target: null, rel: null, class: null } },
      }),
      TableKit.configure({ table: { resizable: false } }),
      Figure, Caption, Raised, Lowered,
    ],
    editorProps: {
      attributes: { class: "prose", role: "textbox", "aria-multiline": "true", "aria-label": field.dataset.label, "aria-describedby": way.id, lang: "vi" },
      handleDOMEvents: { keydown: leaving() },
      transformPastedHTML: wordLists,
    },
    onUpdate: () => {
      field.value = written(editor.getHTML());
      field.dispatchEvent(new Event("input", { bubbles: true }));
    },
  });
  const { bar, refresh } = buttons(editor, words);
  editor.on("transaction", refresh);
  refresh();
  plain.hidden = true;
  plain.disabled = true;
  field.disabled = false;
  plain.before(way, bar, place);
  document.getElementById("body-hint")?.setAttribute("hidden", "");
  document.querySelector("label[for='body']")?.addEventListener("click", (event) => {
    event.preventDefault();
    editor.commands.focus();
  });
  pictures(editor, document.querySelector("form[data-picture]"));
}
