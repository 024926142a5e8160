import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { format } from "node:util";
import { describe, expect, vi } from "vitest";
import { counted } from "../counted.ts";

const PAGE = "docs/reference/library.md";
const FOLDER = resolve("out/library-examples");
const PUBLIC_NAMES = resolve("src/index.ts");

const EXAMPLES = [...readFileSync(PAGE, "utf8").matchAll(/^```ts\n(.*?)^```/gms)].map(
  ([, code = ""]) => code,
);

/** What an example says that it prints: its comments `// -> ...`. */
function promisedBy(example: string): readonly string[] {
  return [...example.matchAll(/\/\/ -> (.*)$/gm)].map(([, text = ""]) => text);
}

/** What an example prints, when it is run as a module of its own. */
async function printedBy(example: string, name: string): Promise<readonly string[]> {
  const file = resolve(FOLDER, `${name}.ts`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, example.replace('from "residua"', `from ${JSON.stringify(PUBLIC_NAMES)}`));
  const log = vi.spyOn(console, "log").mockImplementation(() => undefined);
  try {
    await import(/* @vite-ignore */ file);
    return log.mock.calls.map((values) => format(...values));
  } finally {
    log.mockRestore();
  }
}

describe(PAGE, () => {
  counted("behaviour", "says of every example what it prints", () => {
    expect(EXAMPLES.length).toBeGreaterThan(7);
    for (const example of EXAMPLES) expect(promisedBy(example), example).not.toEqual([]);
  });

  for (const [index, example] of EXAMPLES.entries()) {
    counted("behaviour", `example ${index + 1} prints what it says`, async () => {
      const promised = promisedBy(example);
      expect(await printedBy(example, `example-${index + 1}`)).toEqual(promised);
      return promised.length;
    });
  }

  counted("wrong-twin", "an example that prints something else is found out", async () => {
    const wrong = 'import { integers } from "residua";\nconsole.log(integers.add(1, 1)); // -> 3\n';
    expect(await printedBy(wrong, "wrong-example")).not.toEqual(promisedBy(wrong));
  });
});
