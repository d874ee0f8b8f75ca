// Who speaks: a child or young person is asked how old, and whether somebody helps; an adult is not.

import { showAnswers } from "./answers.js";

const SUPPORTS = [["alone", "alone"], ["with_help", "with_help"], ["unknown", "not_told"]];

// `told` is what came with the page. `known` takes { speaker, age_band, support }, `speakIn` a language.
export function askAbout(told, language, { speakIn, known }) {
  const words = told.words[language];
  const isYoung = (speaker) => told.bands[speaker] !== void 0;

  function askSpeaker() {
    showAnswers({
      name: "first",
      words,
      heading: words.who,
      above: words.above,
      below: [words.nothing_kept, `${words.helpline.replace("116 111 –", "116\u00a0111\u00a0–")} ${words.emergency}`],
      answers: told.speakers.map((key) => ({ key, text: words[key] })),
      chosen: (speaker) => (isYoung(speaker) ? askAge(speaker) : known({ speaker, age_band: "unknown", support: "unknown" })),
      languages: { told, language, speakIn },
    });
  }

  function askAge(speaker) {
    const bands = [...told.bands[speaker].map((key) => ({ key, text: words[key] })), { key: "unknown", text: words.not_told }];
    showAnswers({ name: "age", words, heading: words.age, answers: bands, chosen: (band) => askSupport(speaker, band), back: askSpeaker });
  }

  function askSupport(speaker, band) {
    const answers = SUPPORTS.map(([key, name]) => ({ key, text: words[name] }));
    const chosen = (support) => known({ speaker, age_band: band, support });
    showAnswers({ name: "support", words, heading: words.support, answers, chosen, back: () => askAge(speaker) });
  }

  askSpeaker();
}
