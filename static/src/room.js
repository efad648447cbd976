/**
 * The room for talking.
 *
 * @module
 */

import { open } from "./room/open.js";

open(() => null);
