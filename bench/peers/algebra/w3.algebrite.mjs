import Algebrite from "algebrite";

const h = [undefined, undefined, "x^2"];
const s = [undefined, undefined, "0"];
for (let g = 3; g <= @order@; g += 1) {
  const terms = [`x*(${h[g - 1]})`, `(-1)*a*x*d(${h[g - 1]},x)`];
  if (g === 3) terms.push("x^3/3");
  for (let i = 2; i <= g - 2; i += 1) terms.push(`(${s[i]})*(${h[g - i]})`);
  h[g] = Algebrite.run(`expand(${terms.join("+")})`);
  s[g] = Algebrite.run(`expand(x*d(${h[g]},x)-2*(${h[g]}))`);
}
const p = Algebrite.run(`expand(${h.slice(2).join("+")})`);
console.log(`answer terms ${p.split(/[+-]/).length}`);
console.log(`answer value ${Algebrite.run(`subst(1,a,subst(1,x,${p}))`)}`);
