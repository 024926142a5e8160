import { all, create } from "mathjs";

const { fraction, add, subtract, multiply, divide, zeros, lup, lusolve, sum } = create(all, { number: "Fraction", matrix: "Array" });
const bonds = "@bonds@".slice(1, -1).split("], [").map((row) => {
  const [mass, other, step, elasticity] = row.split(", ");
  return { i: mass - 1, j: other - 1, step: Number(step), k: fraction(elasticity) };
});
const density = "@densities@".split(", ").map((text) => fraction(text));
const n = density.length;
const zero = () => fraction(0);
const laplacian = Array.from({ length: n }, () => Array.from({ length: n }, zero));
for (const { i, j, k } of bonds) {
  laplacian[i][i] = add(laplacian[i][i], k);
  laplacian[i][j] = subtract(laplacian[i][j], k);
}
const decomposition = lup(laplacian.slice(0, -1).map((row) => row.slice(0, -1)));
const u = [density.map(() => fraction(1))];
const g = [zero()];
for (let m = 1; m <= @order@; m += 1) {
  let r = density.map(zero);
  let factorial = 1;
  for (let a = 1; a <= m; a += 1) {
    factorial *= a;
    for (const { i, j, step, k } of bonds) {
      if (step !== 0) r[i] = add(r[i], multiply(multiply(k, u[m - a][j]), fraction(step ** a, factorial)));
    }
    if (a < m) r = r.map((force, i) => subtract(force, multiply(g[a], multiply(density[i], u[m - a][i]))));
  }
  g[m] = divide(sum(r), sum(density));
  if (m % 2 === 0) console.log(`answer g${m} ${g[m].toFraction()}`);
  if (m < @order@) {
    const right = r.slice(0, -1).map((force, i) => subtract(force, multiply(g[m], density[i])));
    u[m] = [...lusolve(decomposition, right).toArray().flat(), zero()];
  }
}
