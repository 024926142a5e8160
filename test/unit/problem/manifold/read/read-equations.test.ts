import { planar } from "../manifold-files.ts";
import { EQUATIONS, refusals } from "./refusals.ts";

refusals("the equations", [
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
    "a variable is the imaginary unit",
    'kind: invariant-manifold\nvariables: [s, i]\nequations: {s: "-s*i", i: "s*i-i"}',
    "2:16  E_SCHEMA",
    "'i' is the imaginary unit: rename it",
  ],
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
    "equations contain a root",
    planar('equations: {u: "root(x^3-2,x,1)*v", v: "u-v"}'),
    "3:17  E_UNSUPPORTED",
    "among eigenvalues and vectors only",
  ],
  [
    "a variable is listed twice",
    'kind: invariant-manifold\nvariables: [u, u]\nequations: {u: "-u"}',
    "2:16  E_SCHEMA",
    "'u' is listed twice",
  ],
]);
