import { planar } from "../manifold-files.ts";
import { EQUATIONS, refusals } from "./refusals.ts";

refusals("the choice of amplitudes", [
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
]);
