// Looks every few seconds whether a child wants to talk, and says so at the top of an open staff page.

const LOOK_SECONDS = 15;
const badge = document.getElementById("call-badge");
const strip = document.getElementById("call-strip");
const title = document.title;

async function look() {
  const answer = await fetch(badge.dataset.from, { headers: { Accept: "application/json" } }).catch(() => null);
  if (!answer || !answer.ok || answer.redirected) return;
  const waiting = await answer.json();
  badge.textContent = waiting.open || "";
  badge.hidden = waiting.open === 0;
  strip.hidden = waiting.sentence === "";
  const line = strip.querySelector("a");
  if (line.textContent !== waiting.sentence) line.textContent = waiting.sentence;
  document.title = waiting.sentence ? `(${waiting.open}) ${title}` : title;
}

if (badge) setInterval(look, LOOK_SECONDS * 1000);
