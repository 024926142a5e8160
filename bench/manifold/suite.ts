import { peerSuite } from "../harness/peer-suite.ts";
import type { Suite } from "../harness/suite.ts";
import { FAMILIES } from "./families.ts";

/**
 * Invariant manifolds with their certificates, against scripts that construct the same ones. A script knows its system: it
 * uses the symmetries of that, checks nothing, and would have to be written anew for another.
 */
export const manifold: Suite = peerSuite({
  title: "invariant manifolds with certificates, against scripts written for each system",
  families: FAMILIES,
  peers: ["Maxima", "SymPy"],
  solver: new URL("solve.js", import.meta.url),
});
