import { describe, expect } from "vitest";
import { at } from "../../../../../src/core/errors.ts";
import { sameFunction } from "../../../../../src/expr/convert.ts";
import { parseExpression } from "../../../../../src/expr/parse.ts";
import { locateProblem } from "../../../../../src/problem/located-problem.ts";
import { readManifold } from "../../../../../src/problem/manifold/read/read-manifold.ts";
import { NO_OVERRIDES } from "../../../../../src/problem/overrides.ts";
import { counted } from "../../../../counted.ts";
import { failureOf, planar, solved } from "../manifold-files.ts";

const EQUATIONS = 'equations: {u: "v-u-u^2", v: "u-v+v^2"}';
const ON_INTERVAL = "interval: {direction: x, length: pi, ends: dirichlet}";
const DELAYED = ["kind: invariant-manifold", "variables: [u]", 'modes: {eigenvalues: ["i", "-i"]}'];

function read(text: string) {
  return readManifold(locateProblem(text, "p.yaml"), NO_OVERRIDES);
}

/** Files that are not well posed: what is wrong, the file, the place and the code, and what the message says. */
const FAULTS: readonly (readonly [what: string, file: string, place: string, says: string])[] = [
  [
    "the origin is no equilibrium",
    planar('equations: {u: "-u", v: "2 - v + u^2"}'),
    "3:26  E_DOMAIN",
    "the origin is no equilibrium: dv/dt = 2 there; add 'equilibrium: {v: \"2\"}'",
  ],
  [
    "the origin is no equilibrium, and others are",
    planar('equations: {u: "1 - 3*u + u^2*v", v: "2*u - u^2*v"}'),
    "3:17  E_DOMAIN",
    'du/dt = 1 there; add \'equilibrium: {u: "1", v: "2"}\'',
  ],
  [
    "the state given is no equilibrium",
    planar('equations: {u: "1 - 3*u + u^2*v", v: "2*u - u^2*v"}', "equilibrium: {u: 1, v: 3}"),
    "4:1  E_DOMAIN",
    "the state under 'equilibrium' is none: du/dt = 1 there; add 'equilibrium: {u: \"1\", v: \"2\"}'",
  ],
  [
    "the origin is no equilibrium, and none is found in closed form",
    planar('equations: {u: "v - 2 - exp(u)", v: "u - v"}'),
    "3:17  E_DOMAIN",
    "du/dt = -3 there; say where it rests, as in 'equilibrium: {u: \"1\"}'",
  ],
  [
    "an equilibrium is that of no variable",
    planar(EQUATIONS, "equilibrium: {w: 1}"),
    "4:15  E_SCHEMA",
    "an equilibrium is given for 'w', which is no variable: variables are u, v",
  ],
  [
    "an equilibrium is not constant",
    planar(EQUATIONS, 'equilibrium: {u: "v"}'),
    "4:19  E_SCHEMA",
    "expected a constant state, but the value of u contains 'v'",
  ],
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
  [
    "the origin is no equilibrium where small symbols vanish",
    planar("small: {eps: 1}", 'equations: {u: "-u", v: "2 - v + eps*u^2"}'),
    "4:26  E_DOMAIN",
    "dv/dt = 2 there",
  ],
  [
    "a forcing is not small",
    planar("small: {eps: 1}", 'equations: {u: "v", v: "-u + eps*u^3 + 2*cos(3*t)"}'),
    "4:25  E_DOMAIN",
    "dv/dt = 2*cos(3*t) there; a forcing must be small: give it a factor that 'small' lists, or give no 'small' at all",
  ],
  [
    "a derivative has a direction that nothing declares",
    planar('equations: {u: "v + d(u,x,2)", v: "-u"}'),
    "3:25  E_UNDECLARED",
    "'x' is not declared: list the direction of a derivative under space, or name it under interval",
  ],
  [
    "a time derivative stands in an equation",
    planar('equations: {u: "v", v: "d(u,t) - u"}', "modes: centre"),
    "3:25  E_UNSUPPORTED",
    "a time derivative stands in an equation: each gives the first derivative of one variable",
  ],
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
    "the error order drops all that is small",
    planar(EQUATIONS, "errorOrder: 1"),
    "4:13  E_DOMAIN",
    "errors of order 1 leave nothing of eps, since the least weight is 1: expected 2 or more",
  ],
  [
    "weights drop all that is small",
    planar("small: {eps: 5}", 'equations: {u: "v-u+eps*u^2", v: "u-v"}', "errorOrder: 3"),
    "5:13  E_DOMAIN",
    "errors of order 3 leave nothing of eps, since the least weight is 5: expected 6 or more",
  ],
  [
    "a further truncation drops all that it weighs",
    planar(
      "parameters: [a]",
      'equations: {u: "v-u+a*u^2", v: "u-v"}',
      "truncate: [{weights: {a: 1}, below: 1}]",
    ),
    "5:37  E_DOMAIN",
    "errors of order 1 leave nothing of a",
  ],
  [
    "a delay depends on the state",
    [...DELAYED, 'equations: {u: "-delay(u,u)"}'].join("\n"),
    "4:17  E_UNSUPPORTED",
    "the delay of delay(u,u) is not constant, since it contains 'u'",
  ],
  [
    "a delay depends on time",
    [...DELAYED, 'equations: {u: "-delay(u,t)"}'].join("\n"),
    "4:17  E_UNSUPPORTED",
    "the delay of delay(u,t) is not constant, since it contains 't'",
  ],
  [
    "a variable is the imaginary unit",
    'kind: invariant-manifold\nvariables: [s, i]\nequations: {s: "-s*i", i: "s*i-i"}',
    "2:16  E_SCHEMA",
    "'i' is the imaginary unit: rename it",
  ],
  [
    "a delay is not positive",
    [...DELAYED, 'equations: {u: "-delay(u,-pi)"}'].join("\n"),
    "4:17  E_DOMAIN",
    "the delay of delay(u,-pi) is not positive",
  ],
  [
    "the centre of a delay equation is empty",
    'kind: invariant-manifold\nvariables: [u]\nequations: {u: "-delay(u,1)"}\nmodes: centre',
    "4:8  E_DOMAIN",
    "no eigenvalue of the linear part has real part zero: the rightmost are about -0.31813+1.3372*i, -0.31813-1.3372*i",
  ],
  [
    "all modes of a delay equation are asked for",
    'kind: invariant-manifold\nvariables: [u]\nequations: {u: "-delay(u,1)"}\nmodes: all',
    "4:8  E_DOMAIN",
    "infinitely many eigenvalues: the rightmost are about -0.31813+1.3372*i",
  ],
  [
    "a listed eigenvalue of a delay equation is none",
    'kind: invariant-manifold\nvariables: [u]\nequations: {u: "-delay(u,pi/2)"}\nmodes: {eigenvalues: ["2*i"]}',
    "4:8  E_DOMAIN",
    "2*i is no eigenvalue of the linear part, since its characteristic matrix is not singular there: the rightmost are about i, -i, -1.0213+4.8684*i",
  ],
  [
    "no eigenvalue of a delay equation is zero, with parameters",
    'kind: invariant-manifold\nvariables: [u]\nparameters: [a, tau]\nequations: {u: "-a*delay(u,tau)"}',
    "4:12  E_DOMAIN",
    "decimals of the eigenvalues need values of a, tau",
  ],
  [
    "an eigenvalue of a delay equation has an exponential without exact value",
    'kind: invariant-manifold\nvariables: [u]\nequations: {u: "-delay(u,1)"}\nmodes: {eigenvalues: ["-1/3"]}',
    "4:8  E_UNSUPPORTED",
    "-1/3 cannot be followed, since exp(-(-1/3)*tau) has no exact value for a delay tau of these equations",
  ],
  [
    "a frequency of a delay equation is not recognised, since exp(-i*sqrt(3)/2*tau) has no exact value",
    'kind: invariant-manifold\nvariables: [u]\nequations: {u: "-u/2-delay(u,4*pi/(3*sqrt(3)))"}\nmodes: centre',
    "4:8  E_DOMAIN",
    "the eigenvalue about 0.86603*i on the imaginary axis was not recognised",
  ],
  [
    "zero is a double eigenvalue of a delay equation with one eigenvector",
    'kind: invariant-manifold\nvariables: [u]\nequations: {u: "u-delay(u,1)-u^3"}',
    "3:12  E_UNSUPPORTED",
    "the eigenvalue 0 has more multiplicity than eigenvectors (1), a Jordan block",
  ],
  [
    "a delay equation is to have a graph",
    'kind: invariant-manifold\nvariables: [u]\nstyle: graph\nequations: {u: "-delay(u,pi/2)-u^3"}\nmodes: centre',
    "3:8  E_UNSUPPORTED",
    "manifolds in normal form only",
  ],
  [
    "the error order keeps nothing",
    planar(EQUATIONS, "errorOrder: 0"),
    "4:13  E_SCHEMA",
    "expected a whole number from 1 on",
  ],
  [
    "a truncation keeps nothing",
    planar(EQUATIONS, "truncate: [{weights: {u: 1}, below: 0}]"),
    "4:37  E_SCHEMA",
    "expected a whole number from 1 on, got 0",
  ],
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
  [
    "real amplitudes need both modes of an oscillation",
    planar('equations: {u: "v", v: "-u+u^2"}', 'modes: {eigenvalues: ["i"]}', "amplitudes: polar"),
    "5:13  E_DOMAIN",
    "has no complex conjugate",
  ],
  [
    "an amplitude vanishes on its mode",
    planar(EQUATIONS, 'amplitudes: {s1: "u - v"}'),
    "4:19  E_DOMAIN",
    "the amplitude s1 = u - v vanishes on the vector of its mode",
  ],
  [
    "an amplitude belongs to no mode",
    planar(EQUATIONS, "amplitudes: {s2: u}"),
    "4:18  E_DOMAIN",
    "there is no amplitude 's2': the modes chosen have s1",
  ],
  [
    "an amplitude does not vanish at the origin",
    planar(EQUATIONS, 'amplitudes: {s1: "u + 1"}'),
    "4:19  E_DOMAIN",
    "an amplitude must vanish where the variables do",
  ],
  [
    "an amplitude depends on time",
    planar(EQUATIONS, 'amplitudes: {s1: "u*cos(t)"}'),
    "4:19  E_UNSUPPORTED",
    "leave out t",
  ],
  [
    "an amplitude is nonlinear at leading order",
    planar("small: {eps: 1}", 'equations: {u: "v-u-eps*u^2", v: "u-v"}', 'amplitudes: {s1: "u+u^2"}'),
    "5:19  E_DOMAIN",
    "is nonlinear at leading order",
  ],
  [
    "a displacement is asked for without the polar form",
    planar(EQUATIONS, "amplitudes: {displacement: u}"),
    "4:14  E_SCHEMA",
    "a displacement needs 'form: polar' beside it",
  ],
  [
    "transition curves are asked for of what is not small",
    planar(EQUATIONS, "parameters: [mu]", "transition: mu"),
    "5:13  E_DOMAIN",
    "give it a weight, as in 'small: {eps: 1, mu: 1}'",
  ],
  [
    "an amplitude of fields on an interval is a function",
    [
      "kind: invariant-manifold",
      "variables: [u]",
      "interval: {direction: x, length: pi, ends: dirichlet}",
      'equations: {u: "d(u,x,2)+u-u^3"}',
      "amplitudes: {s1: u}",
    ].join("\n"),
    "5:13  E_UNSUPPORTED",
    "amplitudes of fields on an interval are the coefficients of their shapes",
  ],
  [
    "the form of amplitudes beside functions is none",
    planar(EQUATIONS, "amplitudes: {form: round, s1: u}"),
    "4:20  E_SCHEMA",
    "expected the form complex, real, polar, got 'round'",
  ],
  [
    "a form of amplitudes that there is not",
    planar(EQUATIONS, "amplitudes: spherical"),
    "4:13  E_SCHEMA",
    "expected complex, real, polar, or functions",
  ],
  [
    "a small symbol does not occur",
    planar("small: {eps: 1}", EQUATIONS),
    "3:9  E_UNDECLARED",
    "a weight is given for 'eps', which the equations do not contain",
  ],
  [
    "a truncated symbol does not occur",
    planar(EQUATIONS, "truncate: [{weights: {b: 1}, below: 2}]"),
    "4:23  E_UNDECLARED",
    "a weight is given for 'b'",
  ],
  ["a variable is small", planar("small: {u: 1}", EQUATIONS), "3:9  E_SCHEMA", "'u' has a meaning already"],
  [
    "a variable is said to vary",
    planar('timeDerivatives: {u: "0"}', EQUATIONS),
    "3:19  E_SCHEMA",
    "'u' has a meaning already",
  ],
  [
    "an equation is for no variable",
    planar('equations: {u: "v-u", v: "u-v", ww: "u"}'),
    "3:33  E_SCHEMA",
    "there is an equation for 'ww', which is no variable",
  ],
  [
    "an equation is missing",
    planar('equations:\n  u: "v-u"'),
    "3:1  E_SCHEMA",
    "the variable 'v' has no equation: add v:",
  ],
  [
    "an equation is missing for a variable that JavaScript knows",
    'kind: invariant-manifold\nvariables: [u, toString]\nequations: {u: "-u^2"}',
    "3:1  E_SCHEMA",
    "the variable 'toString' has no equation",
  ],
  [
    "coefficients depend on space",
    planar("space: [x]", 'equations: {u: "v-u+x*u", v: "u-v"}'),
    "4:17  E_UNSUPPORTED",
    "only d(...,x) may contain it",
  ],
  [
    "coefficients grow with time",
    planar('equations: {u: "v-u+t*u", v: "u-v"}'),
    "3:17  E_UNSUPPORTED",
    "exp, sin and cos of its multiples only",
  ],
  [
    "a function is singular at the origin",
    planar('equations: {u: "v-u+u/v", v: "u-v"}'),
    "3:17  E_DOMAIN",
    "1/v has no Taylor series about the origin",
  ],
  [
    "a symbol is not declared",
    planar('equations: {u: "v-u", v: "u-v+b*u^2"}'),
    "3:31  E_UNDECLARED",
    "'b' is not declared: list it under parameters",
  ],
  [
    "a nonlinear term is not small",
    planar("small: {eps: 1}", 'equations: {u: "v-u-u^2", v: "u-v+eps*v^2"}'),
    "4:17  E_DOMAIN",
    "the equation of u is nonlinear at leading order",
  ],
  [
    "a nonlinear term of a later equation is not small",
    planar("small: {eps: 1}", 'equations: {u: "v-u-eps*u^2", v: "u-v+v^2"}'),
    "4:35  E_DOMAIN",
    "the equation of v is nonlinear at leading order",
  ],
  [
    "a function of a later equation is singular at the origin",
    planar('equations: {u: "v-u", v: "u-v+u*log(v)"}'),
    "3:27  E_DOMAIN",
    "log(v) has no Taylor series about the origin",
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
    "equations contain a root",
    planar('equations: {u: "root(x^3-2,x,1)*v", v: "u-v"}'),
    "3:17  E_UNSUPPORTED",
    "among eigenvalues and vectors only",
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
  [
    "a variable is listed twice",
    'kind: invariant-manifold\nvariables: [u, u]\nequations: {u: "-u"}',
    "2:16  E_SCHEMA",
    "'u' is listed twice",
  ],
];

describe("an invariant-manifold file", () => {
  for (const [what, text, place, says] of FAULTS) {
    counted("behaviour", `is refused with its place where ${what}`, () => {
      const message = failureOf(() => solved(text));
      expect(message).toContain(`p.yaml:${place}  `);
      expect(message).toContain(says);
    });
  }

  counted("behaviour", "takes parameters to be constant: d(a*u,x) is a*d(u,x)", () => {
    const { typed } = read(
      planar(
        "space: [x]",
        "parameters: [a]",
        'equations: {u: "v - u + d(a*u,x) + d(a,x)*v", v: "delay(a*u,1) - a*v"}',
      ),
    );
    const expected = ["v - u + a*d(u,x)", "a*delay(u,1) - a*v"].map((text) => parseExpression(text));
    typed.forEach((e, i) => {
      expect(sameFunction(e, at(expected, i))).toBe(true);
    });
    return 2;
  });

  counted("behaviour", "without weights is embedded: d(u,x) and u^2 become small", () => {
    const { system, typed, embedding } = read(
      planar("space: [x]", 'equations: {u: "v-u-d(u,x)", v: "u-v+v^2"}'),
    );
    expect(embedding).toBe("eps");
    expect(system.equations).toEqual(["v-u-eps*d(u,x)", "u-v+eps*v^2"].map((text) => parseExpression(text)));
    expect(typed).toEqual(["v-u-d(u,x)", "u-v+v^2"].map((text) => parseExpression(text)));
  });

  counted("behaviour", "takes another name for the small parameter where eps is a variable", () => {
    const text = 'kind: invariant-manifold\nvariables: [eps]\nequations: {eps: "-eps^2"}';
    const { embedding, system } = read(text);
    expect(embedding).toBe("epsilon");
    expect(system.equations).toEqual([parseExpression("-epsilon*eps^2")]);
  });

  counted("behaviour", "a parameter may have a name that JavaScript knows", () => {
    const text = planar("parameters: [constructor]", 'equations: {u: "v-u+constructor*u^2", v: "u-v"}');
    expect(read(text).system.equations[0]).toEqual(parseExpression("v-u+eps*constructor*u^2"));
  });
});

counted("behaviour", "an error order changed on the command line has the range of one in the file", () => {
  const file = locateProblem(planar(EQUATIONS), "p.yaml");
  for (const errorOrder of [0, 61, 100_000]) {
    expect(failureOf(() => readManifold(file, { assignments: [], errorOrder }))).toContain(
      `--error-order: expected a whole number from 1 to 60, got ${errorOrder}`,
    );
  }
  return 3;
});
