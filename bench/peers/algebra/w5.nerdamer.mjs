import nerdamer from "nerdamer/all.js";

const a = "@rows@".slice(1, -1).split("], [").map((row) => row.split(", "));
const n = a.length;
const expand = (text) => nerdamer(`expand(${text})`);
const q = ["1"];
for (let i = 0; i < n; i += 1) {
  const terms = a[i].slice(0, i + 1).map((entry, j) => `(-1)*(${entry})*(${q[j]})`);
  q.push(expand(`(x*(${q[i]})+${terms.join("+")})/(${a[i][i + 1] ?? 1})`).toString());
}
const pivots = a.slice(0, -1).map((row, i) => `(${row[i + 1]})`);
const p = expand(`${pivots.join("*")}*(${q[n]})`);
const names = "@variables@".split(", ");
const values = "@values@".split(", ");
const at = (f) => names.reduce((value, name, i) => value.sub(name, values[i]), f.sub("x", "@speed@"));
console.log(`answer terms ${p.toString().split(/(?<!^|[(^])[+-]/).length}`);
console.log(`answer characteristic ${at(p)}`);
console.log(`answer associated ${nerdamer(q.map((f) => at(nerdamer(f))).join("+"))}`);
