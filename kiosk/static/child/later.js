// What the first touch needs: it comes apart, as soon as the shelf stands, so that the shelf stands sooner.

import { beginAnswers, isAnswerAwaited } from "./answers.js";
import { beginCall, isSignHeldUp } from "./call.js";
import { beginCircle } from "./circle.js";
import { showCorner } from "./corner.js";
import { showEnrol } from "./enrol.js";
import { beginInterview } from "./interview.js";
import { isClosed, watchRun } from "./play.js";
import { isReceiptOpen } from "./receipt.js";
import { showWarning } from "./warning.js";

const isNextInRun = watchRun(() => performance.now() / 1000);
const isHeldUp = () => isSignHeldUp() || isReceiptOpen() || isAnswerAwaited();

export const touched = { beginAnswers, beginCall, isHeldUp, beginCircle, showCorner, showEnrol, showWarning, beginInterview, isClosed, isNextInRun };
