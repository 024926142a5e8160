import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect } from "vitest";
import { counted } from "./counted.ts";

const INDEX = resolve("dist/src/index.d.ts");
const REPORT = resolve("etc/residua.api.md");

const TITLE = `# The public names of Residua

What \`import ... from "residua"\` offers, with its types, by the file that it comes from. A test compares this page with the
build: after a change of public names, \`npm run build && npx vitest run test/api-report.test.ts -u\` writes it anew.
`;

/** The public names of each file of the build, in the order of the index. */
function publicNames(): ReadonlyMap<string, readonly string[]> {
  const files = new Map<string, readonly string[]>();
  for (const [, names = "", file = ""] of readFileSync(INDEX, "utf8").matchAll(
    /export (?:type )?\{([^}]*)\} from "([^"]+)\.ts";/g,
  )) {
    const plain = names.split(",").map((name) => name.trim().replace(/^type /, ""));
    files.set(file, [...(files.get(file) ?? []), ...plain.filter((name) => name !== "")]);
  }
  return files;
}

/** The declarations of a file of the build without comments, by name. */
function declarations(file: string): ReadonlyMap<string, string> {
  const text = readFileSync(resolve("dist/src", `${file}.d.ts`), "utf8").replace(
    /^\s*\/\*\*[\s\S]*?\*\/\n/gm,
    "",
  );
  const found = new Map<string, string>();
  for (const statement of text.split(/^(?=export |declare |import )/m)) {
    const name = /^export (?:declare )?(?:interface|type|function|const|class) (\w+)/.exec(statement)?.[1];
    if (name !== undefined) found.set(name, `${found.get(name) ?? ""}${statement.trimEnd()}\n`);
  }
  return found;
}

function report(): string {
  const sections = [...publicNames()].map(([file, names]) => {
    const known = declarations(file);
    const texts = names.map((name) => known.get(name) ?? `// ${name}: not declared in this file\n`);
    return `## ${file.replace(/^\.\//, "")}\n\n\`\`\`ts\n${texts.join("")}\`\`\`\n`;
  });
  return [TITLE, ...sections].join("\n");
}

counted("golden", "the page of public names is that of the build", async () => {
  const text = report();
  expect(text).not.toContain("not declared in this file");
  expect(publicNames().size).toBeGreaterThan(50);
  await expect(text).toMatchFileSnapshot(REPORT);
  return [...publicNames().values()].flat().length;
});
