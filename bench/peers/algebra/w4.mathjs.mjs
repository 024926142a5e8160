import { rationalize } from "mathjs";

const p = rationalize("(1+x+y+z+t)^@power@*((1+x+y+z+t)^@power@+1)").toString();
const terms = p.split(/ [+-] /);
console.log(`answer terms ${terms.length}`);
const monomial = ["x", "y", "z", "t"].map((name) => `${name} ^ @exponent@`);
console.log(
  `answer coefficient ${terms.find((text) => monomial.every((power) => text.includes(power)))?.split(" ")[0]}`,
);
