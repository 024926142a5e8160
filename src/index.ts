export { checkClaim, checkClaims, holds, isExpected } from "./check/check.ts";
export type { CheckedClaim, Claim, Evidence, Verdict } from "./check/claim.ts";
export { wrongTwins } from "./check/wrong-twins.ts";
export { type Budget, budgetOf, UNLIMITED } from "./core/budget.ts";
export { at, type ErrorCode, formatError, type Place, ResiduaError } from "./core/errors.ts";
export type { Result } from "./core/result.ts";
export { type Citation, cite, type Document } from "./core/sources.ts";
export type { VerdictStatus } from "./core/verdict-status.ts";
export type { Certificate } from "./derive/certificate.ts";
export {
  deriveLatticeWave,
  type LatticeWave,
  type LatticeWaveProblem,
} from "./derive/lattice/lattice-wave.ts";
export { CHEN_ROBERTS_BUNDER } from "./derive/lattice/source.ts";
export { type Rational, rational, toFloatRational } from "./exact/rational.ts";
export { differentiate, substitute, symbolsOf } from "./expr/calculus.ts";
export { cancel, sameFunction } from "./expr/convert.ts";
export { evaluateExactly, exactValue } from "./expr/evaluate.ts";
export {
  add,
  call,
  constant,
  divide,
  type Expression,
  multiply,
  negate,
  number,
  power,
  subtract,
  symbol,
} from "./expr/expression.ts";
export { expressionLatex, type LatexOptions } from "./expr/latex.ts";
export { parseExpression } from "./expr/parse.ts";
export { expressionText } from "./expr/text.ts";
export { lowerExpressions } from "./lower/lower-expressions.ts";
export { type Bond, bondsOf, type Lattice, latticeOf, mapLattice } from "./models/lattice.ts";
export { dispersionRelation } from "./models/wave.ts";
export type { Derivation } from "./problem/derivation.ts";
export { type NumericWave, slowestModeErrors, slowestModes } from "./problem/lattice-wave-numerics.ts";
export { presentLatticeWave } from "./problem/lattice-wave-view.ts";
export { ownResult } from "./problem/own-result.ts";
export type { Derived, DeriveOptions } from "./problem/problem-kind.ts";
export { citation, math, paragraph } from "./report/build.ts";
export type { Inline } from "./report/document.ts";
