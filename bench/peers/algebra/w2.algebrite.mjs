import Algebrite from "algebrite";

const bonds = "@bonds@".slice(1, -1).split("], [").map((row) => row.split(", "));
const density = "@densities@".split(", ");
const n = density.length;
const matrix = (rows, columns, entry) =>
  `[${Array.from({ length: rows }, (_, i) => `[${Array.from({ length: columns }, (_, j) => entry(i, j)).join(",")}]`).join(",")}]`;
const bondSum = (i, j, factor) => {
  const terms = bonds.filter((bond) => bond[0] - 1 === i && factor(bond, j) !== 0);
  return terms.map((bond) => `(${factor(bond, j)})*(${bond[3]})`).join("+") || "0";
};
const atOther = (bond, j) => (bond[1] - 1 === j ? 1 : 0);
const stiffness = (i, j) => bondSum(i, j, (bond) => (i === j ? 1 : 0) - atOther(bond, j));
const hop = (power) => (i, j) => bondSum(i, j, (bond) => Number(bond[2]) ** power * atOther(bond, j));
const run = (text) => Algebrite.run(text);
run(`flexibility = inv(${matrix(n - 1, n - 1, stiffness)})`);
run(`hop1 = ${matrix(n, n, hop(1))}`);
run(`hop0 = ${matrix(n, n, hop(2))}`);
run(`inertia = ${matrix(n, n, (i, j) => (i === j ? density[i] : 0))}`);
run(`extend = ${matrix(n, n - 1, (i, j) => (i === j ? 1 : 0))}`);
run(`ground = ${matrix(n - 1, n, (i, j) => (i === j ? 1 : 0))}`);
run(`ones = [${density.map(() => 1).join(",")}]`);
run("total = dot(ones, dot(inertia, ones))");
run("u0 = ones");
for (let m = 1; m <= @order@; m += 1) {
  const orders = Array.from({ length: m }, (_, index) => index + 1);
  const forces = orders.map((a) => `dot(hop${a % 2}, u${m - a})/${a}!`);
  const inertias = orders.slice(0, -1).map((a) => `-g${a}*dot(inertia, u${m - a})`);
  run(`r = ${[...forces, ...inertias].join("+")}`);
  run(`g${m} = dot(ones, r)/total`);
  if (m % 2 === 0) console.log(`answer g${m} ${run(`g${m}`)}`);
  if (m < @order@) run(`u${m} = dot(extend, dot(flexibility, dot(ground, r - g${m}*dot(inertia, ones))))`);
}
