default(parisizemax, 4*10^9);
terms(p) = if(type(p) != "t_POL", p != 0, my(v = Vec(p)); sum(i = 1, #v, terms(v[i])));
value(p) = substvec(p, [@symbols@], [@point@]);
bonds = [@bonds@];
density = [@densities@]~;
stiffness = odd = even = matrix(4, 4);
{
  for(b = 1, #bonds,
    [i, j, step, k] = bonds[b];
    stiffness[i,i] += k; stiffness[i,j] -= k; odd[i,j] += step*k; even[i,j] += step^2*k);
}
grounded = stiffness[1..3,1..3];
after(i) = i % 3 + 1;
minor(i, j) = grounded[after(i),after(j)]*grounded[after(after(i)),after(after(j))] - grounded[after(i),after(after(j))]*grounded[after(after(i)),after(j)];
adjugate = matrix(3, 3, i, j, minor(j, i));
d = grounded[1,] * adjugate[,1];
total = vecsum(density);
ones = [1, 1, 1, 1]~;
centred(r) = my(w = concat(adjugate * r[1..3], [0]~)); 4*w - vecsum(w)*ones;
first = centred(odd*ones);
force = 2*odd*first + 4*d*(even*ones);
speed = vecsum(force);
second = centred(total*force - speed*density);
/* Values at a point rule out most divisions before they are tried. */
divided(p, f) = if(value(p) % value(f), p, my(c = gcd(p, f)); if(type(c) == "t_POL", p/c, p));
print("answer speedTerms ", terms(speed));
print("answer speed ", value(speed)/(8*value(d)*value(total)));
{
  for(i = 1, 4,
    print("answer shapeTerms", i, " ", terms(divided(divided(divided(second[i], d), d), total)));
    print("answer shape", i, " ", value(second[i])/(32*value(d)^2*value(total))));
}
quit
