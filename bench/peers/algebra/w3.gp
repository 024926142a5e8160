terms(p) = if(type(p) != "t_POL", p != 0, my(v = Vec(p)); sum(i = 1, #v, terms(v[i])));
top = @order@;
h = vector(top); s = vector(top);
h[2] = x^2;
{
  for(g = 3, top,
    h[g] = x*h[g-1] - a*x*deriv(h[g-1], x) + if(g == 3, x^3/3) + sum(i = 2, g-2, s[i]*h[g-i]);
    s[g] = x*deriv(h[g], x) - 2*h[g]);
}
p = vecsum(h);
print("answer terms ", terms(p));
print("answer value ", subst(subst(p, x, 1), a, 1));
quit
