import nerdamer from "nerdamer/all.js";

const bonds = "@bonds@".slice(1, -1).split("], [").map((row) => row.split(", "));
const density = "@densities@".split(", ");
const n = density.length;
const matrix = (rows, columns, entry) =>
  `matrix(${Array.from({ length: rows }, (_, i) => `[${Array.from({ length: columns }, (_, j) => entry(i, j)).join(",")}]`).join(",")})`;
const bondSum = (i, j, factor) => {
  const terms = bonds.filter((bond) => bond[0] - 1 === i && factor(bond, j) !== 0);
  return terms.map((bond) => `(${factor(bond, j)})*(${bond[3]})`).join("+") || "0";
};
const atOther = (bond, j) => (bond[1] - 1 === j ? 1 : 0);
const stiffness = (i, j) => bondSum(i, j, (bond) => (i === j ? 1 : 0) - atOther(bond, j));
const hop = (power) => (i, j) => bondSum(i, j, (bond) => Number(bond[2]) ** power * atOther(bond, j));
const set = (name, text) => nerdamer.setVar(name, nerdamer(text));
set("flexibility", `invert(${matrix(n - 1, n - 1, stiffness)})`);
set("hop1", matrix(n, n, hop(1)));
set("hop0", matrix(n, n, hop(2)));
set("inertia", matrix(n, n, (i, j) => (i === j ? density[i] : 0)));
set("extend", matrix(n, n - 1, (i, j) => (i === j ? 1 : 0)));
set("ground", matrix(n - 1, n, (i, j) => (i === j ? 1 : 0)));
set("ones", matrix(1, n, () => 1));
set("u0", matrix(n, 1, () => 1));
const scalar = (text) => nerdamer(`matget(${text},0,0)`).toString();
const factorial = (a) => (a < 2 ? 1 : a * factorial(a - 1));
const total = scalar("ones*inertia*u0");
const g = [];
for (let m = 1; m <= @order@; m += 1) {
  const orders = Array.from({ length: m }, (_, index) => index + 1);
  const forces = orders.map((a) => `(1/${factorial(a)})*(hop${a % 2}*u${m - a})`);
  const inertias = orders.slice(0, -1).map((a) => `(-(${g[a]}))*(inertia*u${m - a})`);
  set("r", [...forces, ...inertias].join("+"));
  g[m] = nerdamer(`(${scalar("ones*r")})/(${total})`).toString();
  if (m % 2 === 0) console.log(`answer g${m} ${g[m]}`);
  if (m < @order@) set(`u${m}`, `extend*(flexibility*(ground*(r+(-(${g[m]}))*(inertia*u0))))`);
}
