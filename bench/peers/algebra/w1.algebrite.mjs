import Algebrite from "algebrite";

const entries = "@bonds@".slice(1, -1).split("], [").map((row) => row.split(", "));
const n = @masses@;
const bordered = Array.from({ length: n }, () => Array.from({ length: n }, () => "0"));
const add = (i, j, factor, value) => {
  bordered[i][j] += `+(${factor})*${value}`;
};
for (const [mass, other, way, value] of entries) {
  const [i, j, step] = [mass - 1, other - 1, Number(way)];
  if (i < n - 1) {
    add(i, i, 1, value);
    if (j < n - 1) add(i, j, -1, value);
    add(i, n - 1, step, value);
    add(n - 1, i, step, value);
  }
  if (step === 1) add(n - 1, n - 1, 1, value);
}
const matrix = (rows) => `[${rows.map((row) => `[${row.join(",")}]`).join(",")}]`;
const run = (text) => Algebrite.run(text);
run(`top = expand(det(${matrix(bordered)}))`);
run(`bottom = expand(det(${matrix(bordered.slice(0, -1).map((row) => row.slice(0, -1)))}))`);
const terms = (name) => run(name).split(/[+-]/).filter((term) => term.trim() !== "").length;
console.log(`answer numeratorTerms ${terms("top")}`);
console.log(`answer denominatorTerms ${terms("bottom")}`);
const values = [@point@];
"@symbols@".split(", ").forEach((name, index) => run(`${name} = ${values[index]}`));
console.log(`answer value ${run("top/bottom")}`);
