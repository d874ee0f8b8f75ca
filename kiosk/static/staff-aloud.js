// Reads a typed reply aloud before it is sent.

const button = document.querySelector("[data-aloud]");
const Sounds = window["AudioContext"] || window["webkitAudioContext"]; // Safari 14 has it by its first name only
let playing = null;

async function sayTyped() {
  if (playing) {
    playing.stop();
    playing = null;
    return;
  }
  const sounds = new Sounds();
  button.disabled = true;
  const answer = await fetch(button.dataset.aloud, { method: "POST", body: new FormData(button.form) }).catch(() => null);
  button.disabled = false;
  if (!answer || !answer.ok || answer.redirected) {
    button.textContent = button.dataset.failed;
    return;
  }
  const kept = await answer.arrayBuffer();
  sounds.decodeAudioData(kept, (sound) => {
    playing = sounds.createBufferSource();
    playing.buffer = sound;
    playing.connect(sounds.destination);
    playing.onended = () => { playing = null; };
    playing.start();
  });
}

if (button && Sounds) {
  button.hidden = false;
  button.addEventListener("click", sayTyped);
}
