import nerdamer from "nerdamer/all.js";

const h = [undefined, undefined, "x^2"];
const s = [undefined, undefined, "0"];
for (let g = 3; g <= @order@; g += 1) {
  const terms = [`x*(${h[g - 1]})`, `(-1)*a*x*diff(${h[g - 1]},x)`];
  if (g === 3) terms.push("x^3/3");
  for (let i = 2; i <= g - 2; i += 1) terms.push(`(${s[i]})*(${h[g - i]})`);
  h[g] = nerdamer(`expand(${terms.join("+")})`).toString();
  s[g] = nerdamer(`expand(x*diff(${h[g]},x)-2*(${h[g]}))`).toString();
}
const p = nerdamer(`expand(${h.slice(2).join("+")})`);
console.log(`answer terms ${p.toString().split(/(?<!^|\()[+-]/).length}`);
console.log(`answer value ${p.sub("x", "1").sub("a", "1").toString()}`);
