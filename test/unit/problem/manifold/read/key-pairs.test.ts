import { describe, expect } from "vitest";
import { counted } from "../../../../counted.ts";
import { failureOf, planar, solved } from "../manifold-files.ts";

const OSCILLATOR = 'equations: {u: "v-u^3", v: "-u"}';
const PITCHFORK = 'equations: {u: "lam*u+eps*w*u-eps*u*v", v: "-v+eps*u^2"}';
const VECTORS = 'vectors: [["1","i"],["1","-i"]]';

/** Keys that exclude each other: which, the file, the place and the code, and what the message says. */
const EXCLUSIVE: readonly (readonly [which: string, file: string, place: string, says: string])[] = [
  [
    "amplitudes as functions, and adjoint vectors",
    planar(
      OSCILLATOR,
      `modes: {eigenvalues: ["i","-i"], ${VECTORS}, adjoint: [["1","i"],["1","-i"]]}`,
      'amplitudes: {s1: "u-i*v"}',
    ),
    "E_SCHEMA",
    "functions of the variables and by adjoint vectors too",
  ],
  [
    "noise and a tolerance of resonance",
    planar(
      'equations: {u: "v+eps*w", v: "-u"}',
      "noise: [w]",
      "small: {eps: 1}",
      'resonance: {tolerance: "1/10"}',
    ),
    "6:12  E_UNSUPPORTED",
    "systems with noise have manifolds with exact resonance only",
  ],
  [
    "noise and the graph style",
    planar('equations: {u: "-u*v", v: "-v+w"}', "noise: [w]", "style: graph"),
    "5:8  E_UNSUPPORTED",
    "leave out the style",
  ],
  [
    "delays and a tolerance of resonance",
    planar(
      'equations: {u: "-pi/2*delay(u,1)", v: "-v"}',
      'modes: {eigenvalues: ["i*pi/2","-i*pi/2"]}',
      'resonance: {tolerance: "1/10"}',
    ),
    "5:12  E_UNSUPPORTED",
    "exact resonance only",
  ],
  [
    "noise and transition curves",
    planar(PITCHFORK, "noise: [w]", "small: {eps: 1, lam: 1}", "transition: lam"),
    "6:13  E_DOMAIN",
    "whose coefficients do not vary in time",
  ],
  [
    "a parameter that varies and transition curves",
    planar(PITCHFORK, 'timeDerivatives: {w: "-eps*w"}', "small: {eps: 1, lam: 1}", "transition: lam"),
    "6:13  E_DOMAIN",
    "whose coefficients do not vary in time",
  ],
  [
    "slow space and transition curves",
    planar(
      'equations: {u: "lam*u+eps*d(u,x,2)-eps*u*v", v: "-v+eps*u^2"}',
      "space: [x]",
      "small: {eps: 1, lam: 1}",
      "transition: lam",
    ),
    "6:13  E_DOMAIN",
    "amplitudes that do not vary in space",
  ],
  [
    "the polar form and modes that do not oscillate",
    planar('equations: {u: "-u*v", v: "-v+u^2"}', "amplitudes: polar"),
    "4:13  E_DOMAIN",
    "no mode chosen oscillates",
  ],
  [
    "noise and amplitudes that change nonlinearly",
    planar('equations: {u: "-u*v", v: "-v+u^2+w"}', "noise: [w]", 'amplitudes: {s1: "u+u^2"}'),
    "5:13  E_UNSUPPORTED",
    "can be linear functions that define the amplitude exactly only",
  ],
  [
    "ends at which fields vanish, and a state that does not",
    planar(
      'equations: {u: "d(u,x,2)+u-1", v: "d(v,x,2)"}',
      "interval: {direction: x, length: pi, ends: dirichlet}",
      "equilibrium: {u: 1}",
    ),
    "5:15  E_DOMAIN",
    "u vanishes at the ends, where this state does not",
  ],
];

describe("keys that exclude each other", () => {
  for (const [which, file, place, says] of EXCLUSIVE) {
    counted("behaviour", which, () => {
      const message = failureOf(() => solved(file));
      expect(message).toContain(place);
      expect(message).toContain(says);
    });
  }

  counted("behaviour", "a parameter that rests may have transition curves beside it", () => {
    const file = planar(PITCHFORK, 'timeDerivatives: {w: "0"}', "small: {eps: 1, lam: 1}", "transition: lam");
    expect(solved(file).transition?.curves).toHaveLength(1);
  });
});
