from sympy import QQ, field
from sympy.polys.matrices import DomainMatrix

K, *generators = field("@variables@", QQ)
names = dict(zip("@variables@".split(", "), generators))
D = K.to_domain()
a = [[D.convert(entry) for entry in row] for row in eval("[@rows@]", names)]
n = @size@
p = DomainMatrix(a, (n, n), D).charpoly()[::-1]
q = [[K.one]]
for i in range(n):
    row = [K.zero] + q[i]
    for j in range(i + 1):
        if a[i][j]:
            for k, coefficient in enumerate(q[j]):
                row[k] -= a[i][j] * coefficient
    q.append([coefficient / a[i][i + 1] for coefficient in row] if i + 1 < n else row)


def at(f):
    point = list(zip(generators, [@values@]))
    return sum(c.numer.evaluate(numbers(c)) / c.denom.evaluate(numbers(c)) * QQ(@speed@) ** k for k, c in enumerate(f))


def numbers(c):
    return list(zip(c.numer.ring.gens, [QQ(value) for value in [@values@]]))


print("answer terms", sum(len((c * names["r"]).numer) for c in p))
print("answer characteristic", at(p))
print("answer associated", sum(at(f) for f in q))
