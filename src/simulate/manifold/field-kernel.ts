import { at, ResiduaError } from "../../core/errors.ts";
import { symbolsOf } from "../../expr/calculus.ts";
import { derivativeOrders, readJetSymbol } from "../../expr/jet-symbol.ts";
import {
  type ComplexInput,
  type ComplexOutput,
  complexProgramOf,
} from "../../lower/complex/complex-program.ts";
import { compileJavaScript } from "../../lower/javascript/compile-javascript.ts";
import type { ComplexNumber } from "../../numeric/complex-number.ts";
import type { PeriodicGrid } from "../../numeric/periodic-grid.ts";

/** What formulas of fields are compiled for. */
export interface FieldSetting {
  /** The fields of a state, in its order: a column of values at the points of the grid, or two for a complex one. */
  readonly fields: readonly ComplexInput[];
  readonly grid: PeriodicGrid;
  /** The names of the grid's directions. */
  readonly directions: readonly string[];
  /** The texts of the delays whose states follow the present one. */
  readonly delays: readonly string[];
  /** Real symbols that are the same everywhere. */
  readonly parameters: readonly string[];
  /** Symbols with known values. */
  readonly constants?: Readonly<Record<string, ComplexNumber>>;
}

/**
 * Computes formulas of fields: `states` holds the present state, then those of each delay; `output` takes the formulas'
 * values in columns.
 */
export type FieldKernel = (states: Float64Array, parameters: readonly number[], output: Float64Array) => void;

/** How many numbers a state of some fields has. */
export function stateSize(
  fields: readonly { readonly isReal: boolean }[],
  { pointCount }: PeriodicGrid,
): number {
  return fields.reduce((size, { isReal }) => size + (isReal ? pointCount : 2 * pointCount), 0);
}

/** A field, one of its space derivatives, or its value at an earlier time. */
interface Coordinate extends ComplexInput {
  /** Where its columns begin in the states. */
  readonly start: number;
  readonly orders: readonly number[];
}

/**
 * Compiles formulas of fields, whose space derivatives are those of trigonometric polynomials.
 *
 * Errors: E_UNSUPPORTED for convolutions and for derivatives of what is no field; those of `complexProgramOf`.
 */
export function fieldKernel(outputs: readonly ComplexOutput[], setting: FieldSetting): FieldKernel {
  const { grid, parameters, constants = {} } = setting;
  const names = new Set(outputs.flatMap(({ value }) => symbolsOf(value)));
  const inputs = [...names]
    .filter((name) => !parameters.includes(name) && !Object.hasOwn(constants, name))
    .map((name) => coordinate(name, setting));
  const { pointCount } = grid;
  const program = complexProgramOf(outputs, inputs, { points: pointCount, parameters, constants });
  const { run } = compileJavaScript(program);
  const values = new Float64Array(stateSize(inputs, grid));
  const columns = inputs.flatMap(({ start, orders, isReal }) =>
    [0, pointCount].slice(0, isReal ? 1 : 2).map((offset) => ({ start: start + offset, orders })),
  );
  return (states, parameterValues, output) => {
    columns.forEach(({ start, orders }, k) => {
      const column = states.subarray(start, start + pointCount);
      grid.differentiate(column, orders, values.subarray(k * pointCount, (k + 1) * pointCount));
    });
    run([values, output], parameterValues);
  };
}

function coordinate(name: string, setting: FieldSetting): Coordinate {
  const { fields, grid, directions, delays } = setting;
  const jet = readJetSymbol(name);
  if (jet === undefined) {
    const index = fields.findIndex((field) => field.name === name);
    if (index < 0) throw new ResiduaError("E_UNSUPPORTED", `'${name}' is neither a field nor a parameter`);
    const { isReal } = at(fields, index);
    const start = stateSize(fields.slice(0, index), grid);
    return { name, isReal, start, orders: directions.map(() => 0) };
  }
  const subject = coordinate(jet.subject, setting);
  switch (jet.operator) {
    case "d": {
      const orders = derivativeOrders(jet.operands);
      return {
        ...subject,
        name,
        orders: directions.map((direction, d) => at(subject.orders, d) + (orders.get(direction) ?? 0)),
      };
    }
    case "delay": {
      const position = delays.indexOf(at(jet.operands, 0));
      const size = stateSize(fields, grid);
      if (position < 0 || subject.start >= size) {
        throw new ResiduaError("E_UNSUPPORTED", `the delay of '${name}' is not among ${delays.join(", ")}`);
      }
      return { ...subject, name, start: subject.start + (position + 1) * size };
    }
    case "conv":
      throw new ResiduaError("E_UNSUPPORTED", `the convolution '${name}' is not simulated`);
  }
}
