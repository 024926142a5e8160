import { planar } from "../manifold-files.ts";
import { EQUATIONS, refusals } from "./refusals.ts";

refusals("the choice of modes", [
  [
    "a chosen eigenvalue is absent",
    planar(EQUATIONS, 'modes: {eigenvalues: ["-3"]}'),
    "4:8  E_DOMAIN",
    "-3 is no eigenvalue of the linear part: its spectrum is 0, -2",
  ],
  [
    "no mode is slow, and the file leaves modes to the default",
    planar('equations: {u: "-u", v: "-2*v+u^2"}'),
    "3:12  E_DOMAIN",
    "no eigenvalue of the linear part is zero: the spectrum is -1, -2",
  ],
  [
    "no mode is on the imaginary axis",
    planar('equations: {u: "-u", v: "-2*v+u^2"}', "modes: centre"),
    "4:8  E_DOMAIN",
    "no eigenvalue of the linear part has real part zero",
  ],
  [
    "eigenvalues are of too high a degree; seventh root of 2 = 1.1041",
    'kind: invariant-manifold\nvariables: [a, b, c, d, e, f, g]\nequations: {a: b, b: c, c: d, d: e, e: f, f: g, g: "2*a+a^2"}\nmodes: all',
    "4:8  E_DOMAIN",
    "roots of x^7 - 2 are of too high a degree to compute with exactly; they are about -0.99475-0.47905*i, ",
  ],
  [
    "a vector is no eigenvector: -1 + 2 = 1 is left",
    planar(EQUATIONS, 'modes: {eigenvalues: ["0"], vectors: [["1","2"]], adjoint: [["1","1"]]}'),
    "4:41  E_DOMAIN",
    "vector 1 is no eigenvector for 0: the linear part of the equation of u leaves 1 instead of 0",
  ],
  [
    "a vector is given for what is no eigenvalue",
    planar(EQUATIONS, 'modes: {eigenvalues: ["-3"], vectors: [["1","1"]]}'),
    "4:8  E_DOMAIN",
    "-3 is no eigenvalue of the linear part",
  ],
  [
    "given vectors are not all those of a Jordan block",
    planar(
      'equations: {u: "v", v: "u^2"}',
      'modes: {eigenvalues: ["0","0"], vectors: [["1","0"],["0","1"]]}',
    ),
    "4:8  E_DOMAIN",
    "give all its vectors, or the adjoint vectors too",
  ],
  [
    "a resonance leaves the chosen modes",
    planar('equations: {u: "u", v: "2*v+u^2"}', 'modes: {eigenvalues: ["1"]}'),
    "4:8  E_DOMAIN",
    "exp(r*t) with r = 2 resonate with a mode that is not among those chosen",
  ],
  [
    "a resonance leaves no graph over the chosen modes",
    planar('equations: {u: "u", v: "2*v+u^2"}', 'modes: {eigenvalues: ["1"]}', "style: graph"),
    "4:8  E_DOMAIN",
    "there is no graph over the chosen modes: terms that vary like exp(r*t) with r = 2 resonate",
  ],
  [
    "a root is asked for of a polynomial with factors",
    planar(EQUATIONS, 'modes: {eigenvalues: ["root(x^2-4,x,1)"]}'),
    "4:24  E_DOMAIN",
    "root takes an irreducible polynomial, and x^2 - 4 has the factor x",
  ],
  [
    "a root has no number",
    planar(EQUATIONS, 'modes: {eigenvalues: ["root(x^3-2,x)"]}'),
    "4:24  E_PARSE",
    "the number of the root, as in root(x^3-x-1,x,1)",
  ],
  [
    "a listed root is no eigenvalue; both are -2 and 0",
    planar(EQUATIONS, 'modes: {eigenvalues: ["root(x^3-2,x,1)"]}'),
    "4:8  E_DOMAIN",
    "root(x^3-2,x,1) is no eigenvalue of the linear part: its spectrum is ",
  ],
  [
    "the roots of a quintic with all permutations are followed together",
    'kind: invariant-manifold\nvariables: [a, b, c, d, f]\nequations: {a: b, b: c, c: d, d: f, f: "a+b+a^2"}\nmodes: all',
    "4:8  E_UNSUPPORTED",
    "has a degree of 60 or more over the rational numbers",
  ],
  [
    "adjoint vectors come without vectors",
    planar(EQUATIONS, 'modes: {eigenvalues: ["0"], adjoint: [["1","1"]]}'),
    "4:29  E_SCHEMA",
    "give both, or neither",
  ],
  [
    "a vector is too short",
    planar(EQUATIONS, 'modes: {eigenvalues: ["0"], vectors: [["1"]]}'),
    "4:39  E_SHAPE",
    "one entry for each variable, 2 in all; got 1",
  ],
]);
