// Says what is lit, by the voice of the bird: what has neither a clip nor a voice of the browser is passed over.

import { ownVoice, voiceFor } from "../aloud.js";

// `now` returns { language, texts }. `say` takes texts, one after the other; `isBusy` tells whether it still speaks.
export function openSpeaker(now) {
  let voice = null;
  let waiting = [];

  function say(texts) {
    hush();
    waiting = linesFor(texts);
    voice = waiting.length > 0 ? voiceFor(now().language) : null;
    next();
  }

  function next() {
    if (waiting.length === 0) return void (voice = null);
    voice.say(waiting.shift(), next, hush);
  }

  function hush() {
    waiting = [];
    if (voice) voice.hush();
    voice = null;
  }

  function linesFor(said) {
    const { language, texts } = now();
    const lines = said.filter(Boolean).map((text) => ({ text, ...texts[text] }));
    return ownVoice(language) ? lines : lines.filter(({ clip }) => clip);
  }

  return { say, hush, isBusy: () => voice !== null };
}
