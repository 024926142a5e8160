default(parisizemax, 4*10^9);
terms(p) = if(type(p) != "t_POL", p != 0, my(v = Vec(p)); sum(i = 1, #v, terms(v[i])));
n = @size@;
a = matrix(n, n);
rows = [@rows@];
for(i = 1, n, a[i,] = rows[i]);
p = charpoly(a);
q = vector(n + 1); q[1] = 1;
{
  for(i = 1, n,
    q[i+1] = (x*q[i] - sum(j = 1, i, a[i,j]*q[j])) / if(i < n, a[i,i+1], 1));
}
at(f) = substvec(f, [x, @variables@], [@speed@, @values@]);
print("answer terms ", terms(numerator(r*p)));
print("answer characteristic ", at(p));
print("answer associated ", vecsum(apply(at, q)));
quit
