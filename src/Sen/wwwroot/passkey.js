// Asks the device for a passkey, puts its answer into the form and sends it. Without scripts, or in a browser that knows no passkeys, the buttons stay hidden and the other ways serve.
const toBytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.codePointAt(0));
const toText = (bytes) => btoa(String.fromCodePoint(...new Uint8Array(bytes))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const known = (list) => (list ?? []).map((one) => ({ ...one, id: toBytes(one.id) }));

async function create(asked) {
  const made = await navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: toBytes(asked.challenge),
      user: { ...asked.user, id: toBytes(asked.user.id) },
      excludeCredentials: known(asked.excludeCredentials),
    },
  });
  return {
    clientDataJSON: made.response.clientDataJSON,
    attestationObject: made.response.attestationObject,
    of: made,
    transports: made.response.getTransports?.() ?? [],
  };
}

async function get(asked) {
  const used = await navigator.credentials.get({
    publicKey: { ...asked, challenge: toBytes(asked.challenge), allowCredentials: known(asked.allowCredentials) },
  });
  const { clientDataJSON, authenticatorData, signature, userHandle } = used.response;
  return { clientDataJSON, authenticatorData, signature, ...(userHandle ? { userHandle } : {}), of: used };
}

// The answer as JSON; everything the browser gives as bytes becomes base64url.
function spelled({ of, ...response }) {
  return JSON.stringify({
    id: of.id,
    rawId: toText(of.rawId),
    type: of.type,
    clientExtensionResults: of.getClientExtensionResults(),
    response: Object.fromEntries(Object.entries(response).map(([name, value]) => [name, value instanceof ArrayBuffer ? toText(value) : value])),
  });
}

async function question(form, address) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { Accept: "application/json" },
    body: new URLSearchParams({ __RequestVerificationToken: form.elements.__RequestVerificationToken.value }),
    signal: AbortSignal.timeout(20_000),
  });
  if (!answer.headers.get("content-type")?.includes("json")) {
    return { title: "" };
  }

  return { ok: answer.ok, ...(await answer.json()) };
}

function why(part, error) {
  return error.name === "NotAllowedError" || error.name === "AbortError" ? part.dataset.cancelled
    : error.name === "InvalidStateError" ? part.dataset.known
      : part.dataset.failed;
}

async function ask(part, button) {
  const told = part.querySelector("[data-told]");
  const field = part.querySelector("input[type=hidden]");
  button.disabled = true;
  told.textContent = "";
  try {
    const { ok, title, type, ...asked } = await question(button.form, part.dataset.ask);
    if (ok) {
      field.value = spelled(await (part.dataset.passkey === "create" ? create(asked) : get(asked)));
      if ("stays" in part.dataset) {
        told.textContent = part.dataset.ready;
      } else {
        button.form.submit();
      }
    } else if (type?.endsWith("confirm-again")) {
      // The page that asks who it is comes first; what was typed waits in it.
      button.form.submit();
    } else {
      told.textContent = title || part.dataset.failed;
    }
  } catch (error) {
    told.textContent = why(part, error);
  } finally {
    button.disabled = false;
  }
}

if (globalThis.PublicKeyCredential) {
  document.querySelectorAll("[data-passkey]").forEach((part) => {
    const button = part.querySelector("button");
    part.hidden = false;
    button.addEventListener("click", () => ask(part, button));
    // Enter in a field of this form presses the same button.
    if (part.dataset.passkey === "create") {
      button.form.addEventListener("submit", (event) => {
        event.preventDefault();
        button.click();
      });
    }
  });
}
