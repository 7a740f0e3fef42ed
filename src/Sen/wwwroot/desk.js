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
