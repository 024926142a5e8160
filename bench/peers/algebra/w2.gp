default(parisizemax, 4*10^9);
bonds = [@bonds@];
density = [@densities@]~;
order = @order@;
n = #density;
laplacian = matrix(n, n);
{
  for(b = 1, #bonds, my([i, j, step, k] = bonds[b]);
    laplacian[i,i] += k; laplacian[i,j] -= k);
}
forward = matrix(n, n); backward = matrix(n, n);
{
  for(b = 1, #bonds, my([i, j, step, k] = bonds[b]);
    if(step == 1, forward[i,j] += k, step == -1, backward[i,j] += k));
}
hop = [forward - backward, forward + backward];
inverse = (laplacian[1..n-1, 1..n-1])^-1;
u = vector(order + 1); g = vector(order);
u[1] = vectorv(n, i, 1);
{
  for(m = 1, order,
    f = sum(a = 1, m, hop[if(a % 2, 1, 2)] * u[m-a+1] / a!);
    r = f - sum(a = 1, m-1, g[a] * vectorv(n, i, density[i] * u[m-a+1][i]));
    g[m] = vecsum(r) / vecsum(density);
    if(m < order, v = inverse * (r - g[m]*density)[1..n-1]; u[m+1] = concat(v, [0]~));
    if(m % 2 == 0, print("answer g", m, " ", g[m])));
}
quit
