import { refusals } from "./refusals.ts";

const DELAYED = ["kind: invariant-manifold", "variables: [u]", 'modes: {eigenvalues: ["i", "-i"]}'];

refusals("a delay equation", [
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
]);
