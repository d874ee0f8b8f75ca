// Scanning: a light moves over the rows of whatever screen is shown, and a switch chooses what is lit.

import { isRead } from "../aloud.js";
import { BY_ITSELF, BY_SWITCH, lightMoved, lightOfFirst, lightPressed } from "./light.js";
import { makeMark } from "./mark.js";
import { followSwitch } from "./switch.js";
import { calledAs, canBeChosen, rowsOf, topScreen } from "./things.js";

const SETTLED_MILLISECONDS = 300; // a screen takes no touch before
const AGAIN_MILLISECONDS = 450; // after a choice on the same screen: what falls or turns has come to rest
const LOOK_MILLISECONDS = 200;
const FIRST_TIMES = 1.5; // the first thing is lit for longer, until a hand is back in its place
const MOST_SAID = 4; // of a longer row the first and the last are said

// `settings` are those of the tablet, `slower` how many times longer everything takes; `speaker` says what is lit, or is
// null. Returns { anew, stop }: the first is called for every screen that comes.
export function beginScan(settings, slower, speaker) {
  const isStepped = settings.scanning === "two_switches";
  const rounds = isStepped ? BY_SWITCH : BY_ITSELF;
  const mark = makeMark();
  let light = null;
  let rows = [];
  let heard = ""; // what was last said of the screen itself
  let timer = null;

  function look() {
    const screen = topScreen();
    const found = screen ? rowsOf(screen) : [];
    rows = settings.pattern === "linear" ? found.flatMap((row) => row.map((thing) => [thing])) : found;
    return rows.map((row) => row.length);
  }

  function later(act, milliseconds) {
    clearTimeout(timer);
    timer = setTimeout(act, milliseconds);
  }

  function anew(pause = SETTLED_MILLISECONDS) {
    lieStill();
    mark.show([], false);
    later(begin, pause);
  }

  // The question is said before anything is lit.
  function begin() {
    if (isWaitedFor()) return later(begin, LOOK_MILLISECONDS);
    const said = speaker ? asked() : "";
    if (said && said !== heard) {
      heard = said;
      speaker.say(saidOf(topScreen()));
      return later(begin, LOOK_MILLISECONDS);
    }
    if (settings.start === "press") return restOnFirst();
    shine(lightOfFirst(), FIRST_TIMES);
  }

  function asked() {
    const screen = topScreen();
    return screen ? saidOf(screen).join("|") : "";
  }

  function isWaitedFor() {
    const screen = topScreen();
    if (!screen || screen.closest(".is-settling") || screen.querySelector(".is-falling")) return true;
    return isRead(screen) || Boolean(speaker && speaker.isBusy());
  }

  function shine(to, times) {
    const lengths = look();
    if (lengths.length === 0) return later(begin, LOOK_MILLISECONDS);
    light = to;
    if (light === null) return restOnFirst();
    mark.show(lit(), false);
    if (speaker) speaker.say(namesOf(lit()));
    if (!isStepped) later(goOn, settings.pace_milliseconds * slower * times);
  }

  function lit() {
    const row = rows[light.row];
    return light.place === null ? row : [row[light.place]];
  }

  function goOn() {
    if (isWaitedFor()) return later(goOn, LOOK_MILLISECONDS);
    const lengths = look();
    shine(lightMoved(light, lengths, rounds), 1);
  }

  function restOnFirst() {
    lieStill();
    look();
    mark.show(rows.length > 0 ? rows[0] : [], true);
  }

  // Still until the next press: after some rounds, and when somebody touches the page.
  function lieStill() {
    clearTimeout(timer);
    light = null;
    if (speaker) speaker.hush();
  }

  function press(isSecond) {
    const screen = topScreen();
    if (isRead(screen)) return hushBird(screen);
    if (light === null || (isStepped && !isSecond)) return shine(lightMoved(light, look(), rounds), FIRST_TIMES);
    const shown = rows;
    const { light: next, chosen } = lightPressed(light, shown.map((row) => row.length));
    if (chosen === null) shine(next, FIRST_TIMES);
    else choose(shown[chosen[0]][chosen[1]], screen);
  }

  function hushBird(screen) {
    screen.querySelector(".bird").click();
    anew();
  }

  // What was lit counts, and nothing that has come into its place meanwhile.
  function choose(thing, screen) {
    anew(AGAIN_MILLISECONDS);
    if (screen.contains(thing) && canBeChosen(thing)) thing.click();
  }

  function touched(event) {
    if (event.isTrusted && topScreen()) restOnFirst();
  }

  const unfollow = followSwitch({
    hold: settings.hold_milliseconds,
    lock: settings.lock_milliseconds,
    isOurs: () => topScreen() !== null,
    pressed: press,
  });
  document.addEventListener("pointerdown", touched, true);

  function stop() {
    lieStill();
    unfollow();
    document.removeEventListener("pointerdown", touched, true);
    mark.remove();
  }

  return { anew, stop };
}

// What stands on a screen and is no thing to choose: the question, and the card that waits in a sort.
function saidOf(screen) {
  const lines = [...screen.querySelectorAll("#heading, #still-here, #own-heading, [data-read]")].filter((line) => line.tagName !== "BUTTON");
  return lines.map((line) => line.textContent.trim());
}

function namesOf(things) {
  const said = things.length > MOST_SAID ? [things[0], things[things.length - 1]] : things;
  return said.map(calledAs);
}
