import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { expect, vi } from "vitest";
import { at, ResiduaError } from "../../../../src/core/errors.ts";
import { argumentArrays } from "../../../../src/lower/ir/program.ts";
import { compileNative, type NativeKernel } from "../../../../src/lower/native/compile-native.ts";
import { counted } from "../../../counted.ts";
import { skipFor } from "../../report/programs.ts";
import { CC } from "../source-text/run-texts.ts";
import { argumentValues, SAMPLES, type Sample, truthOf } from "../source-text/samples.ts";

const hasKoffi = await import("koffi").then(
  () => true,
  () => false,
);
const algebraic = SAMPLES.filter(({ isAlgebraic }) => isAlgebraic);

function resultsOf({ run }: NativeKernel, sample: Sample): readonly number[] {
  const declared = argumentArrays(sample.program);
  const arrays = argumentValues(sample).map((values, k) =>
    at(declared, k).indicesBelow === undefined ? Float64Array.from(values) : Int32Array.from(values),
  );
  run(arrays, sample.parameters);
  return arrays.flatMap((array, k) => (at(declared, k).role === "output" ? [...array] : []));
}

async function compiled(sample: Sample): Promise<NativeKernel> {
  const result = await compileNative(sample.program);
  if (!result.ok) throw new Error(result.message);
  return result.value;
}

if (CC === undefined || !hasKoffi) {
  skipFor("gcc and koffi", "native kernels have the bits of the interpreter, and leave no files");
} else {
  counted("differential", "native kernels have the bits of the interpreter, and leave no files", async () => {
    const kernels = await Promise.all(algebraic.map(compiled));
    for (const [k, kernel] of kernels.entries()) {
      const sample = at(algebraic, k);
      expect(resultsOf(kernel, sample), sample.program.name).toEqual(truthOf(sample));
      kernel.close();
    }
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith("residua-native-"))).toEqual([]);
    return kernels.length;
  });

  counted(
    "behaviour",
    "wrong arguments are refused before machine code sees them, and so is a closed kernel",
    async () => {
      const kernel = await compiled(at(algebraic, 0));
      const [u, short] = [new Float64Array(36), new Float64Array(35)];
      expect(() => kernel.run([u, short])).toThrow(expect.objectContaining({ code: "E_SHAPE" }));
      kernel.close();
      kernel.close();
      expect(() => kernel.run([u, new Float64Array(36)])).toThrow(ResiduaError);
    },
  );

  counted("behaviour", "flags reach the compiler, which refuses those that it does not know", async () => {
    const { program } = at(algebraic, 0);
    const refused = await compileNative(program, { flags: ["-fno-such-flag"] });
    expect(refused).toMatchObject({ reason: "not-compiled" });
    expect(await compileNative(program, { flags: ["-O1"] })).toMatchObject({ ok: true });
    return 2;
  });
}

counted(
  "behaviour",
  "a compiler that is missing or fails, and a missing koffi, are results with a reason",
  async () => {
    const { program } = at(algebraic, 0);
    expect(await compileNative(program, { compiler: "no-such-compiler" })).toMatchObject({
      reason: "no-compiler",
    });
    expect(await compileNative(program, { compiler: process.execPath })).toMatchObject({
      reason: "not-compiled",
    });
    vi.doMock("koffi", () => {
      throw new Error("not installed");
    });
    expect(await compileNative(program)).toMatchObject({ reason: "no-koffi" });
    vi.doUnmock("koffi");
    return 3;
  },
);
