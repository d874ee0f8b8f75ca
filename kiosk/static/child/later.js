// What the first touch needs: it comes apart, as soon as the shelf stands, so that the shelf stands sooner.

import { beginCall, isSignHeldUp } from "./call.js";
import { beginCircle } from "./circle.js";
import { showCorner } from "./corner.js";
import { beginInterview } from "./interview.js";
import { showWarning } from "./warning.js";

export const touched = { beginCall, isSignHeldUp, beginCircle, showCorner, beginInterview, showWarning };
