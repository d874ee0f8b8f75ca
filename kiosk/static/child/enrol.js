// The page for an adult whose browser has no token, or a token that was refused.

import { redeemCode } from "./device.js";

// `reason` is "new" or "refused"; `joined` is called once the browser has its token.
export function showEnrol(reason, joined) {
  const page = document.getElementById("enrol").content.cloneNode(true);
  for (const part of page.querySelectorAll("[data-for]")) part.hidden = part.dataset.for !== reason;
  const form = page.querySelector("form");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    join(form, joined);
  });
  document.getElementById("screen").replaceChildren(page);
  if (reason === "new" && form.elements.code.value) join(form, joined); // the address brought the code along
}

async function join(form, joined) {
  const [button, line] = [form.querySelector("button"), form.querySelector(".enrol-answer")];
  button.disabled = true;
  line.textContent = line.dataset.wait;
  const reply = await redeemCode(form.elements.code.value.trim());
  button.disabled = false;
  if (reply.status === 200 || reply.status === 201) return joined();
  line.textContent = (reply.body && reply.body.error && reply.body.error.sentence) || line.dataset.absent;
}
