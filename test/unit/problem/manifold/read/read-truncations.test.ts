import { planar } from "../manifold-files.ts";
import { EQUATIONS, refusals } from "./refusals.ts";

refusals("the choice of what is small", [
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
]);
