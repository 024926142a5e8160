import nerdamer from "nerdamer/all.js";

const bonds = "@bonds@".slice(1, -1).split("], [").map((row) => row.split(", "));
const density = "@densities@".split(", ");
const sites = [0, 1, 2, 3];
const held = [0, 1, 2];
const table = () => sites.map(() => sites.map(() => "0"));
const [stiffness, odd, even] = [table(), table(), table()];
for (const [mass, other, way, k] of bonds) {
  const [i, j, step] = [mass - 1, other - 1, Number(way)];
  stiffness[i][i] += `+${k}`;
  stiffness[i][j] += `-${k}`;
  odd[i][j] += `+(${step})*${k}`;
  even[i][j] += `+(${step ** 2})*${k}`;
}
const run = (text) => nerdamer(text).toString();
const expand = (text) => nerdamer(`expand(${text})`).toString();
const sum = (texts) => texts.map((text) => `(${text})`).join("+");
const times = (a, b) => `(${a})*(${b})`;
const minor = (i, j) => {
  const [i1, i2, j1, j2] = [(i + 1) % 3, (i + 2) % 3, (j + 1) % 3, (j + 2) % 3];
  return expand(`${times(stiffness[i1][j1], stiffness[i2][j2])}-${times(stiffness[i1][j2], stiffness[i2][j1])}`);
};
const adjugate = held.map((i) => held.map((j) => minor(j, i)));
const d = expand(sum(held.map((i) => times(stiffness[0][i], adjugate[i][0]))));
const total = sum(density);
const centred = (r) => {
  const w = [...held.map((i) => expand(sum(held.map((j) => times(adjugate[i][j], r[j]))))), "0"];
  const shift = expand(sum(w));
  return w.map((entry) => expand(`4*(${entry})-(${shift})`));
};
const first = centred(odd.map((row) => expand(sum(row))));
const force = sites.map((i) =>
  expand(`2*(${sum(sites.map((j) => times(odd[i][j], first[j])))})+4*(${times(d, sum(even[i]))})`),
);
const speed = expand(sum(force));
// Nothing is divided: neither determinant nor total density is a factor, which other programs find out.
const second = centred(sites.map((i) => expand(`${times(total, force[i])}-${times(speed, density[i])}`)));
const values = [@point@];
const point = Object.fromEntries("@symbols@".split(", ").map((name, v) => [name, values[v]]));
const value = (text) => nerdamer(text, point).toString();
const terms = (text) => text.split(/(?<!^|\()[+-]/).length;
const bottom = times(value(d), value(total));
console.log(`answer speedTerms ${terms(speed)}`);
console.log(`answer speed ${run(`(${value(speed)})/(8*${bottom})`)}`);
for (const i of sites) {
  console.log(`answer shapeTerms${i + 1} ${terms(second[i])}`);
  console.log(`answer shape${i + 1} ${run(`(${value(second[i])})/(32*(${value(d)})*${bottom})`)}`);
}
