// Asks the browser for a passkey and sends its answer with the form; says in words why there is none.

const form = document.querySelector("form[data-options]");
const told = document.getElementById("passkey-told");

function bytesOf(text) {
  const signs = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(signs, (sign) => sign.charCodeAt(0));
}

function textOf(bytes) {
  const signs = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(signs).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

function named(list) {
  return (list || []).map((one) => ({ ...one, id: bytesOf(one.id) }));
}

function ask(options) {
  const asked = { ...options, challenge: bytesOf(options.challenge) };
  if (!options.user) {
    return navigator.credentials.get({ publicKey: { ...asked, allowCredentials: named(options.allowCredentials) } });
  }
  const user = { ...options.user, id: bytesOf(options.user.id) };
  return navigator.credentials.create({ publicKey: { ...asked, user, excludeCredentials: named(options.excludeCredentials) } });
}

function written({ id, rawId, type, response }) {
  const parts = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature"]) {
    if (response[name]) parts[name] = textOf(response[name]);
  }
  return JSON.stringify({ id, rawId: textOf(rawId), type, response: parts });
}

function tell(words) {
  told.textContent = words;
  told.hidden = false;
}

function tellWhy({ name }) {
  const words = { InvalidStateError: form.dataset.there, NotAllowedError: form.dataset.cancelled, SecurityError: form.dataset.elsewhere };
  tell(words[name] || form.dataset.failed);
}

async function sendAnswer(event) {
  event.preventDefault();
  const button = form.querySelector("button");
  button.disabled = true;
  told.hidden = true;
  try {
    form.elements.answer.value = written(await ask(JSON.parse(form.dataset.options)));
    form.submit();
  } catch (why) {
    tellWhy(why);
    button.disabled = false;
    button.focus();
  }
}

if (form && !window.PublicKeyCredential) tell(form.dataset.failed);
else if (form && window.location.origin !== form.dataset.origin) tell(form.dataset.elsewhere);
else if (form) {
  form.hidden = false;
  form.addEventListener("submit", sendAnswer);
  window.addEventListener("pageshow", () => { form.querySelector("button").disabled = false; });
}
