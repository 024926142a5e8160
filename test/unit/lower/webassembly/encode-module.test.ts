import { expect } from "vitest";
import { at } from "../../../../src/core/errors.ts";
import { encodeModule } from "../../../../src/lower/webassembly/encode-module.ts";
import { engine } from "../../../../src/lower/webassembly/engine.ts";
import { FunctionBody } from "../../../../src/lower/webassembly/function-body.ts";
import { F64, type Instruction, VALUE_TYPE } from "../../../../src/lower/webassembly/instructions.ts";
import { counted } from "../../../counted.ts";

const { f64, i32, v128 } = VALUE_TYPE;

/** A module of one function of two doubles, `f`, that may call an imported one. */
function moduleOf(write: (body: FunctionBody) => void): Uint8Array<ArrayBuffer> {
  const body = new FunctionBody(2);
  write(body);
  return encodeModule({
    importedFrom: "given",
    memoryPages: 1,
    imports: [{ name: "twice", signature: { parameters: [f64], results: [f64] } }],
    functions: [
      { signature: { parameters: [f64, f64], results: [f64] }, body: body.bytes(), exportedAs: "f" },
    ],
    data: [{ address: 16, bytes: new Uint8Array(new Float64Array([0.25]).buffer) }],
  });
}

/** The function `f` of a module. */
function functionOf(bytes: Uint8Array<ArrayBuffer>): (x: number, y: number) => number {
  const memory = new engine.Memory({ initial: 1, maximum: 1 });
  const twice = (x: number) => 2 * x;
  const { f } = new engine.Instance(new engine.Module(bytes), { given: { memory, twice } }).exports;
  return (x, y) => (typeof f === "function" ? Number(f(x, y)) : Number.NaN);
}

/** Steps of a function, one after another; a number stands for getting that local. */
function steps(...all: readonly (number | ((body: FunctionBody) => void))[]): (body: FunctionBody) => void {
  return (body) => {
    for (const step of all) {
      if (typeof step === "number") body.get(step);
      else step(body);
    }
  };
}

const instruction = (each: Instruction) => (body: FunctionBody) => body.write(each);
const call = (index: number) => (body: FunctionBody) => body.call(index);
const word = (value: number) => (body: FunctionBody) => body.word(value);

counted("golden", "modules compute: locals, calls, memory, loops and conditions", () => {
  const programs: readonly [(body: FunctionBody) => void, number][] = [
    [steps(0, 1, instruction(F64.subtract)), 4],
    [steps(0, call(0)), 14],
    [steps(word(8), (body) => body.access(F64.load, 8)), 0.25],
    [doubledTo500, 896],
    [
      steps(
        0,
        word(0),
        (body) => body.ifTrue(() => steps(1, (inner) => inner.set(0))(body)),
        0,
        instruction(F64.add),
      ),
      14,
    ],
  ];
  for (const [write, expected] of programs) {
    const bytes = moduleOf(write);
    expect(engine.validate(bytes)).toBe(true);
    expect(functionOf(bytes)(7, 3)).toBe(expected);
  }
  return programs.length;
});

/** Doubles the first parameter until it is not below 500. */
function doubledTo500(body: FunctionBody): void {
  body.loop(() => {
    body.get(0);
    body.call(0);
    body.tee(0);
    body.float(500);
    body.write(F64.less);
    body.branchIf(0);
  });
  body.get(0);
}

counted("behaviour", "the same parts give the same bytes, and a released local is claimed again", () => {
  expect(moduleOf(doubledTo500)).toEqual(moduleOf(doubledTo500));
  const body = new FunctionBody(2);
  const [first, second] = [body.claim(f64), body.claim(v128)];
  body.release(f64, first);
  expect([body.claim(i32), body.claim(f64), second]).toEqual([4, first, 3]);
  expect(body.localCount).toBe(5);
  // Three runs of one local each, an f64, a v128 and an i32; then the end.
  expect([...body.bytes()]).toEqual([3, 1, f64, 1, v128, 1, i32, 0x0b]);
  return 3;
});

counted("wrong-twin", "functions with wrong types, locals or calls are not valid", () => {
  const wrong = [
    steps(0, instruction(F64.add)),
    steps(2),
    steps(word(1)),
    steps(0, call(9)),
    steps(0, (body) => body.branchIf(0)),
    steps(0, 1),
  ];
  for (const write of wrong) expect(engine.validate(moduleOf(write))).toBe(false);
  return wrong.length;
});

counted("wrong-twin", "a module with a changed size or a missing end is not valid", () => {
  const bytes = moduleOf(steps(0, 1, instruction(F64.add)));
  expect(engine.validate(bytes)).toBe(true);
  expect(engine.validate(bytes.slice(0, -1))).toBe(false);
  // The size of the section of types stands right after the header of 8 bytes and the section's number.
  const resized = bytes.slice();
  resized[9] = at(resized, 9) + 1;
  expect(engine.validate(resized)).toBe(false);
  return 2;
});
