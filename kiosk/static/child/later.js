// What the first touch needs: it comes apart, as soon as the shelf stands, so that the shelf stands sooner.

import { beginAnswers, isAnswerAwaited } from "./answers.js";
import { followArrows } from "./arrows.js";
import { beginCall, isSignHeldUp } from "./call.js";
import { beginCircle } from "./circle.js";
import { showCorner } from "./corner.js";
import { showEnrol } from "./enrol.js";
import { drawingStamps } from "./drawing/stamps.js";
import { beginInterview } from "./interview.js";
import { keepPictures } from "./kinds/cards.js";
import { drawHouse } from "./kinds/house.js";
import { news } from "./kinds/news.js";
import { isClosed, watchRun } from "./play.js";
import { drawReceipt, isReceiptOpen, showReceipt } from "./receipt.js";
import { endOwnWay, offerOwnWay } from "./reach/own.js";
import { followReach } from "./reach/reach.js";
import { calm } from "./reach/way.js";
import { showWarning } from "./warning.js";

const isNextInRun = watchRun(() => performance.now() / 1000);
const isHeldUp = () => isSignHeldUp() || isReceiptOpen() || isAnswerAwaited();
const beginTalk = (page, instrument) => beginInterview({ ...page, drawReceipt, showReceipt, onTablets: { drawHouse, drawingStamps, news } }, instrument);

followArrows(document.getElementById("screen"));

export const touched = { beginAnswers, beginCall, isHeldUp, beginCircle, showCorner, showEnrol, showWarning, beginInterview: beginTalk, isClosed, isNextInRun, keepPictures, calm, followReach, offerOwnWay, endOwnWay };
