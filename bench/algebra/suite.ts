import { peerSuite } from "../harness/peer-suite.ts";
import type { Suite } from "../harness/suite.ts";
import { FAMILIES } from "./families.ts";

/** The exact kernel against computer algebra systems. */
export const algebra: Suite = peerSuite({
  title: "the exact kernel against computer algebra systems",
  families: FAMILIES,
  solver: new URL("solve.js", import.meta.url),
});
