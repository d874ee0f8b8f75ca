// Notices voices that look like play, by the rule in docs/playing.md. What it counts by lives in this page only.

const LOOK_BACK_SECONDS = 300;
const WAY_SECONDS = 3; // from one voice to the next: the thanks, the shelf, whoever sits down
const QUESTION_SECONDS = 1;
const FREE = 4; // quick voices that stay unmarked
const FREE_REPEATS = 12; // the same, counting those that repeat the answers before them: a hand may do that by itself
const FORGET_MILLISECONDS = 60000;

// `now` returns seconds that only go on. Returns how to take note of a whole voice, at its last touch; that returns
// whether it is the next in a run which is quicker than anyone reads.
export function watchRun(now) {
  let quick = []; // { at, isRepeat } of the last minutes
  let lastAt = -Infinity;
  let lastSaid = null;
  let timer = null;

  return function note({ instrument, answers }) {
    const at = now();
    const said = JSON.stringify([instrument, answers]);
    const isQuick = at - lastAt < WAY_SECONDS + QUESTION_SECONDS * answers.length;
    const isRepeat = said === lastSaid;
    quick = quick.filter((each) => at - each.at < LOOK_BACK_SECONDS);
    const different = quick.filter((each) => !each.isRepeat).length;
    const isRun = isQuick && ((!isRepeat && different >= FREE) || quick.length >= FREE_REPEATS);
    if (isQuick) quick.push({ at, isRepeat });
    [lastAt, lastSaid] = [at, said];
    clearTimeout(timer);
    timer = setTimeout(() => (lastSaid = null), FORGET_MILLISECONDS); // long after it can matter
    return isRun;
  };
}

// Whether the service is closed at a moment of this device's clock. `hours` has { day, from, to }: 1 is Monday, times
// are such as "08:00"; without any it is never closed, nor where the clock is on another day than the server.
// `closed` has { from, to }, days such as "2026-12-24" on which it is closed all day.
export function isClosed(hours, closed, today, moment) {
  const two = (number) => String(number).padStart(2, "0");
  const here = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  if (here < today) return false;
  if (closed && closed.some((each) => each.from <= here && here <= each.to)) return true;
  if (!hours || hours.length === 0) return false;
  const day = moment.getDay() || 7;
  const time = `${two(moment.getHours())}:${two(moment.getMinutes())}`;
  return !hours.some((each) => each.day === day && each.from <= time && time < each.to);
}
