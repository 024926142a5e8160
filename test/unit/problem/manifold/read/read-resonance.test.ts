import { planar } from "../manifold-files.ts";
import { EQUATIONS, refusals } from "./refusals.ts";

refusals("near resonance", [
  [
    "a tolerance of resonance is not positive",
    planar(EQUATIONS, "resonance: {tolerance: 0}"),
    "4:24  E_DOMAIN",
    "expected a positive tolerance",
  ],
  [
    "a tolerance of resonance is no number",
    planar(EQUATIONS, "resonance: {tolerance: a}"),
    "4:24  E_UNDECLARED",
    "'a'",
  ],
  [
    "a value beside the tolerance is for no parameter",
    planar(EQUATIONS, "resonance: {tolerance: 0.1, at: {w: 2}}"),
    "4:34  E_UNDECLARED",
    "a value is given for 'w', which is no parameter",
  ],
  [
    "a graph has no use for a tolerance",
    planar(EQUATIONS, "style: graph", "resonance: {tolerance: 0.1}"),
    "5:1  E_DOMAIN",
    "the evolution of a graph takes all terms",
  ],
]);
