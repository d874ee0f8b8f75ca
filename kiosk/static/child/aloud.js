// The bird reads the screen aloud when it is touched, and never by itself: the question, then what can be touched.

const PAUSE_MILLISECONDS = 350;
const OWN_VOICE_RATE = 0.9;
const READ = "#heading, .aside, .stage button:not(.key), .stage p, .stage [data-read]";

// `place` is where screens follow each other; `words` returns { language, label, texts } of now, or null on a page for
// adults. What reads ends with its screen, and when nobody sees the page. Returns how to wake the bird of the screen
// that is shown, once the texts are there.
export function followBird(place, words) {
  const kept = new Set();
  let reading = null;

  function end() {
    if (reading) reading.stop();
    reading = null;
  }

  function touch(event) {
    const bird = event.target.closest(".bird");
    if (!bird) return;
    event.stopPropagation(); // a touch on the thanks leads to the shelf, but not one on the bird
    const isReading = reading !== null;
    end();
    if (isReading) return;
    reading = readScreen(bird, words(), end);
    keepClips(words(), kept);
  }

  function greet() {
    end();
    wake();
  }

  function wake() {
    const [bird, now] = [place.querySelector(".bird"), words()];
    if (!bird || !now) return;
    bird.setAttribute("aria-label", now.label);
    bird.disabled = linesOf(place, now).length === 0;
  }

  ownVoice(""); // some browsers begin to look for their voices when they are first asked
  place.addEventListener("click", touch, true);
  document.addEventListener("visibilitychange", end);
  new MutationObserver(greet).observe(place, { childList: true });
  return wake;
}

// After the first touch the browser gets all clips of a language, one by one. So no later line has to wait, and what the
// browser keeps does not tell which questions a child came to.
async function keepClips({ language, texts }, kept) {
  if (kept.has(language) || ownVoice(language)) return;
  kept.add(language);
  for (const { clip } of Object.values(texts)) await fetch(addressOf(clip)).then((answer) => answer.blob()).catch(() => null);
}

function addressOf(clip) {
  return `/clips/${clip}.mp3`;
}

// Whether the bird of this screen is reading.
export function isRead(screen) {
  return screen.querySelector(".bird[aria-pressed=true]") !== null;
}

// Begins to read, and returns how to stop; `ended` is called after the last line, or where one makes no sound.
function readScreen(bird, now, ended) {
  const lines = linesOf(bird.closest(".screen"), now);
  const voice = voiceFor(now.language);
  let timer = null;

  function read(at) {
    markRead(at > 0 ? lines[at - 1].element : null, false);
    if (at === lines.length) return ended();
    markRead(lines[at].element, true);
    voice.say(lines[at], () => (timer = setTimeout(read, PAUSE_MILLISECONDS, at + 1)), ended);
  }

  function stop() {
    clearTimeout(timer);
    voice.hush();
    for (const { element } of lines) markRead(element, false);
    bird.setAttribute("aria-pressed", "false");
  }

  bird.setAttribute("aria-pressed", "true");
  if (lines.length > 0) read(0);
  return { stop };
}

function markRead(element, isOn) {
  if (element) element.classList.toggle("is-read", isOn);
}

// What stands on a screen and can be said, from above: the heading, then the answers.
function linesOf(screen, { language, texts }) {
  const shown = [...screen.querySelectorAll(READ)].filter((element) => element.offsetParent !== null);
  const lines = shown.map((element) => {
    const text = element.textContent.trim();
    return { element, text, ...texts[text] };
  });
  return ownVoice(language) ? lines.filter(({ text }) => text) : lines.filter(({ clip }) => clip);
}

export function voiceFor(language) {
  const own = ownVoice(language);
  return own ? speakingVoice(own) : playingVoice();
}

// A voice of the browser only where no word leaves this machine for it; espeak says it better in our clips.
export function ownVoice(language) {
  const voices = window.speechSynthesis ? speechSynthesis.getVoices() : [];
  return voices.find((each) => each.localService && each.lang.split(/[-_]/)[0].toLowerCase() === language && !/espeak/i.test(each.name + each.voiceURI));
}

export function speakingVoice(own) {
  let spoken = null; // some browsers forget what nobody holds, in the middle of a word

  function say({ text, said }, done, failed) {
    spoken = new SpeechSynthesisUtterance(said || text);
    Object.assign(spoken, { voice: own, lang: own.lang, rate: OWN_VOICE_RATE, onend: done, onerror: failed });
    speechSynthesis.speak(spoken);
  }

  function hush() {
    if (spoken) Object.assign(spoken, { onend: null, onerror: null });
    speechSynthesis.cancel();
  }

  return { say, hush };
}

// One player for all lines: Safari lets only the one go on that the finger has started.
function playingVoice() {
  const player = new Audio();

  function say({ clip }, done, failed) {
    Object.assign(player, { onended: done, onerror: failed, src: addressOf(clip) });
    player.play().catch(() => player.onerror && player.onerror());
  }

  function hush() {
    Object.assign(player, { onended: null, onerror: null });
    player.pause();
    player.removeAttribute("src");
    player.load(); // lets go of what it has loaded
  }

  return { say, hush };
}
