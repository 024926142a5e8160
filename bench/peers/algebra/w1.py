from sympy import ZZ, ring
from sympy.polys.matrices import DomainMatrix

names = "@symbols@".split(", ")
R, *generators = ring(names, ZZ)
symbol = dict(zip(names, generators))
symbol["0"], symbol["1"] = R(0), R(1)
entries = [@quotedBondEntries@]
n = @masses@
A = [[R(0)] * n for _ in range(n)]
for b in range(0, len(entries), 4):
    i, j, step, k = int(entries[b]) - 1, int(entries[b + 1]) - 1, int(entries[b + 2]), symbol[entries[b + 3]]
    if i < n - 1:
        A[i][i] += k
        if j < n - 1:
            A[i][j] -= k
        A[i][n - 1] += step * k
        A[n - 1][i] += step * k
    if step == 1:
        A[n - 1][n - 1] += k


def determinant(rows):
    last = DomainMatrix(rows, (len(rows), len(rows)), R.to_domain()).charpoly()[-1]
    return last if len(rows) % 2 == 0 else -last


top = determinant(A)
bottom = determinant([row[: n - 1] for row in A[: n - 1]])
point = list(zip(R.gens, [@point@]))
print("answer numeratorTerms", len(top))
print("answer denominatorTerms", len(bottom))
print(f"answer value {top.evaluate(point)}/{bottom.evaluate(point)}")
