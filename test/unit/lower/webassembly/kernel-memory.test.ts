import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { add, multiply, number, symbol } from "../../../../src/expr/expression.ts";
import { fuseRungeKutta4 } from "../../../../src/lower/fuse-runge-kutta.ts";
import { programBuilder } from "../../../../src/lower/ir/builder.ts";
import type { Program } from "../../../../src/lower/ir/program.ts";
import { programOf } from "../../../../src/lower/program-of.ts";
import { compileWebAssembly } from "../../../../src/lower/webassembly/compile-webassembly.ts";
import { engine } from "../../../../src/lower/webassembly/engine.ts";
import { linearMemory } from "../../../../src/lower/webassembly/linear-memory.ts";
import { counted } from "../../../counted.ts";
import { indicesOf, sparseMatrix, sparseProduct } from "../row-programs.ts";

/** y = scale x + 1 at some points. */
function affine(points: number): Program {
  const value = add(multiply(symbol("scale"), symbol("x")), number(1));
  return programOf([value], ["x"], { points, parameters: ["scale"] });
}

counted("behaviour", "arrays of the kernel's memory are worked on in place, others are copied", () => {
  const kernel = compileWebAssembly(affine(3));
  const [x, y] = [Float64Array.of(1, 2, 3), new Float64Array(3)];
  kernel.run([x, y], [2]);
  expect([...y]).toEqual([3, 5, 7]);
  const [ownX, ownY] = kernel.arrays();
  expect(ownX?.buffer).toBe(kernel.memory.handle.buffer);
  ownX?.set([4, 5, 6]);
  kernel.run(kernel.arrays(), [10]);
  expect([...(ownY ?? [])]).toEqual([41, 51, 61]);
  // The caller's arrays are as the first run left them.
  expect([...x, ...y]).toEqual([1, 2, 3, 3, 5, 7]);
  kernel.run([x, kernel.arrays()[1] ?? y], [-1]);
  expect([...(ownY ?? [])]).toEqual([0, -1, -2]);
  return 4;
});

counted(
  "behaviour",
  "kernels share a memory: what one writes the other reads, with no copy and no clash",
  () => {
    const memory = linearMemory(2 ** 16);
    const [first, second] = [
      compileWebAssembly(affine(3), { memory }),
      compileWebAssembly(affine(3), { memory }),
    ];
    const [x, y, z] = [memory.allocate(3), memory.allocate(3), memory.allocate(3)];
    x.set([1, 2, 3]);
    for (let round = 0; round < 2; round++) {
      first.run([x, y], [2]);
      second.run([y, z], [-1]);
    }
    expect([...x, ...y, ...z]).toEqual([1, 2, 3, 3, 5, 7, -2, -4, -6]);
  },
);

counted("behaviour", "the module can be used without Residua, as its description says", () => {
  const { source, bytes } = compileWebAssembly(affine(4));
  expect(source).toContain(`;; WebAssembly module kernel, ${bytes.length} bytes`);
  expect(source).toContain(";; y 0 of a point = scale*x + 1");
  expect(source).toContain("imports residua.memory, with pages of 64 KiB, at least 1,");
  const addressOf = (what: string) => Number(new RegExp(`(\\d+): the ${what}`).exec(source)?.[1]);
  const memory = new engine.Memory({ initial: 1, maximum: 1 });
  const { run } = new engine.Instance(new engine.Module(bytes), { residua: { memory } }).exports;
  const view = new DataView(memory.buffer);
  view.setUint32(addressOf("address of x"), 4096, true);
  view.setUint32(addressOf("address of y"), 8192, true);
  view.setFloat64(addressOf("parameter scale"), 2, true);
  new Float64Array(memory.buffer, 4096, 4).set([1, 2, 3, 4]);
  if (typeof run === "function") run();
  expect([...new Float64Array(memory.buffer, 8192, 4)]).toEqual([3, 5, 7, 9]);
});

counted("behaviour", "the same program gives the same bytes, for many points as for few", () => {
  expect(compileWebAssembly(affine(7)).bytes).toEqual(compileWebAssembly(affine(7)).bytes);
  const lengths = [8, 8_000].map((points) => compileWebAssembly(affine(points)).bytes.length);
  expect(at(lengths, 1) - at(lengths, 0)).toBeLessThan(10);
  return 2;
});

counted("behaviour", "wrong arrays, parameters, counts and indices are refused", () => {
  const kernel = compileWebAssembly(affine(3));
  const [x, y] = [new Float64Array(3), new Float64Array(3)];
  const wrongShapes = [
    () => kernel.run([x], [1]),
    () => kernel.run([x, y], []),
    () => kernel.run([x, new Float64Array(4)], [1]),
    () => kernel.run([x, new Int32Array(3)], [1]),
    () => Reflect.apply(kernel.run, kernel, [[x, [0, 0, 0]], [1]]),
    () => kernel.run([x, x], [1]),
  ];
  for (const run of wrongShapes) expect(run).toThrow(expect.objectContaining({ code: "E_SHAPE" }));
  const integrator = compileWebAssembly(fuseRungeKutta4(programOf([symbol("u")], ["u"])));
  const matrix = sparseMatrix(2, [[[0, 1]], [[1, 1]]]);
  const product = compileWebAssembly(sparseProduct(matrix));
  const starts = Int32Array.from(indicesOf(matrix)["starts"] ?? []);
  const two = () => new Float64Array(2);
  const wrongValues = [
    () => integrator.run([new Float64Array(1), new Float64Array(1)], [0.1, 1.5]),
    () => product.run([starts, Int32Array.of(0, 2), two(), two(), two(), two()], [1]),
    () => product.run([Int32Array.of(0, 2, 1), Int32Array.of(0, 1), two(), two(), two(), two()], [1]),
  ];
  for (const run of wrongValues) expect(run).toThrow(expect.objectContaining({ code: "E_DOMAIN" }));
  return wrongShapes.length + wrongValues.length;
});

counted("behaviour", "a memory without room, or beyond what can be addressed, is refused", () => {
  const memory = linearMemory(1000);
  expect(memory.free()).toBe(2 ** 16);
  expect(() => memory.allocate(2 ** 13 + 1)).toThrow("65536 bytes left and 65544 are needed");
  const small = compileWebAssembly(affine(5000), { memory });
  const refused = [
    () => linearMemory(2 ** 32 + 1),
    () => linearMemory(Number.NaN),
    () => memory.allocate(-1),
    () => small.arrays(),
  ];
  for (const make of refused) expect(make).toThrow(expect.objectContaining({ code: "E_SHAPE" }));
  return refused.length + 1;
});

counted("behaviour", "an argument that is copied does not overlap one that is not", () => {
  const builder = programBuilder();
  const value = builder.load("x", -1, 3);
  const reversed: Program = {
    name: "reversed",
    comments: [],
    parameters: [],
    arrays: [
      { name: "x", length: 4, role: "input" },
      { name: "y", length: 4, role: "output" },
    ],
    nodes: builder.nodes,
    loops: [{ tag: "map", count: 4, stores: [{ access: { array: "y", stride: 1, offset: 0 }, value }] }],
  };
  const kernel = compileWebAssembly(reversed);
  const [, own = new Float64Array()] = kernel.arrays();
  const y = new Float64Array(4);
  kernel.run([Float64Array.of(1, 2, 3, 4), own]);
  kernel.run([own, y]);
  expect([...own, ...y]).toEqual([4, 3, 2, 1, 1, 2, 3, 4]);
});
