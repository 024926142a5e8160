import nerdamer from "nerdamer/all.js";

nerdamer.setVar("f", nerdamer("expand((1+x+y+z+t)^@power@)"));
const p = nerdamer("expand(f*(f+1))");
const terms = p.text().match(/[^+-]+/g);
console.log(`answer terms ${terms.length}`);
const monomial = ["x", "y", "z", "t"].map((name) => `${name}^@exponent@`);
const term = terms.find((text) => monomial.every((power) => text.includes(power)));
console.log(`answer coefficient ${term?.split("*").find((factor) => /^\d+$/.test(factor))}`);
