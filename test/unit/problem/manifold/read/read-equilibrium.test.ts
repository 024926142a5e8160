import { planar } from "../manifold-files.ts";
import { EQUATIONS, refusals } from "./refusals.ts";

refusals("an equilibrium", [
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
]);
