import nerdamer from "nerdamer/all.js";

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
const matrix = (rows) => `matrix(${rows.map((row) => `[${row.join(",")}]`).join(",")})`;
const determinant = (rows) => nerdamer(`expand(determinant(${matrix(rows)}))`);
const top = determinant(bordered);
const bottom = determinant(bordered.slice(0, -1).map((row) => row.slice(0, -1)));
const terms = (e) => e.text().match(/[^+-]+/g).length;
console.log(`answer numeratorTerms ${terms(top)}`);
console.log(`answer denominatorTerms ${terms(bottom)}`);
const values = [@point@];
const point = Object.fromEntries("@symbols@".split(", ").map((name, index) => [name, values[index]]));
console.log(`answer value ${top.evaluate(point).text("fractions")}/${bottom.evaluate(point).text("fractions")}`);
