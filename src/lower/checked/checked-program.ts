import { ResiduaError } from "../../core/errors.ts";
import { type Builder, programBuilder } from "../ir/builder.ts";
import { liveNodes } from "../ir/loops.ts";
import type { Access, ArrayDeclaration, Loop, NodeId, Program, Store } from "../ir/program.ts";
import { compacted } from "../ir/rewrite.ts";
import { expandStencils } from "../passes/expand-stencils.ts";
import { runPasses } from "../passes/pass.ts";
import { ballArithmetic } from "./ball.ts";
import type { CheckedArithmetic } from "./checked-arithmetic.ts";
import { type CheckedNames, type CheckedNodes, checkedNodes } from "./checked-nodes.ts";
import { intervalArithmetic } from "./interval.ts";

/**
 * The program that computes beside each value a bound of its error, in an array `yBound` after each output `y`. Inputs and
 * parameters are exact. Where a bound is infinite, nothing is known. It is a program like any other, for every back end.
 *
 * Errors: E_UNSUPPORTED for a program whose elementary functions have been inlined, whose truth values or integers depend on
 * reals, or in which a name like `yBound` is taken.
 * @example compileJavaScript(withErrorBounds(programOf([expression], ["a"]))).run([x, y, yBound])
 */
export function withErrorBounds(program: Program): Program {
  return checkedProgram(program, ballArithmetic, "beside each value of y a bound of its error in yBound");
}

/**
 * The program over intervals: for each array and parameter `x` it has two, `xLower` and `xUpper`, and each result is certain to
 * contain all values that the formulas have at points of the inputs. A parameter that counts points stays one number.
 *
 * Errors: those of `withErrorBounds`.
 */
export function overIntervals(program: Program): Program {
  return checkedProgram(program, intervalArithmetic, "from intervals xLower to xUpper, rounded outwards");
}

function checkedProgram<P>(
  given: Program,
  arithmeticOn: (on: Builder) => CheckedArithmetic<NodeId, NodeId, P>,
  comment: string,
): Program {
  const program = runPasses(given, [expandStencils]);
  const builder = programBuilder();
  const arithmetic = arithmeticOn(builder);
  const names = checkedNames(program, arithmetic);
  const nodes = checkedNodes(program, builder, arithmetic, names);
  for (const id of liveNodes(program)) nodes.make(id);
  const checked = {
    ...program,
    name: `${program.name}${arithmetic.suffixes[1]}`,
    comments: [...program.comments, comment],
    parameters: program.parameters.flatMap((name) => names.ofParameter(name) ?? [name]),
    arrays: program.arrays.flatMap((array) => checkedArrays(array, names)),
    nodes: builder.nodes,
    loops: program.loops.map((loop) => checkedLoop(loop, nodes, names)),
  };
  requireDistinct(checked);
  return compacted(checked);
}

function checkedNames<P>(
  { arrays, parameters, loops }: Program,
  { suffixes: [first, second], hasPairsAsInputs }: CheckedArithmetic<NodeId, NodeId, P>,
): CheckedNames {
  const pair = (name: string) => [name + first, name + second] as const;
  const counts = loops.flatMap((loop) =>
    loop.tag === "reduction" && typeof loop.count !== "number" ? [loop.count.parameter] : [],
  );
  const pairs = arrays.filter(
    ({ role, indicesBelow }) => indicesBelow === undefined && (role !== "input" || hasPairsAsInputs),
  );
  const [arrayNames, parameterNames] = [
    new Set(pairs.map(({ name }) => name)),
    new Set(hasPairsAsInputs ? parameters.filter((name) => !counts.includes(name)) : []),
  ];
  return {
    ofArray: (name) => (arrayNames.has(name) ? pair(name) : undefined),
    ofParameter: (name) => (parameterNames.has(name) ? pair(name) : undefined),
  };
}

function checkedArrays(array: ArrayDeclaration, { ofArray }: CheckedNames): readonly ArrayDeclaration[] {
  return ofArray(array.name)?.map((name) => ({ ...array, name })) ?? [array];
}

function requireDistinct({ arrays, parameters }: Program): void {
  for (const names of [arrays.map(({ name }) => name), parameters]) {
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice === undefined) continue;
    throw new ResiduaError("E_UNSUPPORTED", `the name ${twice} is needed for what is checked; rename yours`);
  }
}

function checkedLoop(loop: Loop, { partsOf }: CheckedNodes, { ofArray }: CheckedNames): Loop {
  const accesses = (access: Access): readonly Access[] =>
    ofArray(access.array)?.map((array) => ({ ...access, array })) ?? [access];
  const stores = (all: readonly Store[]): readonly Store[] =>
    all.flatMap(({ access, value }) =>
      accesses(access).map((each, k) => ({ access: each, value: partsOf(value)[k === 0 ? 0 : 1] })),
    );
  switch (loop.tag) {
    case "map":
      return { ...loop, stores: stores(loop.stores) };
    case "reduction": {
      const accumulators = loop.accumulators.flatMap(({ initial, next, access }) => {
        const [starts, nexts] = [partsOf(initial), partsOf(next)];
        return accesses(access).map((each, k) => {
          const part = k === 0 ? 0 : 1;
          return { initial: starts[part], next: nexts[part], access: each };
        });
      });
      return { ...loop, accumulators };
    }
    case "rows": {
      const accumulators = loop.accumulators.flatMap(({ initial, next }) => {
        const [starts, nexts] = [partsOf(initial), partsOf(next)];
        return ([0, 1] as const).map((part) => ({ initial: starts[part], next: nexts[part] }));
      });
      return { ...loop, accumulators, stores: stores(loop.stores) };
    }
    case "stencil":
      throw new Error("Residua bug: stencils are expanded before a program is checked.");
  }
}
