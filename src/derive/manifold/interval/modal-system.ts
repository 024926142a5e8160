import { at } from "../../../core/errors.ts";
import type { Polynomial, PolynomialRing } from "../../../exact/polynomial/polynomial.ts";
import { polynomialRing } from "../../../exact/polynomial/polynomial-ring.ts";
import { type Rational, rational, rationals } from "../../../exact/rational.ts";
import { power as ringPower } from "../../../exact/ring.ts";
import {
  type TrigonometricPolynomial,
  type TrigonometricRing,
  trigonometricPolynomials,
} from "../../../exact/trigonometric-polynomials.ts";
import { add, type Expression, multiply, number, power, symbol } from "../../../expr/expression.ts";
import { derivativeName, derivativeOrders, jetName, readJetSymbol } from "../../../expr/jet-symbol.ts";
import { expressionText } from "../../../expr/text.ts";
import { type FieldPolynomials, type FieldSystem, fieldPolynomials } from "./field-polynomials.ts";
import { fieldOf } from "./field-terms.ts";
import {
  baseWavenumber,
  type Interval,
  modalName,
  type Shape,
  shapeExpression,
  shapesOf,
} from "./interval.ts";

/** What multiplies one shape in the expansion of one field. */
export interface ModalCoordinate {
  readonly name: string;
  /** The index of the field. */
  readonly variable: number;
  readonly shape: Shape;
}

/** Fields on an interval, and the ordinary differential equations of what multiplies their shapes up to a wavenumber. */
export interface ModalSystem {
  readonly fields: FieldSystem;
  readonly interval: Interval;
  /** In the order of the variables of `system`. */
  readonly coordinates: readonly ModalCoordinate[];
  readonly system: FieldSystem;
}

type Coefficient = Polynomial<Rational>;

/**
 * The equations of fields on an interval in terms of their shapes: `u = sum of u_k sin(k q x)` or the like, put into the
 * equations, with products of shapes as sums of shapes. Shapes above the highest wavenumber are left out.
 */
export function modalSystem(fields: FieldSystem, interval: Interval, highest: number): ModalSystem {
  const coordinates = fields.variables.flatMap((variable, i) => {
    const ends = at(interval.ends, i);
    return shapesOf(ends, highest).map((shape) => ({
      name: modalName(variable, ends, shape),
      variable: i,
      shape,
    }));
  });
  const expansion = shapeExpansion(fields, interval, coordinates);
  const equations = coordinates.map(({ variable, shape: { parity, wavenumber } }) => {
    const coefficient = at(expansion.equations, variable)[parity][wavenumber];
    return coefficient === undefined ? number(0) : expansion.expression(coefficient);
  });
  const system = { ...fields, variables: coordinates.map(({ name }) => name), equations };
  return { fields, interval, coordinates, system };
}

/** A field as an expression, from what multiplies its shapes. */
export function fieldExpression(
  { interval, coordinates }: ModalSystem,
  variable: number,
  values: readonly Expression[],
): Expression {
  return add(
    ...coordinates.flatMap((coordinate, k) =>
      coordinate.variable === variable
        ? [multiply(at(values, k), shapeExpression(interval, coordinate.shape))]
        : [],
    ),
  );
}

interface ShapeExpansion {
  readonly equations: readonly TrigonometricPolynomial<Coefficient>[];
  readonly expression: (coefficient: Coefficient) => Expression;
}

function shapeExpansion(
  fields: FieldSystem,
  interval: Interval,
  coordinates: readonly ModalCoordinate[],
): ShapeExpansion {
  const polynomials = fieldPolynomials(fields);
  const wavenumber = baseWavenumber(interval);
  const wavenumberName = expressionText(wavenumber);
  const factors = new Map([...polynomials.factors, [wavenumberName, wavenumber]]);
  const jets = polynomials.unknowns.map((name) => unknownSeries(name, { fields, interval, coordinates }));
  const names = new Set([...jets.flatMap(({ terms }) => terms.map((term) => term.name)), ...factors.keys()]);
  const ring = polynomialRing(rationals, [...names]);
  const shapes = trigonometricPolynomials(ring);
  const values = polynomials.ring.variables.map((name) => {
    const index = polynomials.unknowns.indexOf(name);
    return index < 0
      ? shapes.constant(ring.variable(name))
      : shapedSeries(at(jets, index), shapes, ring, wavenumberName);
  });
  return {
    equations: expandedEquations(polynomials, shapes, ring, values),
    expression: (coefficient) => coefficientExpression(coefficient, ring, factors),
  };
}

function expandedEquations(
  { ring, equations }: FieldPolynomials,
  shapes: TrigonometricRing<Coefficient>,
  coefficients: PolynomialRing<Rational>,
  values: readonly TrigonometricPolynomial<Coefficient>[],
): readonly TrigonometricPolynomial<Coefficient>[] {
  return equations.map(({ numerator, denominator }) =>
    ring.evaluate(
      numerator,
      shapes,
      (value) => shapes.constant(coefficients.constant(rational(value, denominator))),
      values,
    ),
  );
}

/** An unknown as a sum of symbols times shapes, differentiated so many times. */
interface UnknownSeries {
  readonly terms: readonly { readonly name: string; readonly shape: Shape }[];
  readonly order: number;
}

/** The same operators on what multiplies the shapes, without those along the interval. */
function unknownSeries(
  name: string,
  { fields, interval, coordinates }: Pick<ModalSystem, "fields" | "interval" | "coordinates">,
): UnknownSeries {
  const { variable, order } = fieldOf(fields, interval.direction, name);
  const terms = coordinates
    .filter((coordinate) => coordinate.variable === variable)
    .map((coordinate) => ({
      name: modalUnknown(name, coordinate.name, interval.direction),
      shape: coordinate.shape,
    }));
  return { terms, order };
}

/** The symbol for what multiplies a shape in an unknown: `d(u,x,2,y)` on an interval of x becomes `d(u_1,y)`. */
export function modalUnknown(name: string, coordinate: string, direction: string): string {
  const jet = readJetSymbol(name);
  if (jet === undefined) return coordinate;
  const inner = modalUnknown(jet.subject, coordinate, direction);
  if (jet.operator !== "d") return jetName({ ...jet, subject: inner });
  const rest = [...derivativeOrders(jet.operands)].filter(([along]) => along !== direction);
  return derivativeName(
    inner,
    rest.map(([along]) => along),
    rest.map(([, order]) => order),
  );
}

function shapedSeries(
  { terms, order }: UnknownSeries,
  shapes: TrigonometricRing<Coefficient>,
  ring: PolynomialRing<Rational>,
  wavenumberName: string,
): TrigonometricPolynomial<Coefficient> {
  const lists: Readonly<Record<Shape["parity"], Coefficient[]>> = { cos: [], sin: [] };
  const length = Math.max(0, ...terms.map(({ shape }) => shape.wavenumber)) + 1;
  for (const list of [lists.cos, lists.sin]) list.push(...Array.from({ length }, () => ring.zero));
  for (const { name, shape } of terms) lists[shape.parity][shape.wavenumber] = ring.variable(name);
  let series = shapes.fromCoefficients(lists.cos, lists.sin);
  for (let k = 0; k < order; k += 1) series = shapes.derivative(series);
  const factor = ringPower(ring, ring.variable(wavenumberName), order);
  return shapes.multiply(shapes.constant(factor), series);
}

function coefficientExpression(
  coefficient: Coefficient,
  ring: PolynomialRing<Rational>,
  factors: ReadonlyMap<string, Expression>,
): Expression {
  const terms = [...ring.terms(coefficient)].map((term) =>
    multiply(
      number(term.coefficient),
      ...ring.variables.map((name, k) =>
        power(factors.get(name) ?? symbol(name), number(term.exponents[k] ?? 0)),
      ),
    ),
  );
  return add(...terms);
}
