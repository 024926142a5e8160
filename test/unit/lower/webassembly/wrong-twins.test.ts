import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { add, multiply, number, symbol } from "../../../../src/expr/expression.ts";
import type { Program } from "../../../../src/lower/ir/program.ts";
import { latticeProgram } from "../../../../src/lower/lattice-program.ts";
import { programOf } from "../../../../src/lower/program-of.ts";
import {
  compileWebAssembly,
  instantiate,
  type WebAssemblyKernel,
} from "../../../../src/lower/webassembly/compile-webassembly.ts";
import { F64, F64X2 } from "../../../../src/lower/webassembly/instructions.ts";
import { finiteLattice } from "../../../../src/models/finite-lattice.ts";
import { counted } from "../../../counted.ts";
import { TWO_STRAND } from "../../simulate/lattice/sample-lattices.ts";
import { sameBits, withNode } from "../programs.ts";
import { inInterpreter } from "./in-webassembly.ts";
import { changed, positionsOf } from "./module-bytes.ts";

const lattice = latticeProgram(finiteLattice(TWO_STRAND, 1, 20));

function someNumbers(length: number): readonly number[] {
  return Array.from({ length }, (_, k) => ((k * k) % 17) / 8 - 1);
}

/** The output of a kernel whose module is exchanged for another one. */
function outputWith(kernel: WebAssemblyKernel, bytes: Uint8Array<ArrayBuffer>): readonly number[] {
  const [x, y] = kernel.arrays();
  x?.set(someNumbers(x.length));
  // The first run leaves the addresses of the arrays in the memory.
  kernel.run(kernel.arrays());
  y?.fill(Number.NaN);
  instantiate(bytes, kernel.memory)();
  return [...(y ?? [])];
}

counted(
  "wrong-twin",
  "a value that is loaded into or stored from the wrong lane is seen by comparison",
  () => {
    const kernel = compileWebAssembly(lattice);
    const truth = inInterpreter(lattice, { arrays: { u: someNumbers(42) } });
    expect(sameBits(outputWith(kernel, kernel.bytes), truth)).toBe(true);
    let faults = 0;
    for (const instruction of [F64X2.loadLane, F64X2.storeLane]) {
      for (const start of positionsOf(instruction, kernel.bytes)) {
        // After the instruction come the alignment, the offset in LEB128, and the lane.
        let lane = start + instruction.length + 1;
        while (at(kernel.bytes, lane) >= 0x80) lane++;
        lane++;
        const wrong = changed(kernel.bytes, lane, 1 - at(kernel.bytes, lane));
        expect(sameBits(outputWith(kernel, wrong), truth)).toBe(false);
        faults++;
      }
    }
    expect(faults).toBeGreaterThan(10);
    return faults;
  },
);

counted("wrong-twin", "a last point that is left out is seen by comparison", () => {
  const program = programOf([add(multiply(symbol("a"), symbol("a")), number(3))], ["a"], { points: 7 });
  const kernel = compileWebAssembly(program);
  const truth = inInterpreter(program, { arrays: { x: someNumbers(7) } });
  expect(sameBits(outputWith(kernel, kernel.bytes), truth)).toBe(true);
  // The last call computes points 5 and 6; made to begin at point 0, it computes two that are known already.
  const [start, ...others] = positionsOf(
    [...F64.const, ...new Uint8Array(new Float64Array([5]).buffer)],
    kernel.bytes,
  );
  expect(others).toEqual([]);
  const exponentByte = (start ?? 0) + 8;
  const wrong = changed(changed(kernel.bytes, exponentByte, 0), exponentByte - 1, 0);
  expect(sameBits(outputWith(kernel, wrong), truth)).toBe(false);
});

counted("wrong-twin", "any wrong operation or order of operands is seen by comparison", () => {
  const kernel = compileWebAssembly(lattice);
  const truth = inInterpreter(lattice, { arrays: { u: someNumbers(42) } });
  let faults = 0;
  for (const [right, wrong] of [
    [F64X2.subtract, F64X2.add],
    [F64X2.multiply, F64X2.subtract],
    [F64X2.divide, F64X2.multiply],
  ] as const) {
    for (const start of positionsOf(right, kernel.bytes)) {
      const twin = changed(kernel.bytes, start + 1, at(wrong, 1));
      expect(sameBits(outputWith(kernel, twin), truth)).toBe(false);
      faults++;
    }
  }
  expect(faults).toBeGreaterThan(20);
  return faults;
});

counted("wrong-twin", "a wrong stride in a program is seen by comparison", () => {
  const truth = inInterpreter(lattice, { arrays: { u: someNumbers(42) } });
  const loads = lattice.nodes.flatMap((node, id) => (node.tag === "load" ? [id] : []));
  const twins = loads.map((id) => withStride(lattice, id, 1));
  for (const twin of twins) {
    const kernel = compileWebAssembly(twin);
    expect(sameBits(outputWith(kernel, kernel.bytes), truth)).toBe(false);
  }
  return twins.length;
});

function withStride(program: Program, id: number, stride: number): Program {
  return withNode(program, id, (node) =>
    node.tag === "load" ? { ...node, access: { ...node.access, stride } } : node,
  );
}
