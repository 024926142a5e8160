from sympy import QQ
from sympy.polys.matrices import DomainMatrix


def rational(text):
    numerator, _, denominator = text.partition("/")
    return QQ(int(numerator), int(denominator or 1))


entries = "@bondEntries@".split(", ")
bonds = [entries[i:i + 4] for i in range(0, len(entries), 4)]
bonds = [(int(i) - 1, int(j) - 1, int(step), rational(k)) for i, j, step, k in bonds]
density = [rational(text) for text in "@densities@".split(", ")]
order = @order@
n = len(density)
laplacian = [[QQ(0)] * (n - 1) for _ in range(n - 1)]
for i, j, step, k in bonds:
    if i < n - 1:
        laplacian[i][i] += k
        if j < n - 1:
            laplacian[i][j] -= k
laplacian = DomainMatrix(laplacian, (n - 1, n - 1), QQ)
u = [[QQ(1)] * n]
g = [QQ(0)]
for m in range(1, order + 1):
    r = [QQ(0)] * n
    factorial = 1
    for a in range(1, m + 1):
        factorial *= a
        for i, j, step, k in bonds:
            if step:
                r[i] += k * u[m - a][j] * QQ(step**a, factorial)
        if a < m:
            for i in range(n):
                r[i] -= g[a] * density[i] * u[m - a][i]
    g.append(sum(r) / sum(density))
    if m < order:
        right = DomainMatrix([[r[i] - g[m] * density[i]] for i in range(n - 1)], (n - 1, 1), QQ)
        u.append([row[0] for row in laplacian.lu_solve(right).to_dense().rep] + [QQ(0)])
    if m % 2 == 0:
        print(f"answer g{m} {g[m]}")
