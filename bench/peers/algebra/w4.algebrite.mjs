import Algebrite from "algebrite";

Algebrite.run("f = expand((1+x+y+z+t)^@power@)");
Algebrite.run("p = expand(f*(f+1))");
console.log(`answer terms ${Algebrite.run("p").split(/[+-]/).length}`);
console.log(
  `answer coefficient ${Algebrite.run("coeff(coeff(coeff(coeff(p,x,@exponent@),y,@exponent@),z,@exponent@),t,@exponent@)")}`,
);
