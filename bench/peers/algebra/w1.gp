default(parisizemax, 4*10^9);
terms(p) = if(type(p) != "t_POL", p != 0, my(v = Vec(p)); sum(i = 1, #v, terms(v[i])));
value(p) = substvec(p, [@symbols@], [@point@]);
bonds = [@bonds@];
n = @masses@;
A = matrix(n, n);
{
  for(b = 1, #bonds,
    [i, j, step, k] = bonds[b];
    if(i < n, A[i,i] += k; if(j < n, A[i,j] -= k); A[i,n] += step*k; A[n,i] += step*k);
    if(step == 1, A[n,n] += k));
}
top = matdet(A, 1);
bottom = matdet(A[1..n-1, 1..n-1], 1);
print("answer numeratorTerms ", terms(top));
print("answer denominatorTerms ", terms(bottom));
print("answer value ", value(top)/value(bottom));
quit
