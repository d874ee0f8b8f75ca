// What comes behind the first screens: it is on its way while the first question is read.

import { openDoor } from "./choice.js";

export const touched = { openDoor };
