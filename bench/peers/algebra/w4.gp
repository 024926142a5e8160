default(parisizemax, 4*10^9);
terms(p) = if(type(p) != "t_POL", p != 0, my(v = Vec(p)); sum(i = 1, #v, terms(v[i])));
f = (1+x+y+z+t)^@power@;
p = f*(f+1);
print("answer terms ", terms(p));
c = p;
foreach([x,y,z,t], v, c = polcoef(c, @exponent@, v));
print("answer coefficient ", c);
quit
