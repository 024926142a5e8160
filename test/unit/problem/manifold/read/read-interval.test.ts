import { planar } from "../manifold-files.ts";
import { EQUATIONS, refusals } from "./refusals.ts";

const ON_INTERVAL = "interval: {direction: x, length: pi, ends: dirichlet}";

refusals("an interval", [
  [
    "an even term drives infinitely many sines",
    planar(ON_INTERVAL, 'equations: {u: "d(u,x,2)+u-v^2", v: "d(v,x,2)"}'),
    "4:17  E_UNSUPPORTED",
    "is even under reflection in the ends of x, where u is odd",
  ],
  [
    "an end is missing",
    planar("interval: {direction: x, length: pi, ends: {u: neumann}}", EQUATIONS),
    "3:38  E_SCHEMA",
    "the variable 'v' has no ends: add v: dirichlet, neumann or periodic",
  ],
  [
    "ends are those of no variable",
    planar("interval: {direction: x, length: 1, ends: {u: neumann, v: neumann, w: neumann}}", EQUATIONS),
    "3:68  E_SCHEMA",
    "ends are given for 'w', which is no variable",
  ],
  [
    "some ends are periodic",
    planar("interval: {direction: x, length: 1, ends: {u: periodic, v: neumann}}", EQUATIONS),
    "3:43  E_UNSUPPORTED",
    "give all of them periodic ends, or none",
  ],
  [
    "ends are misspelt",
    planar("interval: {direction: x, length: 1, ends: neuman}", EQUATIONS),
    "3:43  E_SCHEMA",
    "dirichlet, neumann or periodic",
  ],
  [
    "all modes on an interval are asked for",
    planar(ON_INTERVAL, EQUATIONS, "modes: all"),
    "5:8  E_UNSUPPORTED",
    "a system on an interval has infinitely many modes",
  ],
  [
    "vectors are given on an interval",
    planar(ON_INTERVAL, EQUATIONS, 'modes: {eigenvalues: ["0"], vectors: [["1","1"]]}'),
    "5:29  E_UNSUPPORTED",
    "found from their eigenvalues: leave out vectors and adjoint",
  ],
  [
    "the direction of an interval is a variable",
    planar("interval: {direction: u, length: 1, ends: neumann}", EQUATIONS),
    "3:23  E_SCHEMA",
    "'u' has a meaning already",
  ],
  [
    "no mode on the interval is slow",
    planar(ON_INTERVAL, 'equations: {u: "d(u,x,2)", v: "d(v,x,2)"}'),
    "4:12  E_DOMAIN",
    "no eigenvalue of the linear part is zero: the spectrum is ",
  ],
]);
