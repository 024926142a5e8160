// Errors, results, budgets, sources.

export {
  type Budget,
  type BudgetOptions,
  budgetOf,
  type SpentReason,
  UNLIMITED,
  withinBudget,
} from "./core/budget.ts";
export { at, type ErrorCode, formatError, type Place, ResiduaError } from "./core/errors.ts";
export type { Result } from "./core/result.ts";
export { type Citation, cite, type Document } from "./core/sources.ts";
export type { VerdictStatus } from "./core/verdict-status.ts";

// Rings: numbers.

export {
  type AlgebraicExtension,
  type AlgebraicNumber,
  algebraicExtension,
} from "./exact/algebraic-extension.ts";
export {
  conjugate,
  type Gaussian,
  gaussian,
  gaussians,
  IMAGINARY_UNIT,
  imaginaryPart,
  realPart,
  squaredModulus,
} from "./exact/gaussian.ts";
export { type Integer, integers } from "./exact/integer.ts";
export { isPrime, primeField } from "./exact/prime-field.ts";
export { type Rational, rational, rationals, rationalText, toFloatRational } from "./exact/rational.ts";
export {
  type Field,
  type FractionField,
  type GcdDomain,
  type IntegralDomain,
  metered,
  type Ring,
} from "./exact/ring.ts";
export {
  compareRealAlgebraic,
  type RealAlgebraic,
  rationalRoot,
  realRoots,
  refineRoot,
  signAtRoot,
  toFloatRealAlgebraic,
} from "./exact/roots/real-algebraic.ts";
export { type CountingRange, countRealRoots } from "./exact/roots/sturm.ts";
export { wordPrimeField } from "./exact/word-prime-field.ts";

// Rings: polynomials, fractions, series.

export {
  factorisationText,
  factorPolynomial,
  type IrreducibleFactor,
  type PolynomialFactorisation,
} from "./exact/factor/factor-polynomial.ts";
export type { Fraction } from "./exact/fraction-field.ts";
export { type GradedSeriesRing, gradedSeriesRing } from "./exact/graded/graded-series.ts";
export type { GradedSeries, Truncation } from "./exact/graded/graded-terms.ts";
export { type FactoredFraction, type Localisation, localisation } from "./exact/localisation.ts";
export type { Polynomial, PolynomialRing, Term } from "./exact/polynomial/polynomial.ts";
export { polynomialRing } from "./exact/polynomial/polynomial-ring.ts";
export { type RationalFunction, rationalFunctions } from "./exact/polynomial/rational-function.ts";
export {
  type SquareFreeFactor,
  type SquareFreeFactorisation,
  squareFreeFactorisation,
} from "./exact/polynomial/square-free.ts";
export { sumOfFractions } from "./exact/polynomial/sum-of-fractions.ts";
export { inverseSeries, type Series, type SeriesRing, seriesRing } from "./exact/series.ts";

// Exact linear algebra.

export { characteristicPolynomial } from "./exact/linear/characteristic-polynomial.ts";
export {
  associatedPolynomials,
  leadingCharacteristicPolynomials,
  toHessenberg,
} from "./exact/linear/hessenberg.ts";
export { type JordanChain, jordanChains } from "./exact/linear/jordan-chains.ts";
export { determinant, factorise, nullSpace, rank } from "./exact/linear/linear.ts";
export type { Matrix } from "./exact/linear/matrix.ts";
export type { MatrixFactorisation, Solution } from "./exact/linear/matrix-factorisation.ts";
export { type Border, borderedDeterminant } from "./exact/linear/minors.ts";
export { solveIntegers } from "./exact/linear/solve-integers.ts";

// Expressions.

export { differentiate, substitute, symbolsOf } from "./expr/calculus.ts";
export {
  cancel,
  type PolynomialFraction,
  polynomialExpression,
  polynomialFraction,
  sameFunction,
} from "./expr/convert.ts";
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
export { type CompareOptions, compareFunctions, type FunctionComparison } from "./expr/fingerprint.ts";
export { expressionLatex, type LatexOptions } from "./expr/latex.ts";
export { parseExpression } from "./expr/parse.ts";
export { expressionText } from "./expr/text.ts";

// Models and their derivation.

export type { Certificate } from "./derive/certificate.ts";
export { type EffectiveElasticity, effectiveElasticity } from "./derive/lattice/effective-elasticity.ts";
export {
  deriveLatticeWave,
  type LatticeWave,
  type LatticeWaveProblem,
} from "./derive/lattice/lattice-wave.ts";
export { CHEN_ROBERTS_BUNDER } from "./derive/lattice/source.ts";
export { withAmplitudeFunctions } from "./derive/manifold/amplitudes/amplitude-functions.ts";
export { certifyRealForm } from "./derive/manifold/amplitudes/certify-real-form.ts";
export { type Displacement, displacement } from "./derive/manifold/amplitudes/displacement.ts";
export { type GradedSum, gradedSumExpression } from "./derive/manifold/amplitudes/graded-sum.ts";
export {
  type LimitCycle,
  type LimitCycleOptions,
  type LimitCycles,
  limitCycles,
} from "./derive/manifold/amplitudes/limit-cycles.ts";
export {
  type ComplexManifold,
  type RealManifold,
  realManifold,
} from "./derive/manifold/amplitudes/real-form.ts";
export type { RealForm, RealMotion } from "./derive/manifold/amplitudes/real-motions.ts";
export { type RealTerm, type RealTerms, realExpression } from "./derive/manifold/amplitudes/real-terms.ts";
export { type TransitionCurves, transitionCurves } from "./derive/manifold/amplitudes/transition-curves.ts";
export { type DeriveManifoldOptions, deriveManifold } from "./derive/manifold/derive-manifold.ts";
export { type DivisorZero, divisorZeros, type ZeroEquation } from "./derive/manifold/divisor-zeros.ts";
export { standardEmbedding } from "./derive/manifold/embedding/standard-embedding.ts";
export { deviationEquations, type State } from "./derive/manifold/equilibrium/deviation-equations.ts";
export { findEquilibria } from "./derive/manifold/equilibrium/find-equilibria.ts";
export { type ChosenOnInterval, chooseOnInterval } from "./derive/manifold/interval/choose-wavenumbers.ts";
export { deriveFields } from "./derive/manifold/interval/derive-fields.ts";
export type { FieldSystem } from "./derive/manifold/interval/field-polynomials.ts";
export type { Ends, Interval } from "./derive/manifold/interval/interval.ts";
export { fieldExpression, type ModalSystem } from "./derive/manifold/interval/modal-system.ts";
export type { ManifoldProblem, ManifoldStyle, Mode } from "./derive/manifold/manifold-problem.ts";
export type {
  DivisorEntry,
  HistoryKernels,
  InvariantManifold,
  KernelTerm,
} from "./derive/manifold/manifold-result.ts";
export type { NearResonance } from "./derive/manifold/near-resonance.ts";
export { type AmplitudeForm, type SeriesTerms, seriesExpression } from "./derive/manifold/series-terms.ts";
export { chooseModes } from "./derive/manifold/spectrum/choose-modes.ts";
export { exactSpectrum, type SpectralLine } from "./derive/manifold/spectrum/exact-spectrum.ts";
export { type LinearMatrices, linearMatrices } from "./derive/manifold/spectrum/linear-matrices.ts";
export type { ModeChoice } from "./derive/manifold/spectrum/mode-choice.ts";
export { type Bond, bondsOf, type Lattice, latticeOf, mapLattice } from "./models/lattice.ts";
export { dispersionRelation } from "./models/wave.ts";

// Programs and compiled kernels.

export { overIntervals, withErrorBounds } from "./lower/checked/checked-program.ts";
export {
  type Box,
  type CheckedPoint,
  type CheckedValue,
  checkedValue,
  enclosure,
} from "./lower/checked/checked-value.ts";
export { adjointProgram } from "./lower/differentiate/adjoint-program.ts";
export { columnColouring } from "./lower/differentiate/column-colouring.ts";
export { jacobianPattern } from "./lower/differentiate/jacobian-pattern.ts";
export { jacobianProgram } from "./lower/differentiate/jacobian-program.ts";
export { tangentProgram } from "./lower/differentiate/tangent-program.ts";
export { fuseRungeKutta4 } from "./lower/fuse-runge-kutta.ts";
export type { Program } from "./lower/ir/program.ts";
export { compileJavaScript } from "./lower/javascript/compile-javascript.ts";
export { latticeProgram } from "./lower/lattice-program.ts";
export { lowerExpressions } from "./lower/lower-expressions.ts";
export { compileNative, type NativeKernel } from "./lower/native/compile-native.ts";
export { rearranged } from "./lower/passes/pipelines.ts";
export type { ProgramArray, ProgramKernel } from "./lower/program-kernel.ts";
export { programOf } from "./lower/program-of.ts";
export { SOURCE_LANGUAGES, type SourceLanguage, sourceText } from "./lower/source-text/source-text.ts";
export { compileWebAssembly, type WebAssemblyKernel } from "./lower/webassembly/compile-webassembly.ts";
export { type LinearMemory, linearMemory } from "./lower/webassembly/linear-memory.ts";

// Numerical methods.

export { adaptiveQuadrature, type Integral, type QuadratureOptions } from "./numeric/adaptive-quadrature.ts";
export { factoriseCholesky } from "./numeric/banded/banded-cholesky.ts";
export {
  lowestEigenpairs,
  lowestGeneralisedEigenpairs,
} from "./numeric/banded/banded-eigen.ts";
export { type BandedFactors, factoriseBanded } from "./numeric/banded/banded-lu.ts";
export { addToBanded, type BandedMatrix, zeroBanded } from "./numeric/banded/banded-matrix.ts";
export {
  type CharacteristicRoot,
  characteristicRoots,
  type LinearDelayEquation,
} from "./numeric/characteristic-roots.ts";
export { definitePencilEigen } from "./numeric/definite-pencil.ts";
export { fourierTransform } from "./numeric/fourier-transform.ts";
export { gaussHermite, gaussLegendre, type QuadratureRule } from "./numeric/gauss-rules.ts";
export { integrate } from "./numeric/integrators/integrate.ts";
export { type DelayProblem, integrateDelay } from "./numeric/integrators/integrate-delay.ts";
export { integrateStiff } from "./numeric/integrators/integrate-stiff.ts";
export { rungeKutta4 } from "./numeric/integrators/runge-kutta-4.ts";
export {
  BLANES_MOAN,
  type SplittingMethod,
  type SymplecticMotion,
  symplecticMotion,
  VELOCITY_VERLET,
} from "./numeric/integrators/symplectic.ts";
export type { Trajectory } from "./numeric/integrators/trajectory.ts";
export type { SquareMatrix } from "./numeric/square-matrix.ts";
export { type EigenPair, generalisedSymmetricEigen, symmetricEigen } from "./numeric/symmetric-eigen.ts";

// Numbers of invariant manifolds.

export {
  type ConfirmManifoldOptions,
  confirmManifold,
  type ManifoldConfirmation,
} from "./simulate/manifold/confirm-manifold.ts";
export { type DefectBox, type DefectBoxOptions, defectBox } from "./simulate/manifold/defect-box.ts";
export {
  estimateValidity,
  type ManifoldValidity,
  type ValidityEstimate,
} from "./simulate/manifold/estimate-validity.ts";

// Claims, problems, reports.

export { checkClaim, checkClaims, holds, isExpected } from "./check/check.ts";
export type { CheckedClaim, Claim, Evidence, OrderClaim, Verdict } from "./check/claim.ts";
export { wrongTwins } from "./check/wrong-twins.ts";
export type { Derivation } from "./problem/derivation.ts";
export { type NumericWave, slowestModeErrors, slowestModes } from "./problem/lattice-wave-numerics.ts";
export { presentLatticeWave } from "./problem/lattice-wave-view.ts";
export { type LocatedProblem, locateProblem } from "./problem/located-problem.ts";
export { type ManifoldPresentation, presentManifold } from "./problem/manifold/manifold-view.ts";
export { solveManifold } from "./problem/manifold/solve-manifold.ts";
export type { SolvedManifold } from "./problem/manifold/solved-manifold.ts";
export { ownResult } from "./problem/own-result.ts";
export type { Derived, DeriveOptions } from "./problem/problem-kind.ts";
export { shippedProblem } from "./problem/shipped-problem.ts";
export { citation, column, figure, heading, inlineCode, math, paragraph, table } from "./report/build.ts";
export type { Block, Inline } from "./report/document.ts";
export type { Plot, Point } from "./report/plot.ts";
