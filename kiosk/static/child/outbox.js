// Keeps what children said until the server has answered, and sends it again under the same id.

const FIRST_WAIT_SECONDS = 2;
const LONGEST_WAIT_SECONDS = 60;
const MOST_AT_ONCE = 50;
// What may be taken later: "instrument" comes from a server that went back to an older version than this page.
const PASSING = ["busy", "store", "unexpected", "instrument"];

export function newId() {
  const bytes = crypto.getRandomValues(new Uint8Array(24));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_");
}

// `send` takes a list of submissions and resolves to { status, body, retryAfter };
// `changed` hears whether something has had to wait.
export function openOutbox({ send, changed }) {
  const waiting = [];
  let pause = FIRST_WAIT_SECONDS;
  let most = MOST_AT_ONCE;
  let timer = null;
  let isSending = false;

  // Resolves to the result for this one. What is only tried out says so, is sent once and never kept.
  function add(submission, isTryOut) {
    const marked = isTryOut ? { try_out: true, ...submission } : submission;
    return new Promise((answered) => {
      waiting.push({ submission: { id: newId(), ...marked }, day: today(), isTryOut, answered });
      drain();
    });
  }

  async function drain() {
    if (isSending || waiting.length === 0) return;
    isSending = true;
    clearTimeout(timer);
    const batch = waiting.slice(0, most);
    const reply = await send(batch.map(withDay));
    isSending = false;
    const isMoving = settle(batch, reply);
    const wait = isMoving ? 0 : Math.max(pause, reply.retryAfter);
    pause = isMoving ? FIRST_WAIT_SECONDS : Math.min(pause * 2, LONGEST_WAIT_SECONDS);
    changed(waiting.length > 0 && !isMoving);
    if (waiting.length > 0) timer = setTimeout(drain, wait * 1000);
  }

  // Takes out what the server answered for good; returns whether it makes sense to go on at once.
  function settle(batch, reply) {
    const results = resultsIn(batch, reply);
    for (const entry of batch) {
      const result = results.get(entry.submission.id) || (entry.isTryOut ? { state: "absent" } : null);
      if (result === null) continue;
      waiting.splice(waiting.indexOf(entry), 1);
      entry.answered(result);
    }
    const isTooMuch = isUnreadable(reply) && batch.length > 1;
    if (isTooMuch) most = 1;
    return isTooMuch || results.size > 0;
  }

  window.addEventListener("online", drain);
  return { add };
}

function resultsIn(batch, reply) {
  if (isUnreadable(reply) && batch.length === 1) return new Map([[batch[0].submission.id, { state: "refused" }]]);
  const results = (reply.status === 200 && reply.body && reply.body.results) || [];
  return new Map(results.filter((each) => !isPassing(each)).map((each) => [each.id, each]));
}

function isPassing(result) {
  return result.state === "refused" && PASSING.includes(result.error && result.error.code);
}

function isUnreadable(reply) {
  return reply.status === 400 || reply.status === 413;
}

// The day goes along only where the voice had to wait for another one: the server's own day is surer.
function withDay({ submission, day }) {
  return day === today() ? submission : { ...submission, made_on: day };
}

function today() {
  const now = new Date();
  const two = (number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
