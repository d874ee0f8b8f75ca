// Sends a form of the staff pages once, and only where somebody answers: without a connection, or when the session is
// over, what was typed stays on the page and can be sent again.

const notices = document.getElementById("sending");
const FRESH_MILLISECONDS = 60000; // so long after it was opened a page is sent as it is
const LONGEST_WAIT_MILLISECONDS = 15000; // a form that brings a file leaves the page as it is
const opened = Date.now();
let notice = null;

// Returns the proof that forms of this session bear, or the name of the notice that tells why there is none.
async function askProof() {
  const answer = await fetch(notices.dataset.from, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer || answer.status >= 500) return { told: "lost" };
  if (!answer.ok || answer.redirected) return { told: "over" };
  return answer.json();
}

function tell(form, name) {
  if (notice) notice.remove();
  notice = name && notices.content.querySelector(`[data-notice="${name}"]`).cloneNode(true);
  if (notice) form.append(notice);
}

function settle(form) {
  form.removeAttribute("data-sent");
  form.removeAttribute("aria-busy");
}

// What a button says goes along: a form that is sent by a script is sent without it.
function sendBy(form, button, proof) {
  for (const field of document.querySelectorAll("[name=csrf_token]")) field.value = proof;
  if (button.name) {
    const said = document.createElement("input");
    said.type = "hidden";
    said.name = button.name;
    said.value = button.value;
    form.append(said);
    setTimeout(() => said.remove(), 0);
  }
  form.submit();
}

async function send(event) {
  const { target: form, submitter: button } = event;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  form.setAttribute("aria-busy", "true");
  setTimeout(settle, LONGEST_WAIT_MILLISECONDS, form);
  const isFresh = navigator.onLine && Date.now() - opened < FRESH_MILLISECONDS;
  if (isFresh || !button) return; // Safari 14 does not say which button it was
  event.preventDefault();
  const late = setTimeout(tell, 400, form, "sending");
  const { proof, told } = await askProof();
  clearTimeout(late);
  if (proof) return sendBy(form, button, proof);
  tell(form, told);
  settle(form);
}

document.addEventListener("submit", send);
addEventListener("pageshow", () => {
  tell(null, "");
  document.querySelectorAll("form[data-sent]").forEach(settle);
});
