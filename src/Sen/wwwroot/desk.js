// Light, size of letters and language are drawn by the server, so the page comes anew. What was typed waits in this tab until it is there, and is put back;
// passwords and files do not wait, and a form that saves itself needs no help.
const waits = `typed ${location.pathname}`;

function typed() {
  return [...document.querySelectorAll("main form:not([data-autosave]) :is(input, textarea, select)")]
    .filter((field) => field.name && !["hidden", "password", "file"].includes(field.type));
}

document.querySelectorAll("form[action='/hien-thi']").forEach((look) => look.addEventListener("submit", () => {
  sessionStorage.setItem(waits, JSON.stringify(typed().map((field) => [field.name, field.value, field.checked])));
}));

const before = sessionStorage.getItem(waits);
if (before) {
  sessionStorage.removeItem(waits);
  const fields = typed();
  JSON.parse(before).forEach(([name, value, checked], place) => {
    const field = fields[place];
    if (field?.name !== name) {
      return;
    }

    if (field.type === "radio" || field.type === "checkbox") {
      field.checked = checked;
    } else {
      field.value = value;
    }
  });
}

// A long form that is sent at once: what is typed waits in this tab, also over a reload, until the page says that it has arrived. A form that came back
// with what was typed needs nothing put back.
const long = document.querySelector("form[data-kept]");
const arrived = document.querySelector("[data-arrived]");
const keptOf = (address) => `kept ${address}`;

// What one person typed is not the next one's who signs in here.
document.querySelectorAll("form[action='/can-bo/dang-xuat']").forEach((door) => door.addEventListener("submit", () => {
  Object.keys(sessionStorage).filter((key) => key.startsWith(keptOf(""))).forEach((key) => sessionStorage.removeItem(key));
}));

if (arrived) {
  sessionStorage.removeItem(keptOf(arrived.dataset.arrived));
}

if (long) {
  const place = keptOf(long.getAttribute("action"));
  const told = long.querySelector("[data-told]");
  // Of a choice it waits which one was chosen: its buttons share a name and keep each its own value. Boxes are not put back, they confirm something.
  const isChoice = (field) => field.type === "radio";
  const lines = () => [...long.querySelectorAll("input, textarea, select")].filter((field) => field.name && !["hidden", "password", "file", "checkbox"].includes(field.type));
  const differs = (field, text) => (isChoice(field) ? field.checked !== (field.value === text) : field.value !== text);
  const was = sessionStorage.getItem(place);
  if (was && long.dataset.again) {
    const typed = JSON.parse(was);
    const changed = lines().filter((field) => field.name in typed && differs(field, typed[field.name]));
    changed.forEach((field) => {
      if (isChoice(field)) {
        field.checked = field.value === typed[field.name];
      } else {
        field.value = typed[field.name];
      }

      // What was put back is seen, also where it is folded away.
      for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) {
        fold.open = true;
      }
    });
    told.textContent = changed.length > 0 ? long.dataset.again : "";
  }

  long.addEventListener("input", () => {
    sessionStorage.setItem(place, JSON.stringify(Object.fromEntries(lines().filter((field) => !isChoice(field) || field.checked).map((field) => [field.name, field.value]))));
    told.textContent = long.dataset.kept;
  });
}

// Keeps a draft when a field is left and every ten seconds while somebody types. Only a help: without it the buttons do the same.
const form = document.querySelector("form[data-autosave]");
const line = document.getElementById("saved");

if (form && line) {
  // A page may ask to be saved oftener: who writes a long text loses no more than a few seconds of it.
  const pause = Number(form.dataset.pause) || 10_000;
  const afterFailing = 15_000;
  let saving = null;
  let waiting = 0;
  let sent = content();

  function content() {
    const data = new FormData(form);
    data.delete("key");
    data.delete("version");
    return new URLSearchParams(data).toString();
  }

  function tell(words) {
    line.replaceChildren(Object.assign(document.createElement("span"), { textContent: words }));
  }

  // What was begun on an empty page has an address of its own from the first save on: a reload, or another language, shows it again.
  function moveTo(own) {
    document.querySelectorAll("form[action='/hien-thi'] input[name=ve]").forEach((back) => {
      back.value = own;
    });
    history.replaceState(null, "", own);
    delete form.dataset.own;
  }

  async function save() {
    clearTimeout(waiting);
    waiting = 0;
    const now = content();
    if (now === sent) {
      return;
    }

    try {
      const answer = await fetch(form.action, {
        method: "POST",
        headers: { Accept: "application/json" },
        body: new URLSearchParams(new FormData(form)),
        signal: AbortSignal.timeout(10_000),
      });
      // The line says what is kept and what is not; the page itself says the whole of it when the button is pressed.
      if (answer.ok && answer.headers.get("content-type")?.includes("json")) {
        const kept = await answer.json();
        form.elements.version.value = kept.version;
        form.elements.key.value = kept.key;
        sent = now;
        tell(kept.saved);
        if (form.dataset.own && kept.version > 0) {
          moveTo(form.dataset.own);
        }
      } else {
        tell((await answer.json()).title);
      }
    } catch {
      // No connection, or a slow one: the text stays in the form and is sent again by itself. Whether this save arrived nobody knows here.
      sent = null;
      tell(form.dataset.autosave);
      waiting ||= setTimeout(saveInTurn, afterFailing);
    }
  }

  function saveInTurn() {
    const turn = (saving ?? Promise.resolve()).then(save).finally(() => {
      if (saving === turn) {
        saving = null;
      }
    });
    saving = turn;
  }

  form.addEventListener("change", saveInTurn);
  form.addEventListener("input", () => {
    waiting ||= setTimeout(saveInTurn, pause);
  });

  // A press that overtakes a save would carry the older version; it waits for its turn. The second press comes from a timer: a form does not
  // submit itself while it is still telling its listeners of the first.
  form.addEventListener("submit", (event) => {
    clearTimeout(waiting);
    if (saving) {
      event.preventDefault();
      saving.then(() => setTimeout(() => form.requestSubmit(event.submitter)));
    }
  });
}

// A secret link is copied at one press, where the browser lets pages do that; otherwise the field is marked for the reader's own copying.
for (const copy of document.querySelectorAll("[data-copy]")) {
  const field = document.getElementById(copy.dataset.copy);
  const done = copy.querySelector("[role=status]");
  copy.hidden = false;
  copy.querySelector("button").addEventListener("click", async () => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
      done.hidden = false;
    } catch {
      done.hidden = true;
    }
  });
}

// A page that is meant for paper offers the printer, where there is one to offer.
const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
